import { contract } from "@shapesmith/lambda";
import { describe, expect, it } from "vitest";
import { configurations } from "./configured.js";
import { functions } from "./functions.js";
import {
  active,
  type Answer,
  arn,
  creating,
  image,
  imageCode,
  listedZip,
  type Row,
  updating,
  version,
  vpc,
  zip,
  zipCode,
} from "./parts.js";

/**
 * Answers as Lambda gives them: the values are invented, which members there are and how they are
 * written is as it was recorded and documented for functions of many ages and kinds.
 */
const rows: readonly Row[] = [
  ...functions,
  ...configurations,
  ["a creation", "CreateFunction", { ...zip, ...creating }],
  ["a creation that publishes", "CreateFunction", { ...zip, ...creating, Version: "1" }],
  ["the creation of an image", "CreateFunction", { ...image, ...creating }],
  [
    "the creation of an image with a configuration",
    "CreateFunction",
    {
      ...image,
      ...creating,
      ImageConfigResponse: {
        ImageConfig: {
          EntryPoint: ["/bin/sh"],
          Command: ["-c", "echo x"],
          WorkingDirectory: "/srv",
        },
      },
    },
  ],
  [
    "the creation of a durable function",
    "CreateFunction",
    { ...zip, ...creating, DurableConfig: { RetentionPeriodInDays: 14, ExecutionTimeout: 3600 } },
  ],
  [
    "the creation of a function for tenants",
    "CreateFunction",
    { ...zip, ...creating, TenancyConfig: { TenantIsolationMode: "PER_TENANT" } },
  ],
  [
    "an update of the code",
    "UpdateFunctionCode",
    { ...zip, ...updating, CodeSize: 51200, Architectures: ["arm64"] },
  ],
  [
    "an update of the code that publishes",
    "UpdateFunctionCode",
    { ...zip, ...creating, ...version },
  ],
  [
    "an update of the code without a reason",
    "UpdateFunctionCode",
    { ...zip, State: "Active", LastUpdateStatus: "InProgress" },
  ],
  [
    "an update of the memory",
    "UpdateFunctionConfiguration",
    { ...zip, ...updating, MemorySize: 1769 },
  ],
  [
    "an update that puts the function into a VPC",
    "UpdateFunctionConfiguration",
    { ...zip, ...updating, VpcConfig: vpc },
  ],
  [
    "an update that takes the function out of its VPC",
    "UpdateFunctionConfiguration",
    {
      ...zip,
      ...updating,
      VpcConfig: { SubnetIds: [], SecurityGroupIds: [], VpcId: "", Ipv6AllowedForDualStack: false },
    },
  ],
  [
    "an update that turns SnapStart on",
    "UpdateFunctionConfiguration",
    {
      ...zip,
      ...updating,
      Runtime: "java21",
      Handler: "com.example.Orders::handleRequest",
      SnapStart: { ApplyOn: "PublishedVersions", OptimizationStatus: "Off" },
    },
  ],
  [
    "an update that makes logs JSON",
    "UpdateFunctionConfiguration",
    {
      ...zip,
      ...updating,
      LoggingConfig: {
        LogFormat: "JSON",
        ApplicationLogLevel: "DEBUG",
        SystemLogLevel: "INFO",
        LogGroup: "orders-of-all-stages",
      },
    },
  ],
  [
    "an image in which a recording tool replaced the digest",
    "UpdateFunctionCode",
    { ...image, ...updating, CodeSha256: "<code-sha256:2>", RevisionId: "<uuid:2>" },
  ],
  [
    "a function of an emulator",
    "GetFunction",
    {
      Configuration: {
        ...zip,
        ...active,
        FunctionArn: "arn:aws:lambda:us-east-1:000000000000:function:orders",
        Role: "arn:aws:iam::000000000000:role/lambda-role",
        LastModified: "2026-03-23T09:51:59.123456+0000",
        Environment: { Variables: {} },
      },
      Code: {
        RepositoryType: "S3",
        Location: "http://s3.localhost.localstack.cloud:4566/awslambda-us-east-1-tasks/orders",
      },
    },
  ],
  [
    "a function with its code",
    "GetFunction",
    { Configuration: { ...zip, ...active }, Code: zipCode },
  ],
  [
    "an image with its code, tags and reserved concurrency",
    "GetFunction",
    {
      Configuration: { ...image, ...active },
      Code: imageCode,
      Tags: { team: "orders", stage: "prod" },
      Concurrency: { ReservedConcurrentExecutions: 20 },
    },
  ],
  [
    "a function that is updated",
    "GetFunction",
    { Configuration: { ...zip, ...updating }, Code: zipCode },
  ],
  [
    "a published version",
    "PublishVersion",
    { ...zip, ...active, ...version, Description: "first" },
  ],
  ["a version that is built", "PublishVersion", { ...zip, ...creating, ...version }],
  ["a published image", "PublishVersion", { ...image, ...active, ...version }],
  [
    "a page of functions",
    "ListFunctions",
    {
      NextMarker: "eyJtYXJrZXIiOiAib3JkZXJzIn0=",
      Functions: [
        { ...listedZip, Environment: { Variables: { STAGE: "prod" } } },
        { ...image, FunctionName: "thumbnails", FunctionArn: arn.replace("orders", "thumbnails") },
        {
          ...listedZip,
          VpcConfig: { SubnetIds: [], SecurityGroupIds: [], VpcId: "" },
          Layers: [{ Arn: "arn:aws:lambda:eu-central-1:210987654321:layer:common:3", CodeSize: 1 }],
        },
      ],
    },
  ],
  ["no functions", "ListFunctions", { Functions: [] }],
  [
    "all versions of a function",
    "ListVersionsByFunction",
    {
      Versions: [
        { ...listedZip, FunctionArn: `${arn}:$LATEST` },
        { ...listedZip, ...version },
        {
          ...listedZip,
          Version: "8",
          FunctionArn: `${arn}:8`,
          SnapStart: { ApplyOn: "PublishedVersions", OptimizationStatus: "On" },
        },
      ],
    },
  ],
];

const { FunctionConfiguration, FunctionCodeLocation } = contract.shapes;

/** The configurations in an answer. */
function configurationsIn(answer: Answer): readonly unknown[] {
  const { Configuration, Functions, Versions } = answer;
  if (Configuration !== undefined) return [Configuration];
  const items = Functions ?? Versions;
  return Array.isArray(items) ? items : [answer];
}

describe("an answer as the service gives it conforms and is explained", () => {
  it.each(rows)("%s (%s)", (_title, operation, answer) => {
    const { response } = contract.operations[operation];
    const $metadata = { httpStatusCode: 200, requestId: "1", attempts: 1, totalRetryDelay: 0 };
    const violations = response.validate({ ...answer, $metadata }, { observed: true });
    expect(violations.map(({ message }) => message)).toEqual([]);
    for (const configuration of configurationsIn(answer)) {
      const { situations, unexplained } = FunctionConfiguration.explain(configuration);
      expect(unexplained).toEqual([]);
      expect(new Set(situations.map(({ aspect }) => aspect)).size).toBe(6);
    }
    const { unexplained, contradictions } = response.explain(answer);
    expect([unexplained, contradictions]).toEqual([[], []]);
    const { Code } = answer;
    if (Code !== undefined) expect(FunctionCodeLocation.explain(Code).unexplained).toEqual([]);
  });

  it("of all these operations, and of many kinds", () => {
    expect(rows.length).toBeGreaterThan(70);
    expect(new Set(rows.map(([, operation]) => operation)).size).toBe(8);
  });
});
