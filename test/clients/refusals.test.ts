import { ContractError } from "@shapesmith/mocks";
import "@shapesmith/mocks/vitest";
import { describe, expect, test } from "vitest";
import { generatedClient, type PinnedClient } from "./pinned-clients.js";

async function refusal(name: PinnedClient, operation: string, input: object): Promise<unknown> {
  const service = await generatedClient(name);
  const mock = service.mock();
  mock.on(operation).resolves();
  const sent = service.createClient().send(service.createCommand(operation, input));
  const error = await sent.then(
    () => "answered",
    (thrown: unknown) => thrown,
  );
  // What is wrong with the test is looked at here.
  mock.resetHistory();
  return error;
}

describe("of a service about whose refusals nothing is stated, a bad request", () => {
  test.each([
    ["s3", "PutObject", { Bucket: "bills", Key: "1", ACL: "nope" }, "ACL"],
    ["ec2", "RunInstances", {}, "MaxCount"],
    ["iam", "CreateUser", {}, "UserName"],
    ["sqs", "SendMessage", { QueueUrl: "https://queue" }, "MessageBody"],
  ] as const)(
    "fails the test where %s has errors of its own",
    async (name, operation, input, member) => {
      const error = await refusal(name, operation, input);
      expect(error).toBeInstanceOf(ContractError);
      expect(String(error)).toContain("refuses, with an error that nobody recorded");
      expect(String(error)).toContain(`${member}: expected`);
      expect(String(error)).toContain("shapesmith#validation");
    },
  );

  test.each([
    ["dynamodb", "GetItem", { Key: { id: { S: "1" } } }, "tableName"],
    ["ecs", "DescribeTasks", {}, "tasks"],
  ] as const)(
    "is refused as %s does, with others of its protocol",
    async (name, operation, input, member) => {
      expect(await refusal(name, operation, input)).toMatchObject({
        name: "ValidationException",
        message: `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
      });
    },
  );
});
