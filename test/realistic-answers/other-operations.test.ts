import { operations } from "@shapesmith/lambda/contract";
import { describe, expect, it } from "vitest";
import { active, type Answer, arn, zip } from "./parts.js";

const uuid = "6f1d6c1e-52ab-4f0e-9a43-0d9f6f4b2c11";
const mapping = {
  UUID: uuid,
  EventSourceMappingArn: `arn:aws:lambda:eu-central-1:123456789012:event-source-mapping:${uuid}`,
  FunctionArn: arn,
  LastModified: new Date("2026-02-01T10:00:00Z"),
};
const queue = {
  ...mapping,
  BatchSize: 10,
  EventSourceArn: "arn:aws:sqs:eu-central-1:123456789012:orders",
  FunctionResponseTypes: [],
  MaximumBatchingWindowInSeconds: 0,
  StateTransitionReason: "USER_INITIATED",
};
const stream = {
  ...mapping,
  BatchSize: 100,
  BisectBatchOnFunctionError: false,
  DestinationConfig: { OnFailure: {} },
  EventSourceArn: "arn:aws:kinesis:eu-central-1:123456789012:stream/clicks",
  FunctionResponseTypes: [],
  LastProcessingResult: "No records processed",
  MaximumBatchingWindowInSeconds: 0,
  MaximumRecordAgeInSeconds: -1,
  MaximumRetryAttempts: -1,
  ParallelizationFactor: 1,
  StartingPosition: "LATEST",
  StateTransitionReason: "User action",
  TumblingWindowInSeconds: 0,
};
const kafka = {
  UUID: uuid,
  BatchSize: 100,
  FunctionArn: arn,
  LastModified: new Date("2026-02-01T10:00:00Z"),
  LastProcessingResult: "No records processed",
  SelfManagedEventSource: { Endpoints: { KAFKA_BOOTSTRAP_SERVERS: ["kafka.internal:9092"] } },
  SelfManagedKafkaEventSourceConfig: { ConsumerGroupId: uuid },
  SourceAccessConfigurations: [
    { Type: "BASIC_AUTH", URI: "arn:aws:secretsmanager:eu-central-1:123456789012:secret:kafka" },
  ],
  StartingPosition: "TRIM_HORIZON",
  StateTransitionReason: "USER_INITIATED",
  Topics: ["orders"],
};
const provisioned = {
  RequestedProvisionedConcurrentExecutions: 3,
  LastModified: "2026-02-01T10:00:00+0000",
};
const none = {
  AllocatedProvisionedConcurrentExecutions: 0,
  AvailableProvisionedConcurrentExecutions: 0,
};

type Operation = keyof typeof operations;
type Row = readonly [
  title: string,
  operation: Operation,
  answer: Answer,
  ...situations: readonly string[],
];

/** Members as they were recorded, values of our own. */
const rows: readonly Row[] = [
  [
    "a new mapping of a queue",
    "CreateEventSourceMapping",
    { ...queue, State: "Creating" },
    "queue",
    "creating",
  ],
  [
    "a new mapping of a stream",
    "CreateEventSourceMapping",
    { ...stream, State: "Creating" },
    "stream",
    "creating",
  ],
  [
    "a new mapping of a cluster",
    "CreateEventSourceMapping",
    { ...kafka, State: "Creating" },
    "selfManagedKafka",
    "creating",
  ],
  [
    "a mapping that is there",
    "GetEventSourceMapping",
    { ...queue, State: "Enabled" },
    "queue",
    "enabled",
  ],
  [
    "a mapping that is turned off",
    "UpdateEventSourceMapping",
    { ...stream, State: "Disabling" },
    "stream",
    "disabling",
  ],
  [
    "a mapping that is turned on",
    "UpdateEventSourceMapping",
    { ...queue, State: "Enabling" },
    "queue",
    "enabling",
  ],
  [
    "a mapping that is changed",
    "UpdateEventSourceMapping",
    { ...queue, State: "Updating" },
    "queue",
    "updating",
  ],
  [
    "a mapping that is made turned off",
    "CreateEventSourceMapping",
    { ...queue, State: "Disabled" },
    "queue",
    "disabled",
  ],
  [
    "a mapping that goes",
    "DeleteEventSourceMapping",
    { ...stream, State: "Deleting" },
    "stream",
    "deleting",
  ],
  [
    "concurrency that is being provisioned",
    "PutProvisionedConcurrencyConfig",
    { ...provisioned, ...none, Status: "IN_PROGRESS" },
    "allocating",
  ],
  [
    "concurrency of which some is there",
    "GetProvisionedConcurrencyConfig",
    {
      ...provisioned,
      AllocatedProvisionedConcurrentExecutions: 1,
      AvailableProvisionedConcurrentExecutions: 1,
      Status: "IN_PROGRESS",
    },
    "allocating",
  ],
  [
    "concurrency that is there",
    "GetProvisionedConcurrencyConfig",
    {
      ...provisioned,
      AllocatedProvisionedConcurrentExecutions: 3,
      AvailableProvisionedConcurrentExecutions: 3,
      Status: "READY",
    },
    "ready",
  ],
  [
    "concurrency that could not be provisioned",
    "GetProvisionedConcurrencyConfig",
    { ...provisioned, ...none, Status: "FAILED", StatusReason: "FUNCTION_ERROR_INIT_FAILURE" },
    "failed",
  ],
  [
    "a queued invocation",
    "Invoke",
    { StatusCode: 202, Payload: new Uint8Array() },
    "queued",
    "notLogged",
    "notDurable",
  ],
  [
    "a tried invocation",
    "Invoke",
    { StatusCode: 204, Payload: new Uint8Array() },
    "dryRun",
    "notLogged",
    "notDurable",
  ],
  ["a deletion", "DeleteFunction", { StatusCode: 204 }],
  ["a function without reserved concurrency", "GetFunctionConcurrency", {}],
  ["a function without a code signing configuration", "GetFunctionCodeSigningConfig", {}],
  [
    "a URL",
    "CreateFunctionUrlConfig",
    {
      AuthType: "NONE",
      CreationTime: "2026-02-01T10:00:00.000Z",
      FunctionArn: arn,
      FunctionUrl: `https://${"a".repeat(32)}.lambda-url.eu-central-1.on.aws/`,
    },
  ],
  [
    "what becomes of asynchronous invocations",
    "PutFunctionEventInvokeConfig",
    {
      DestinationConfig: { OnFailure: {}, OnSuccess: {} },
      FunctionArn: `${arn}:$LATEST`,
      LastModified: new Date(0),
      MaximumRetryAttempts: 1,
    },
  ],
  [
    "a function of the first years, out of its VPC",
    "GetFunctionConfiguration",
    { ...zip, ...active, VpcConfig: { SubnetIds: [], SecurityGroupIds: [] } },
    "steady",
    "zip",
    "latest",
    "vpcRemovedFirst",
    "snapStartOff",
    "textLogs",
  ],
];

const cases = rows.map(([title, operation, answer, ...expected]) => {
  return { title, operation, answer, expected };
});

describe("an answer of any operation as the service gives it conforms and is explained", () => {
  it.each(cases)("$title ($operation)", ({ operation, answer, expected }) => {
    const { response } = operations[operation];
    expect(response.validate(answer, { observed: true })).toEqual([]);
    const { situations, unexplained, contradictions } = response.explain(answer);
    expect([unexplained, contradictions]).toEqual([[], []]);
    expect(situations.map(({ name }) => name)).toEqual(expected);
  });

  it("a required member may be missing only where that was recorded, and asked for", () => {
    const { GetFunctionCodeSigningConfig, PutFunctionCodeSigningConfig } = operations;
    const wrong = ["CodeSigningConfigArn", "FunctionName"];
    const missing = (
      operation: typeof GetFunctionCodeSigningConfig | typeof PutFunctionCodeSigningConfig,
      options: object,
    ) =>
      operation.response
        .validate({}, options)
        .map(({ path, constraint }) => [...path, constraint].join(" "));
    const all = wrong.map((name) => `${name} required`);
    expect(missing(GetFunctionCodeSigningConfig, { observed: true })).toEqual([]);
    expect(missing(GetFunctionCodeSigningConfig, {})).toEqual(all);
    expect(missing(PutFunctionCodeSigningConfig, { observed: true })).toEqual(all);
    expect(GetFunctionCodeSigningConfig.response.is({}, { observed: true })).toBe(true);
    expect(GetFunctionCodeSigningConfig.response.is({})).toBe(false);
  });
});
