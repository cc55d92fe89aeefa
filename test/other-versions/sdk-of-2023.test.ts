import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packedProject, typeErrors } from "./packed-project.js";

const versions = fileURLToPath(new URL("sdk-of-2023", import.meta.url));

const bare = `
import { GetFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { mockClient } from "aws-sdk-client-mock";

mockClient(LambdaClient).on(GetFunctionCommand).resolves({ Configuration: { MemorySize: 256 } });
`;

const ours = `
import { GetFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { mockLambda } from "@shapesmith/lambda/mocks";

const lambda = mockLambda(LambdaClient);
lambda.on("GetFunction", { FunctionName: "orders" }).resolves({ Configuration: { MemorySize: 256 } });
lambda.on(GetFunctionCommand).rejects("ResourceNotFoundException");
export const client: LambdaClient = lambda.client;
export const name: string | undefined = lambda.calls("GetFunction")[0]?.input.FunctionName;
// @ts-expect-error a number
lambda.on(GetFunctionCommand).resolves({ Configuration: { MemorySize: "256" } });
// @ts-expect-error no error of the operation
lambda.on("GetFunction").rejects("ResourceConflictException");
// @ts-expect-error no command
lambda.on(LambdaClient);
`;

let project: string;

beforeAll(async () => {
  project = await packedProject(versions);
}, 0);

afterAll(() => rmSync(project, { recursive: true, force: true }));

/** What a project's code has against it when the code is all there is. */
async function errorsOf(code: string): Promise<string> {
  writeFileSync(join(project, "code.ts"), code);
  return typeErrors(project);
}

/**
 * The client's types are made of another version of @smithy/types than those of aws-sdk-client-mock.
 * Versions of today happen to agree; those of 2023 show what comes when they do not.
 */
describe("a client of another @smithy/types", () => {
  it("is refused by the types of aws-sdk-client-mock alone", { timeout: 0 }, async () => {
    expect((await errorsOf(bare)).match(/^code\.ts.*error TS\d+: .{46}/gm)).toEqual([
      expect.stringContaining("Argument of type 'typeof LambdaClient' is not"),
      expect.stringContaining("Argument of type 'typeof GetFunctionCommand' i"),
    ]);
  });

  it(
    "is taken by the types of a mock, which still refuse what is wrong",
    { timeout: 0 },
    async () => {
      expect(await errorsOf(ours)).toBe("");
    },
  );
});
