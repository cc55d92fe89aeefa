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

const baseExceptions = {
  cloudformation: "CloudFormationServiceException",
  ec2: "EC2ServiceException",
  iam: "IAMServiceException",
} as const;

async function baseException(name: keyof typeof baseExceptions): Promise<new () => Error> {
  return (await generatedClient(name)).sdk[baseExceptions[name]] as new () => Error;
}

describe("of a service about whose refusals nothing is stated, a bad request", () => {
  test.each([
    ["s3", "PutObject", { Bucket: "bills", Key: "1", ACL: "nope" }, "ACL"],
    [
      "s3",
      "CreateBucket",
      { Bucket: "bills", CreateBucketConfiguration: 1 },
      "CreateBucketConfiguration",
    ],
    ["ec2", "RunInstances", { MinCount: 1, MaxCount: 1, InstanceType: "nope" }, "InstanceType"],
    ["iam", "ListUsers", { MaxItems: "many" }, "MaxItems"],
    ["cloudformation", "ListStacks", { StackStatusFilter: "many" }, "StackStatusFilter"],
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
    ["bedrock-runtime", "Converse", { modelId: "m", toolConfig: {} }, "toolConfig.tools"],
  ] as const)(
    "is refused as %s does, with others of its protocol",
    async (name, operation, input, member) => {
      expect(await refusal(name, operation, input)).toMatchObject({
        name: "ValidationException",
        message: `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
      });
    },
  );

  test.each([
    ["iam", "CreateUser", {}, "userName"],
    ["cloudformation", "DeleteStack", {}, "stackName"],
  ] as const)("is a ValidationError of %s's protocol", async (name, operation, input, member) => {
    const error = await refusal(name, operation, input);
    expect(error).toBeInstanceOf(await baseException(name));
    expect(error).toMatchObject({
      name: "ValidationError",
      message: `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
      $fault: "client",
      $metadata: { httpStatusCode: 400 },
    });
  });

  test("with several faults is refused for all of them, in the query protocol too", async () => {
    expect(await refusal("iam", "AttachRolePolicy", {})).toMatchObject({
      name: "ValidationError",
      message:
        "2 validation errors detected: " +
        "Value null at 'roleName' failed to satisfy constraint: Member must not be null; " +
        "Value null at 'policyArn' failed to satisfy constraint: Member must not be null",
    });
  });

  test("that lacks a parameter is refused by EC2 for the first of them", async () => {
    const error = await refusal("ec2", "RunInstances", {});
    expect(error).toBeInstanceOf(await baseException("ec2"));
    expect(error).toMatchObject({
      name: "MissingParameter",
      message: "The request must contain the parameter MaxCount",
      $fault: "client",
      $metadata: { httpStatusCode: 400 },
    });
  });
});
