import { createWorld } from "@shapesmith/fixtures";
import { operations as contracts, shapes } from "@shapesmith/lambda/contract";
import { functionConfiguration, operations, sequences } from "@shapesmith/lambda/fixtures";
import { describe, expect, it } from "vitest";

const text: unknown = expect.any(String);
const { CreateFunction, GetFunction, UpdateFunctionConfiguration } = operations;

const minimal = {
  FunctionName: "resize",
  Role: "arn:aws:iam::123456789012:role/app",
  Runtime: "nodejs22.x",
  Handler: "index.handler",
  Code: { ZipFile: new Uint8Array([1]) },
} as const;

describe("an accepted change", () => {
  it("has a new revision, whatever the request had", () => {
    const RevisionId = "00000000-0000-4000-8000-000000000000";
    const asked = UpdateFunctionConfiguration.request();
    for (const request of [{ FunctionName: "a", RevisionId }, asked]) {
      const answer = UpdateFunctionConfiguration.response({}, { for: request });
      expect(answer.RevisionId).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.RevisionId).not.toBe(request.RevisionId);
    }
    const code = operations.UpdateFunctionCode.response(
      {},
      { for: { FunctionName: "a", RevisionId } },
    );
    expect(code.RevisionId).not.toBe(RevisionId);
  });
});

describe("what is published", () => {
  it("is the first version, where no request tells another", () => {
    const published = /:function:[\w-]+:1$/;
    const { PublishVersion, UpdateFunctionCode } = operations;
    const code = { FunctionName: "a" };
    for (const { FunctionArn, Version } of [
      PublishVersion.response(),
      UpdateFunctionCode.response({}, { for: { ...code, Publish: true } }),
    ]) {
      expect([FunctionArn, Version]).toEqual([expect.stringMatching(published), "1"]);
    }
    expect(UpdateFunctionCode.response({}, { for: code }).Version).toBe("$LATEST");
    // The version is shown, and the ARN of the function.
    const asked = { ...minimal, Publish: true };
    const created = CreateFunction.response({}, { for: asked });
    expect(created.FunctionArn).toMatch(/:function:resize$/);
    expect(created.Version).toBe("1");
  });
});

describe("what is in a package", () => {
  const uri = /^123456789012\.dkr\.ecr\.us-east-1\.amazonaws\.com\/[\w-]+@sha256:([0-9a-f]{64})$/;
  const askedForImages = [
    GetFunction.response({ Configuration: { PackageType: "Image" } }),
    GetFunction.response({ Code: { RepositoryType: "ECR" } }),
    GetFunction.response({}, { situation: "image" }),
  ];

  it.each(askedForImages)("is told alike by all parts of an answer: an image (%#)", (answer) => {
    const { Configuration, Code } = answer;
    expect(Configuration).toMatchObject({ PackageType: "Image" });
    expect(Configuration).not.toHaveProperty("Handler");
    expect(Object.keys(Code ?? {})).toEqual(["RepositoryType", "ImageUri", "ResolvedImageUri"]);
    expect(Code?.RepositoryType).toBe("ECR");
    expect(uri.exec(Code?.ResolvedImageUri ?? "")?.[1]).toBe(Configuration?.CodeSha256);
  });

  it("is told alike by all parts of an answer: an archive", () => {
    const { Configuration, Code } = GetFunction.response();
    expect([Configuration?.PackageType, Code?.RepositoryType]).toEqual(["Zip", "S3"]);
    expect(Code).not.toHaveProperty("ImageUri");
    expect(Code).not.toHaveProperty("SourceKMSKeyArn");
  });

  it("has the digest that is known of it", () => {
    const CodeSha256 = "0123456789abcdef".repeat(4);
    const { Code } = GetFunction.response({ Configuration: { PackageType: "Image", CodeSha256 } });
    expect(Code?.ResolvedImageUri).toMatch(new RegExp(`@sha256:${CodeSha256}$`));
  });

  it("is refused where its parts contradict each other", () => {
    const image = functionConfiguration({ PackageType: "Image" });
    const answer = { Configuration: image, Code: { RepositoryType: "S3" } };
    expect(contracts.GetFunction.response.validate(answer)).toMatchObject([
      { condition: "ImageIsInARegistry", grade: "recorded" },
    ]);
  });

  it("is an image where a request configures one", () => {
    const ImageConfig = { Command: ["app.handler"] };
    const updated = UpdateFunctionConfiguration.response(
      {},
      { for: { FunctionName: "a", ImageConfig } },
    );
    const Code = { ImageUri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/a:1" };
    const request = {
      FunctionName: "a",
      Role: minimal.Role,
      PackageType: "Image",
      Code,
      ImageConfig,
    };
    const created = CreateFunction.response({}, { for: { ...request, PackageType: "Image" } });
    for (const answer of [updated, created]) {
      expect(answer.ImageConfigResponse).toEqual({ ImageConfig });
      expect(answer.PackageType).toBe("Image");
      expect(answer.CodeSha256).toMatch(/^[0-9a-f]{64}$/);
      expect(answer).not.toHaveProperty("Runtime");
    }
    const plain = CreateFunction.response(
      {},
      { for: { ...request, PackageType: "Image", ImageConfig: undefined } },
    );
    expect(plain.PackageType).toBe("Image");
    expect(plain).not.toHaveProperty("ImageConfigResponse");
  });
});

describe("a network", () => {
  const answerTo = (SubnetIds: string[], SecurityGroupIds: string[]) =>
    UpdateFunctionConfiguration.response(
      {},
      { for: { FunctionName: "a", VpcConfig: { SubnetIds, SecurityGroupIds } } },
    ).VpcConfig;

  it("that a request takes away leaves what was recorded", () => {
    const removed = {
      SubnetIds: [],
      SecurityGroupIds: [],
      VpcId: "",
      Ipv6AllowedForDualStack: false,
    };
    expect(answerTo([], [])).toEqual(removed);
  });

  it("that a request sets has an id", () => {
    expect(answerTo(["subnet-1"], ["sg-1"])).toMatchObject({
      SubnetIds: ["subnet-1"],
      SecurityGroupIds: ["sg-1"],
      VpcId: expect.stringMatching(/^vpc-[0-9a-f]{17}$/) as unknown,
    });
  });

  it("is explained as what it is", () => {
    const VpcConfig = { SubnetIds: [], SecurityGroupIds: [], VpcId: "vpc-0123456789abcdef0" };
    expect(() => functionConfiguration({ VpcConfig })).toThrow(/no situation of the aspect vpc/);
    const { unexplained } = shapes.FunctionConfiguration.explain(
      functionConfiguration({ VpcConfig }, { validate: false }),
    );
    expect(unexplained).toMatchObject([{ aspect: "vpc" }]);
  });
});

/** Absent of a function unless somebody configured it. */
const configured = [
  "CapacityProviderConfig",
  "DeadLetterConfig",
  "DurableConfig",
  "FileSystemConfigs",
  "ImageConfigResponse",
  "KMSKeyArn",
  "Layers",
  "MasterArn",
  "SigningJobArn",
  "SigningProfileVersionArn",
  "TenancyConfig",
  "VpcConfig",
] as const;

describe("what nobody configured", () => {
  it("is absent, or as recorded", () => {
    const value = functionConfiguration();
    for (const name of configured) expect(value).not.toHaveProperty(name);
    expect(value).toMatchObject({
      Architectures: ["x86_64"],
      EphemeralStorage: { Size: 512 },
      MemorySize: 128,
      Timeout: 3,
      TracingConfig: { Mode: "PassThrough" },
    });
  });

  it("is absent from the answer to a request that makes a function, too", () => {
    const value = CreateFunction.response({}, { for: minimal });
    for (const name of [...configured, "Environment"]) expect(value).not.toHaveProperty(name);
    expect(value).toMatchObject({
      Architectures: ["x86_64"],
      Description: "",
      EphemeralStorage: { Size: 512 },
      FunctionName: "resize",
      Handler: "index.handler",
      LoggingConfig: { LogFormat: "Text", LogGroup: "/aws/lambda/resize" },
      MemorySize: 128,
      PackageType: "Zip",
      Runtime: "nodejs22.x",
      SnapStart: { ApplyOn: "None", OptimizationStatus: "Off" },
      State: "Pending",
      Timeout: 3,
      TracingConfig: { Mode: "PassThrough" },
      Version: "$LATEST",
    });
    const more = { Description: "Resizes.", Environment: { Variables: { LOG: "b" } } };
    expect(CreateFunction.response({}, { for: { ...minimal, ...more } })).toMatchObject(more);
  });

  it("is there once it is", () => {
    const layer = "arn:aws:lambda:us-east-1:123456789012:layer:tools:3";
    const value = functionConfiguration({ DeadLetterConfig: {}, Layers: [{ Arn: layer }] });
    expect(value.DeadLetterConfig?.TargetArn).toMatch(/^arn:aws:sqs:/);
    expect(value.Layers).toEqual([{ Arn: layer }]);
    const answer = UpdateFunctionConfiguration.response(
      {},
      { for: { FunctionName: "a", Layers: [layer] } },
    );
    expect(answer.Layers).toEqual([{ Arn: layer, CodeSize: expect.any(Number) as unknown }]);
  });

  it.each([
    ["Layers", []],
    ["FileSystemConfigs", []],
    ["DeadLetterConfig", { TargetArn: "" }],
    ["KMSKeyArn", ""],
  ])("%s is absent again after a request with nothing in it", (name, nothing) => {
    const answer = UpdateFunctionConfiguration.response(
      {},
      { for: { FunctionName: "a", [name]: nothing } },
    );
    expect(answer).not.toHaveProperty(name);
  });

  it("an environment without variables is one", () => {
    const asked = { FunctionName: "a", Environment: { Variables: {} } };
    expect(UpdateFunctionConfiguration.response({}, { for: asked }).Environment).toEqual({
      Variables: {},
    });
  });

  it("is no part of usual requests, so that these and the usual answers agree", () => {
    const { Code, ...request } = CreateFunction.request();
    for (const name of configured) expect(request).not.toHaveProperty(name);
    expect(Object.keys(Code ?? {})).toEqual(["ZipFile"]);
    expect(request).not.toHaveProperty("PublishTo");
    const usual = CreateFunction.response();
    const asked = CreateFunction.response({}, { for: CreateFunction.request() });
    expect(Object.keys(asked)).toEqual(Object.keys(usual));
    expect(asked.LoggingConfig).toEqual(usual.LoggingConfig);
    expect(UpdateFunctionConfiguration.request()).toMatchObject({ RevisionId: text });
    for (const name of configured)
      expect(UpdateFunctionConfiguration.request()).not.toHaveProperty(name);
  });
});

describe("answers to requests", () => {
  it("list what was filtered for", () => {
    const aliases = operations.ListAliases.response(
      {},
      { for: { FunctionName: "a", FunctionVersion: "7" } },
    );
    expect(aliases.Aliases?.map((one) => one.FunctionVersion)).toEqual(["7", "7"]);
    const EventSourceArn = "arn:aws:sqs:us-east-1:123456789012:q";
    const mappings = operations.ListEventSourceMappings.response({}, { for: { EventSourceArn } });
    expect(mappings.EventSourceMappings?.map((one) => one.EventSourceArn)).toEqual([
      EventSourceArn,
      EventSourceArn,
    ]);
  });

  it("have the concurrency that was asked for", () => {
    const asked = { FunctionName: "a", Qualifier: "1", ProvisionedConcurrentExecutions: 7 };
    const answer = operations.PutProvisionedConcurrencyConfig.response({}, { for: asked });
    expect(answer.RequestedProvisionedConcurrentExecutions).toBe(7);
    expect(answer.AllocatedProvisionedConcurrentExecutions).toBeLessThanOrEqual(7);
    expect(answer.AvailableProvisionedConcurrentExecutions).toBeLessThanOrEqual(7);
  });
});

describe("names, ids and ARNs", () => {
  const arn = "arn:aws:lambda:us-east-1:123456789012";

  it.each([
    [
      { FunctionName: "a", FunctionArn: `${arn}:function:b` },
      /FunctionName is "a", but FunctionArn is of "b"/,
    ],
    [
      { Version: "7", FunctionArn: `${arn}:function:b:8` },
      /Version is "7", but FunctionArn is of version "8"/,
    ],
    [{ Version: "$LATEST", FunctionArn: `${arn}:function:b:8` }, /Version is "\$LATEST"/],
  ])("that contradict each other are refused: %o", (overrides, message) => {
    expect(() => functionConfiguration(overrides)).toThrow(message);
    expect(() => GetFunction.response({ Configuration: overrides })).toThrow(/Configuration\./);
    expect(functionConfiguration(overrides, { validate: false })).toMatchObject(overrides);
  });

  it("follow a name that is derived", () => {
    const renamed = functionConfiguration.extend({}, ({ FunctionName = "" }) => ({
      FunctionName: `${FunctionName}-x`,
    }));
    const { FunctionName = "", FunctionArn, LoggingConfig } = renamed();
    expect(FunctionName).toMatch(/-x$/);
    expect(FunctionArn).toBe(`${arn}:function:${FunctionName}`);
    expect(LoggingConfig?.LogGroup).toBe(`/aws/lambda/${FunctionName}`);
    expect(renamed({ FunctionName: "resize" }).FunctionArn).toBe(`${arn}:function:resize`);
  });

  it("of an alias, a signing configuration, a mapping and a layer are told by the request", () => {
    const alias = operations.GetAlias.response({}, { for: { FunctionName: "a", Name: "prod" } });
    expect(alias).toMatchObject({ Name: "prod", AliasArn: `${arn}:function:a:prod` });
    const CodeSigningConfigId = "csc-00000000000000001";
    const CodeSigningConfigArn = `${arn}:code-signing-config:${CodeSigningConfigId}`;
    const signing = operations.GetCodeSigningConfig.response({}, { for: { CodeSigningConfigArn } });
    expect(signing.CodeSigningConfig).toMatchObject({ CodeSigningConfigArn, CodeSigningConfigId });
    const UUID = "11111111-1111-4111-8111-111111111111";
    const mapping = operations.GetEventSourceMapping.response({}, { for: { UUID } });
    expect(mapping.EventSourceMappingArn).toBe(`${arn}:event-source-mapping:${UUID}`);
    const asked = { Arn: `${arn}:layer:q:5` };
    const layer = operations.GetLayerVersionByArn.response({}, { for: asked });
    expect(layer).toMatchObject({
      LayerArn: `${arn}:layer:q`,
      LayerVersionArn: asked.Arn,
      Version: 5,
    });
  });

  it("agree where no request tells them", () => {
    const { CodeSigningConfig } = operations.GetCodeSigningConfig.response();
    const { CodeSigningConfigArn, CodeSigningConfigId } = CodeSigningConfig ?? {};
    expect(CodeSigningConfigArn?.endsWith(`:${CodeSigningConfigId ?? "?"}`)).toBe(true);
    const { EventSourceMappings = [] } = operations.ListEventSourceMappings.response();
    expect(EventSourceMappings).toHaveLength(2);
    for (const { UUID, EventSourceMappingArn } of EventSourceMappings) {
      expect(EventSourceMappingArn?.endsWith(`:${UUID ?? "?"}`)).toBe(true);
    }
  });

  it("of a durable execution tell its function", () => {
    const id = "51924574-3f6a-434b-b27f-a5a858c4306a";
    const DurableExecutionArn = `${arn}:function:fff:$LATEST/durable-execution/xx/${id}`;
    const answer = operations.GetDurableExecution.response({}, { for: { DurableExecutionArn } });
    expect(answer).toMatchObject({ DurableExecutionArn, DurableExecutionName: "xx" });
    expect(answer.FunctionArn).toBe(`${arn}:function:fff:$LATEST`);
    const usual = operations.GetDurableExecution.response();
    expect(usual.DurableExecutionArn).toContain(`/${usual.DurableExecutionName ?? "?"}/`);
  });

  it("may tell the account, and the region, without being whole", () => {
    const FunctionName = "eu-west-1:210987654321:function:zz:3";
    const answer = UpdateFunctionConfiguration.response({}, { for: { FunctionName } });
    expect(answer).toMatchObject({
      FunctionName: "zz",
      FunctionArn: "arn:aws:lambda:eu-west-1:210987654321:function:zz:3",
      Role: expect.stringMatching(/^arn:aws:iam::210987654321:role\//) as unknown,
    });
  });

  it("are of the one function that requests must name", () => {
    const { ListFunctionUrlConfigs, ListProvisionedConcurrencyConfigs } = operations;
    for (const page of [
      ListFunctionUrlConfigs.response(),
      ListProvisionedConcurrencyConfigs.response(),
    ]) {
      const all = JSON.stringify(page).match(/:function:[\w-]+/g) ?? [];
      expect(all.length).toBeGreaterThan(1);
      expect(new Set(all).size).toBe(1);
    }
    const pages = ListFunctionUrlConfigs.response.list(2);
    const arns = pages.map(({ FunctionUrlConfigs }) => FunctionUrlConfigs?.[0]?.FunctionArn);
    expect(new Set(arns).size).toBe(2);
  });

  it("of what is tagged are those of a function", () => {
    expect(operations.TagResource.request().Resource).toMatch(/:function:[\w-]+$/);
  });

  it.each([{ function: "has space" }, { role: "has space" }])(
    "that no member allows are refused: %o",
    (names) => {
      const [kind] = Object.keys(names);
      expect(() => functionConfiguration({}, { world: createWorld({ names }) })).toThrow(
        new RegExp(`createWorld: names\\.${kind ?? ""}: .* that match .*, got ".*has space"\\.`),
      );
    },
  );
});

describe("the version of a runtime", () => {
  interface Runs {
    readonly RuntimeVersionConfig?: { readonly RuntimeVersionArn?: string | undefined } | undefined;
  }
  const versionOf = (value: Runs) => value.RuntimeVersionConfig?.RuntimeVersionArn;

  it("is another of another runtime, and the same of the same", () => {
    const usual = functionConfiguration();
    const python = versionOf(functionConfiguration({ Runtime: "python3.12" }));
    expect(python).toMatch(/^arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}$/);
    expect(python).not.toBe(versionOf(usual));
    expect(versionOf(functionConfiguration({ Runtime: usual.Runtime }))).toBe(versionOf(usual));
    expect(versionOf(functionConfiguration({ Runtime: "python3.12" }, { seed: 3 }))).toBe(python);
    const asked = { FunctionName: "a", Runtime: "python3.12" } as const;
    expect(versionOf(UpdateFunctionConfiguration.response({}, { for: asked }))).toBe(python);
  });

  it("changes with the runtime in a sequence", () => {
    const sequence = sequences.updateFunctionConfiguration.succeeds();
    const Runtime = "python3.12";
    const answer = sequence.answer(sequence.start, {
      operation: "UpdateFunctionConfiguration",
      request: { FunctionName: "a", Runtime },
    });
    const expected = versionOf(functionConfiguration({ Runtime }));
    expect(answer).toMatchObject({
      response: { Runtime, RuntimeVersionConfig: { RuntimeVersionArn: expected } },
    });
  });
});
