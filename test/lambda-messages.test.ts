import { operations as contracts } from "@shapesmith/lambda/contract";
import { operations } from "@shapesmith/lambda/fixtures";
import { describe, expect, it } from "vitest";

const name = { FunctionName: "resize" };
const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:resize";
const mappingArn =
  "arn:aws:lambda:us-east-1:123456789012:event-source-mapping:6f1d6c1e-52ab-4f0e-9a43-0d9f6f4b2c11";
const layer = { LayerName: "common", VersionNumber: 3 };
const layerVersionArn = "arn:aws:lambda:us-east-1:123456789012:layer:common:3";
const queue = "arn:aws:sqs:us-east-1:123456789012:orders";
const kinesis = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";
const permission = {
  ...name,
  StatementId: "uploads",
  Action: "lambda:InvokeFunction",
  Principal: "s3.amazonaws.com",
};

type Operation = keyof typeof operations;
type Row = readonly [operation: Operation, error: string, request: object, text: string];

/** What a request alone brings about, or what an error of the operation usually says of it. */
const usual: readonly Row[] = [
  [
    "TagResource",
    "ResourceNotFoundException",
    { Resource: functionArn, Tags: { a: "b" } },
    `Function not found: ${functionArn}`,
  ],
  [
    "ListTags",
    "ResourceNotFoundException",
    { Resource: mappingArn },
    `Event source mapping not found: ${mappingArn}`,
  ],
  [
    "GetFunctionUrlConfig",
    "ResourceNotFoundException",
    name,
    "The resource you requested does not exist.",
  ],
  [
    "GetEventSourceMapping",
    "ResourceNotFoundException",
    { UUID: mappingArn.slice(-36) },
    "The resource you requested does not exist.",
  ],
  [
    "GetLayerVersionPolicy",
    "ResourceNotFoundException",
    layer,
    `Layer version ${layerVersionArn} does not exist.`,
  ],
  [
    "GetCodeSigningConfig",
    "ResourceNotFoundException",
    {
      CodeSigningConfigArn:
        "arn:aws:lambda:us-east-1:123456789012:code-signing-config:csc-0a1b2c3d4e5f6a7b8",
    },
    "The Lambda code signing configuration arn:aws:lambda:us-east-1:123456789012:code-signing-config:csc-0a1b2c3d4e5f6a7b8 can not be found.",
  ],
  [
    "GetProvisionedConcurrencyConfig",
    "ProvisionedConcurrencyConfigNotFoundException",
    { ...name, Qualifier: "1" },
    "No Provisioned Concurrency Config found for this function",
  ],
  [
    "CreateEventSourceMapping",
    "InvalidParameterValueException",
    name,
    "Unrecognized event source.",
  ],
  [
    "CreateEventSourceMapping",
    "InvalidParameterValueException",
    { ...name, EventSourceArn: kinesis },
    "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.",
  ],
  [
    "CreateEventSourceMapping",
    "InvalidParameterValueException",
    { ...name, EventSourceArn: queue, DestinationConfig: {} },
    "Unsupported DestinationConfig parameter for given event source mapping type.",
  ],
  [
    "AddPermission",
    "InvalidParameterValueException",
    { ...permission, Qualifier: "$LATEST" },
    "We currently do not support adding policies for $LATEST.",
  ],
  [
    "CreateAlias",
    "InvalidParameterValueException",
    {
      ...name,
      Name: "live",
      FunctionVersion: "$LATEST",
      RoutingConfig: { AdditionalVersionWeights: { "2": 0.5 } },
    },
    "$LATEST is not supported for an alias pointing to more than 1 version",
  ],
  [
    "PutProvisionedConcurrencyConfig",
    "InvalidParameterValueException",
    { ...name, Qualifier: "$LATEST", ProvisionedConcurrentExecutions: 1 },
    "Provisioned Concurrency Configs cannot be applied to unpublished function versions.",
  ],
  [
    "PutFunctionEventInvokeConfig",
    "InvalidParameterValueException",
    name,
    "You must specify at least one of error handling or destination setting.",
  ],
  [
    "TagResource",
    "InvalidParameterValueException",
    { Resource: functionArn, Tags: {} },
    "An error occurred and the request cannot be processed.",
  ],
  [
    "DeleteLayerVersion",
    "InvalidParameterValueException",
    { LayerName: "common", VersionNumber: 0 },
    "Layer Version Cannot be less than 1",
  ],
];

type NamedRow = readonly [message: string, ...Row];

const named: readonly NamedRow[] = [
  [
    "aliasMissing",
    "GetAlias",
    "ResourceNotFoundException",
    { ...name, Name: "live" },
    `Cannot find alias arn: ${functionArn}:live`,
  ],
  [
    "aliasNotFound",
    "UpdateAlias",
    "ResourceNotFoundException",
    { ...name, Name: "live" },
    `Alias not found: ${functionArn}:live`,
  ],
  [
    "noEventInvokeConfig",
    "GetFunctionEventInvokeConfig",
    "ResourceNotFoundException",
    name,
    `The function ${functionArn}:$LATEST doesn't have an EventInvokeConfig`,
  ],
  [
    "noEventInvokeConfig",
    "DeleteFunctionEventInvokeConfig",
    "ResourceNotFoundException",
    { ...name, Qualifier: "2" },
    `The function ${functionArn}:2 doesn't have an EventInvokeConfig`,
  ],
  [
    "statementNotFound",
    "RemovePermission",
    "ResourceNotFoundException",
    { ...name, StatementId: "uploads" },
    "Statement uploads is not found in resource policy.",
  ],
  [
    "versionRoutedTwice",
    "CreateAlias",
    "InvalidParameterValueException",
    { ...name, Name: "live", FunctionVersion: "3" },
    "Invalid function version 3. Function version 3 is already included in routing configuration.",
  ],
  [
    "reservedBelowProvisioned",
    "PutFunctionConcurrency",
    "InvalidParameterValueException",
    { ...name, ReservedConcurrentExecutions: 1 },
    " ReservedConcurrentExecutions  1 should not be lower than function's total provisioned concurrency [2].",
  ],
  [
    "streamNotFound",
    "CreateEventSourceMapping",
    "InvalidParameterValueException",
    { ...name, EventSourceArn: kinesis, StartingPosition: "LATEST" },
    `Stream not found: ${kinesis}`,
  ],
];

function textOf([operation, error, request, _]: Row, message?: string): string {
  const { errorNames } = contracts[operation];
  const make = operations[operation].error as unknown as (
    error: string,
    overrides: object,
    options: object,
  ) => Error;
  expect(errorNames).toContain(error);
  const made = make(error, {}, { for: request, ...(message === undefined ? {} : { message }) });
  const contract: { readonly [name: string]: { validate(value: unknown): readonly unknown[] } } =
    contracts[operation].errors;
  expect(contract[error]?.validate(made)).toEqual([]);
  return made.message;
}

describe("the texts of errors are those that were recorded", () => {
  it.each(usual)("%s: %s of %j", (...row) => {
    expect(textOf(row)).toBe(row[3]);
  });

  it.each(named)("%s, when it is asked for", (message, ...row) => {
    expect(textOf(row, message)).toBe(row[3]);
  });

  it("that a mapping is there tells which one", () => {
    const request = { ...name, EventSourceArn: queue };
    const text = textOf(["CreateEventSourceMapping", "ResourceConflictException", request, ""]);
    const begin = `An event source mapping with SQS arn (" ${queue} ") and function (" resize ") already exists. `;
    expect(text.slice(0, begin.length)).toBe(begin);
    expect(text).toMatch(/delete the existing mapping with UUID [0-9a-f-]{36}$/);
  });
});

describe("the words in which requests are refused are those that were recorded", () => {
  const refusal = (operation: Operation, request: object) =>
    contracts[operation].request
      .validate(request)
      .map(({ error }) => [error?.name, error?.message]);
  const begin = "1 validation error detected: Value";

  it.each<readonly [Operation, object, string]>([
    [
      "AddPermission",
      { ...permission, StatementId: "a.b" },
      `${begin} 'a.b' at 'statementId' failed to satisfy constraint: Member must satisfy regular expression pattern: ([a-zA-Z0-9-_]+)`,
    ],
    [
      "CreateAlias",
      {
        ...name,
        Name: "live",
        FunctionVersion: "1",
        RoutingConfig: { AdditionalVersionWeights: { "2": 2 } },
      },
      `${begin} '{2=2.0}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]`,
    ],
    [
      "CreateAlias",
      {
        ...name,
        Name: "live",
        FunctionVersion: "1",
        RoutingConfig: { AdditionalVersionWeights: { latest: 0.5 } },
      },
      `${begin} '{latest=0.5}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]`,
    ],
    [
      "UpdateFunctionConfiguration",
      { ...name, VpcConfig: { SecurityGroupIds: ["default"] } },
      `${begin} '[default]' at 'vpcConfig.securityGroupIds' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 0, Member must satisfy regular expression pattern: sg-[0-9a-zA-Z]*]`,
    ],
  ])("%s of %j", (operation, request, text) => {
    expect(refusal(operation, request)).toEqual([["ValidationException", text]]);
  });

  it("a runtime that no function has is refused otherwise than one that no layer has", () => {
    const Runtime = "cobol85";
    expect(refusal("UpdateFunctionConfiguration", { ...name, Runtime })).toEqual([
      ["InvalidParameterValueException", expect.stringContaining("or be a valid ARN")],
    ]);
    expect(refusal("ListLayers", { CompatibleRuntime: Runtime })).toEqual([
      ["ValidationException", expect.stringContaining(`${begin} 'cobol85' at 'compatibleRuntime'`)],
    ]);
  });
});
