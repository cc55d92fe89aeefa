import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { expectOperation, expectShape, type Model } from "../../model/model.js";
import { validateModel } from "../../model/validate.js";
import type { ReadResult } from "../reader.js";
import { readClientPackage } from "./index.js";
import { enumeration, structure, target } from "./testing.js";

/** Where the real client is installed. */
const workspaceTests = fileURLToPath(new URL("../../../../../test", import.meta.url));
const requireThere = createRequire(join(workspaceTests, "package.json"));

describe("the installed client of Lambda", () => {
  const ns = "com.amazonaws.lambda#";
  let result: ReadResult;
  let model: Model;
  beforeAll(async () => {
    result = await readClientPackage("@aws-sdk/client-lambda", { cwd: workspaceTests });
    ({ model } = result);
  });

  it("is read whole: an operation for every command, and a sound model", () => {
    const client = requireThere("@aws-sdk/client-lambda") as Record<string, unknown>;
    const commands = Object.keys(client).filter((name) => /^[A-Z]\w+Command$/.test(name));
    const operations = commands.map((name) => `${ns}${name.replace(/Command$/, "")}`);
    expect(model.service.operations).toEqual(operations.sort());
    expect(validateModel(model)).toEqual([]);
    expect([...model.shapes.keys()]).toEqual([...model.shapes.keys()].sort());
    expect([...model.shapes.keys()].filter((id) => !id.startsWith(ns))).toEqual([]);
  });

  it("is named as it is installed", () => {
    const { version } = requireThere("@aws-sdk/client-lambda/package.json") as { version: string };
    expect(model.client).toEqual({
      packageName: "@aws-sdk/client-lambda",
      version,
      clientClass: "LambdaClient",
      baseException: "LambdaServiceException",
      typeNames: new Map(),
    });
    expect(model.sources).toEqual([
      {
        format: "aws-sdk",
        name: "@aws-sdk/client-lambda",
        version,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    ]);
    expect(model.service).toMatchObject({ id: `${ns}AWSGirApiService`, version: "2015-03-31" });
  });

  it("has UpdateFunctionConfiguration with its members, errors and binding", () => {
    const operation = expectOperation(model, `${ns}UpdateFunctionConfiguration`);
    expect(operation.traits.http).toEqual({
      method: "PUT",
      uri: "/2015-03-31/functions/{FunctionName}/configuration",
      code: 200,
    });
    const request = structure(model, operation.input);
    expect(request.members.size).toBe(21);
    expect(request.members.get("FunctionName")?.traits).toMatchObject({
      required: true,
      httpLabel: true,
    });
    expect([...request.members.values()].filter(({ traits }) => traits.required)).toHaveLength(1);
    expect(structure(model, operation.output).members.size).toBe(40);
    expect(operation.errors.map((id) => id.slice(ns.length))).toEqual([
      "CodeSigningConfigNotFoundException",
      "CodeVerificationFailedException",
      "InvalidCodeSignatureException",
      "InvalidParameterValueException",
      "PreconditionFailedException",
      "ResourceConflictException",
      "ResourceNotFoundException",
      "ServiceException",
      "TooManyRequestsException",
    ]);
    expect(structure(model, `${ns}TooManyRequestsException`)).toMatchObject({
      traits: { error: "client", httpError: 429 },
    });
  });

  it("has the enums of its members, with the keys of the client and the values of the service", () => {
    const sizes = ["Runtime", "State", "StateReasonCode", "LastUpdateStatus"].map(
      (name) => enumeration(model, `${ns}${name}`).members.length,
    );
    expect(sizes).toEqual([51, 8, 40, 3]);
    expect(enumeration(model, `${ns}LastUpdateStatusReasonCode`).members).toHaveLength(36);
    const runtime = enumeration(model, `${ns}Runtime`).members;
    expect(runtime.find(({ value }) => value === "nodejs20.x")?.name).toBe("nodejs20x");
    for (const [shape, member, name] of [
      ["FunctionConfiguration", "Runtime", "Runtime"],
      ["FunctionConfiguration", "State", "State"],
      ["TracingConfig", "Mode", "TracingMode"],
    ] as const) {
      expect(target(model, `${ns}${shape}`, member)).toBe(`${ns}${name}`);
    }
    const architectures = expectShape(model, `${ns}FunctionConfiguration.Architectures`);
    expect(architectures).toMatchObject({ type: "list", member: { target: `${ns}Architecture` } });
  });

  it("tells the kinds of numbers", () => {
    expect(target(model, `${ns}FunctionConfiguration`, "MemorySize")).toBe("smithy.api#Integer");
    expect(target(model, `${ns}FunctionConfiguration`, "CodeSize")).toBe("smithy.api#Long");
    expect(
      target(
        model,
        `${ns}LambdaManagedInstancesCapacityProviderConfig`,
        "ExecutionEnvironmentMemoryGiBPerVCpu",
      ),
    ).toBe("smithy.api#Double");
    const weights = expectShape(model, `${ns}AliasRoutingConfiguration.AdditionalVersionWeights`);
    expect(weights).toMatchObject({ type: "map", value: { target: "smithy.api#Double" } });
  });

  it("names a list without a name by the member that has it", () => {
    const id = `${ns}UpdateFunctionConfigurationRequest.Layers`;
    expect(target(model, `${ns}UpdateFunctionConfigurationRequest`, "Layers")).toBe(id);
    expect(expectShape(model, id)).toEqual({
      type: "list",
      id,
      traits: {},
      member: { id: `${id}$member`, name: "member", target: "smithy.api#String", traits: {} },
    });
    expect(target(model, `${ns}FunctionConfiguration`, "Layers")).toBe(`${ns}LayersReferenceList`);
  });

  it("keeps secrets, streams and event streams", () => {
    expect(expectShape(model, `${ns}EnvironmentVariableValue`).traits).toEqual({ sensitive: true });
    expect(expectShape(model, `${ns}BlobStream`)).toMatchObject({
      type: "blob",
      traits: { streaming: true },
    });
    expect(expectShape(model, `${ns}InvokeWithResponseStreamResponseEvent`)).toMatchObject({
      type: "union",
      traits: { streaming: true },
    });
  });

  it("has its paginators, waiters and examples", () => {
    expect(expectOperation(model, `${ns}ListAliases`).traits.paginated).toEqual({
      inputToken: "Marker",
      outputToken: "NextMarker",
      pageSize: "MaxItems",
    });
    const { waitable } = expectOperation(model, `${ns}GetFunction`).traits;
    const status = (expected: string) => ({
      output: { path: "Configuration.LastUpdateStatus", expected, comparator: "stringEquals" },
    });
    expect(waitable?.["FunctionUpdatedV2"]).toEqual({
      acceptors: [
        { state: "success", matcher: status("Successful") },
        { state: "failure", matcher: status("Failed") },
        { state: "retry", matcher: status("InProgress") },
      ],
      minDelay: 1,
      maxDelay: 300,
    });
    expect(waitable?.["FunctionExists"]?.acceptors).toEqual([
      { state: "success", matcher: { success: true } },
      { state: "retry", matcher: { errorType: "ResourceNotFoundException" } },
    ]);
    const [example] =
      expectOperation(model, `${ns}UpdateFunctionConfiguration`).traits.examples ?? [];
    expect(example?.input).toMatchObject({ FunctionName: "my-function", MemorySize: 256 });
    expect(example?.output).toMatchObject({
      MemorySize: 256,
      TracingConfig: { Mode: "PassThrough" },
    });
  });

  it("says what it could not tell, and nothing worse", () => {
    expect(result.findings.map(({ severity, code }) => [severity, code])).toEqual([
      ["info", "pagination-items-unknown"],
      ["info", "constraints-not-in-source"],
    ]);
  });

  it("is the same from another directory, by its path", async () => {
    const directory = dirname(requireThere.resolve("@aws-sdk/client-lambda/package.json"));
    const again = await readClientPackage(directory, { cwd: tmpdir() });
    expect(again).toEqual(result);
  });
});
