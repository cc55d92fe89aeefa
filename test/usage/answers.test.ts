import * as fixtures from "@shapesmith/lambda/fixtures";
import { createWorld } from "@shapesmith/fixtures";
import { describe, expect, expectTypeOf, it } from "vitest";

const { operations } = fixtures;
const here = "arn:aws:lambda:us-east-1:123456789012:function";

describe("an answer to a request", () => {
  it("repeats what the request sets, and is about what it names", () => {
    const request = operations.UpdateFunctionConfiguration.request({
      FunctionName: "resize",
      MemorySize: 2048,
      Environment: { Variables: { STAGE: "beta" } },
      Layers: [`arn:aws:lambda:us-east-1:123456789012:layer:sharp:3`],
      VpcConfig: { SubnetIds: ["subnet-0123456789abcdef0"] },
    });
    const answer = operations.UpdateFunctionConfiguration.response(undefined, { for: request });
    expect(answer).toMatchObject({
      FunctionName: "resize",
      FunctionArn: `${here}:resize`,
      MemorySize: 2048,
      Environment: { Variables: { STAGE: "beta" } },
      VpcConfig: { SubnetIds: ["subnet-0123456789abcdef0"] },
      LoggingConfig: { LogGroup: "/aws/lambda/resize" },
      Layers: [{ Arn: "arn:aws:lambda:us-east-1:123456789012:layer:sharp:3", CodeSize: 4096 }],
    });
    expect(answer.Layers).toHaveLength(1);
    expect(answer.Role).toBe(request.Role);
  });

  it.each([
    ["resize", undefined, "resize", "$LATEST"],
    ["resize:7", undefined, "resize:7", "7"],
    ["resize", "7", "resize:7", "7"],
    ["resize", "live", "resize:live", "1"],
    ["123456789012:function:resize", undefined, "resize", "$LATEST"],
    [`${here}:resize:live`, undefined, "resize:live", "1"],
  ])("understands the name %s with the qualifier %s", (FunctionName, Qualifier, arn, Version) => {
    const asked = { FunctionName, Qualifier };
    const { Configuration } = operations.GetFunction.response(undefined, { for: asked });
    expect(Configuration).toMatchObject({
      FunctionName: "resize",
      FunctionArn: `${here}:${arn}`,
      Version,
    });
  });

  it("has as many items as are asked for, each about something else, and ends there", () => {
    const page = operations.ListFunctions.response(undefined, { for: { MaxItems: 4 } });
    expect(page.Functions).toHaveLength(4);
    expect(new Set(page.Functions?.map((one) => one.FunctionArn)).size).toBe(4);
    expect(page).not.toHaveProperty("NextMarker");
    const last = operations.ListFunctions.response(undefined, { for: { Marker: "next" } });
    expect(last).not.toHaveProperty("NextMarker");
    expect(operations.ListFunctions.response({}, { for: { MaxItems: 1 } }).Functions).toHaveLength(
      1,
    );
  });

  it("has the versions and the aliases of one function", () => {
    const asked = { FunctionName: "resize", MaxItems: 3 };
    const { Versions } = operations.ListVersionsByFunction.response(undefined, { for: asked });
    expect(Versions?.map((one) => [one.FunctionArn, one.Version])).toEqual([
      [`${here}:resize`, "$LATEST"],
      [`${here}:resize:1`, "1"],
      [`${here}:resize:2`, "2"],
    ]);
    expect(new Set(Versions?.map((one) => one.RevisionId)).size).toBe(3);
    expect(new Set(Versions?.map((one) => one.Role)).size).toBe(1);
    const { Aliases } = operations.ListAliases.response(undefined, { for: asked });
    expect(Aliases?.map((one) => [one.Name, one.AliasArn])).toEqual([
      ["live", `${here}:resize:live`],
      ["canary", `${here}:resize:canary`],
      ["previous", `${here}:resize:previous`],
    ]);
  });

  it("is changed by overrides, and is of the world", () => {
    const world = createWorld({ region: "eu-west-1", accountId: "210987654321" });
    const asked = { FunctionName: "resize", MemorySize: 512 };
    const options = { for: asked, world };
    const answer = operations.UpdateFunctionConfiguration.response({ MemorySize: 256 }, options);
    expect(answer.MemorySize).toBe(256);
    expect(answer.FunctionArn).toBe("arn:aws:lambda:eu-west-1:210987654321:function:resize");
  });

  it("is typed by the request", () => {
    type Options = NonNullable<Parameters<typeof operations.GetFunction.response>[1]>;
    expectTypeOf<{ for: { FunctionName: "a" } }>().toExtend<Options>();
    expectTypeOf<{ for: { Nmae: "a" } }>().not.toExtend<Options>();
  });
});

describe("overrides and situations", () => {
  const { functionConfiguration } = fixtures;

  it("choose the situation that they can be true in, and the rest goes with it", () => {
    expect(functionConfiguration({ LastUpdateStatus: "Failed" })).toMatchObject({
      State: "Active",
      LastUpdateStatusReason: expect.any(String) as unknown,
      LastUpdateStatusReasonCode: expect.any(String) as unknown,
    });
    const idle = functionConfiguration({ StateReasonCode: "Idle" });
    expect(idle.State).toBe("Inactive");
    const image = functionConfiguration({ PackageType: "Image" });
    expect(image).not.toHaveProperty("Handler");
    expect(functionConfiguration({ VpcConfig: { SubnetIds: [] } }).VpcConfig).toBeDefined();
    const json = functionConfiguration({ LoggingConfig: { LogFormat: "JSON" } });
    expect(json.LoggingConfig).toHaveProperty("ApplicationLogLevel");
  });

  it("do so within an answer, too", () => {
    const { response } = operations.GetFunction;
    const { Configuration } = response({ Configuration: { State: "Pending" } });
    expect(Configuration).toMatchObject({ StateReasonCode: "Creating" });
    expect(Configuration).not.toHaveProperty("LastUpdateStatus");
    expect(response({}, { situation: "idle" }).Configuration?.State).toBe("Inactive");
    // @ts-expect-error: there is no such situation.
    expect(() => response({}, { situation: "lost" })).toThrow(
      /has no situation "lost"; it has .*idle/,
    );
  });

  it("that contradict each other are refused with the reason", () => {
    const refused = (): unknown =>
      functionConfiguration({ State: "Active", StateReasonCode: "Idle" });
    expect(refused).toThrow(/ActiveHasNoReason/);
    const options = { validate: false };
    expect(functionConfiguration({ State: "Active", StateReasonCode: "Idle" }, options).State).toBe(
      "Active",
    );
  });

  it("leave the operation's situation where they can", () => {
    const { response } = operations.UpdateFunctionConfiguration;
    expect(response({ MemorySize: 256 }).LastUpdateStatus).toBe("InProgress");
    expect(response({ LastUpdateStatus: "Successful" })).not.toHaveProperty(
      "LastUpdateStatusReason",
    );
    expect(response({}, { situation: "image" })).toMatchObject({
      LastUpdateStatus: "InProgress",
      PackageType: "Image",
    });
    expect(operations.ListFunctions.response().Functions?.[0]).not.toHaveProperty("State");
    expect(fixtures.listFunctionsResponse().Functions?.[0]).not.toHaveProperty("State");
  });

  it("have the version that the ARN names", () => {
    expect(operations.PublishVersion.response()).toMatchObject({
      Version: "1",
      FunctionArn: expect.stringMatching(/:1$/) as unknown,
    });
    const published = functionConfiguration({ FunctionName: "resize" }, { situation: "published" });
    expect(published.FunctionArn).toBe(`${here}:resize:${published.Version}`);
  });
});
