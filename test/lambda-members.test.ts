import { operations } from "@shapesmith/lambda/fixtures";
import type { EventSourceMappingConfiguration } from "@shapesmith/lambda/types";
import { describe, expect, it } from "vitest";

const name = { FunctionName: "resize" };
const sqs = "arn:aws:sqs:us-east-1:123456789012:orders";
const dlq = "arn:aws:sqs:us-east-1:123456789012:failed";
const kinesis = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";
const UUID = "6f1d6c1e-52ab-4f0e-9a43-0d9f6f4b2c11";

function membersOf({ $metadata: _, ...members }: object & { readonly $metadata: unknown }): object {
  return members;
}

/** Which members an answer has, and what they are where nobody asked for anything else, was recorded. */
describe("answers have the members that were recorded", () => {
  const { CreateEventSourceMapping } = operations;
  const ofQueue = { ...name, EventSourceArn: sqs };
  const text: unknown = expect.any(String);
  const mapping = {
    UUID: text,
    EventSourceMappingArn: text,
    FunctionArn: text,
    LastModified: expect.any(Date) as unknown,
    FunctionResponseTypes: [],
    MaximumBatchingWindowInSeconds: 0,
    State: "Creating",
  };

  it("of a mapping of a queue", () => {
    const answer = membersOf(CreateEventSourceMapping.response({}, { for: ofQueue }));
    const own = { EventSourceArn: sqs, BatchSize: 10, StateTransitionReason: "USER_INITIATED" };
    expect(answer).toEqual({ ...mapping, ...own });
  });

  it("of a mapping of a stream, with what was asked for", () => {
    const request = {
      ...name,
      EventSourceArn: kinesis,
      StartingPosition: "LATEST" as const,
      MaximumRetryAttempts: 3,
      DestinationConfig: { OnFailure: { Destination: dlq } },
    };
    const { FunctionName: _, ...asked } = request;
    expect(membersOf(CreateEventSourceMapping.response({}, { for: request }))).toEqual({
      ...mapping,
      ...asked,
      BatchSize: 100,
      BisectBatchOnFunctionError: false,
      LastProcessingResult: "No records processed",
      MaximumRecordAgeInSeconds: -1,
      ParallelizationFactor: 1,
      StateTransitionReason: "User action",
      TumblingWindowInSeconds: 0,
    });
  });

  it.each([
    ["CreateEventSourceMapping", { ...ofQueue, Enabled: true }, "Creating"],
    ["CreateEventSourceMapping", { ...ofQueue, Enabled: false }, "Disabled"],
    ["UpdateEventSourceMapping", { UUID, BatchSize: 5 }, "Updating"],
    ["UpdateEventSourceMapping", { UUID, Enabled: true }, "Enabling"],
    ["UpdateEventSourceMapping", { UUID, Enabled: false }, "Disabling"],
    ["DeleteEventSourceMapping", { UUID }, "Deleting"],
    ["GetEventSourceMapping", { UUID }, "Enabled"],
  ] as const)("%s %j: the mapping is %s", (operation, request, state) => {
    const response = operations[operation].response as (
      overrides: object,
      options: { readonly for: object },
    ) => EventSourceMappingConfiguration;
    const answer = response({}, { for: request });
    expect(answer.State).toBe(state);
    if ("UUID" in request) expect(answer.UUID).toBe(UUID);
  });

  it("of a URL: what nobody configured is not there", () => {
    const { CreateFunctionUrlConfig, GetFunctionUrlConfig } = operations;
    const request = { ...name, AuthType: "NONE" as const };
    const plain = CreateFunctionUrlConfig.response({}, { for: request });
    expect(Object.keys(membersOf(plain)).toSorted()).toEqual([
      "AuthType",
      "CreationTime",
      "FunctionArn",
      "FunctionUrl",
    ]);
    const Cors = { AllowOrigins: ["*"] };
    const asked = { ...request, InvokeMode: "RESPONSE_STREAM" as const, Cors };
    const configured = CreateFunctionUrlConfig.response({}, { for: asked });
    expect(configured).toMatchObject({ InvokeMode: "RESPONSE_STREAM", Cors });
    const there = GetFunctionUrlConfig.response({}, { for: name });
    expect(there).toHaveProperty("InvokeMode");
    expect(there).not.toHaveProperty("Cors");
  });

  it("of what becomes of asynchronous invocations: destinations are there, and empty", () => {
    const { PutFunctionEventInvokeConfig } = operations;
    const answerTo = (request: object) =>
      membersOf(PutFunctionEventInvokeConfig.response({}, { for: { ...name, ...request } }));
    const FunctionArn = "arn:aws:lambda:us-east-1:123456789012:function:resize:$LATEST";
    expect(answerTo({ MaximumRetryAttempts: 1 })).toEqual({
      DestinationConfig: { OnSuccess: {}, OnFailure: {} },
      FunctionArn,
      LastModified: expect.any(Date) as unknown,
      MaximumRetryAttempts: 1,
    });
    const OnFailure = { Destination: dlq };
    expect(answerTo({ DestinationConfig: { OnFailure } })).toMatchObject({
      DestinationConfig: { OnFailure, OnSuccess: {} },
    });
    expect(answerTo({ Qualifier: "live" })).toMatchObject({
      FunctionArn: FunctionArn.replace("$LATEST", "live"),
    });
  });

  it("of provisioned concurrency: at first there is none", () => {
    const request = { ...name, Qualifier: "1", ProvisionedConcurrentExecutions: 5 };
    const answer = operations.PutProvisionedConcurrencyConfig.response({}, { for: request });
    expect(answer).toMatchObject({
      RequestedProvisionedConcurrentExecutions: 5,
      AllocatedProvisionedConcurrentExecutions: 0,
      AvailableProvisionedConcurrentExecutions: 0,
      Status: "IN_PROGRESS",
    });
    expect(answer).not.toHaveProperty("StatusReason");
  });

  it("of a layer, an alias, a function and its deletion", () => {
    const { CreateAlias, DeleteFunction, GetFunction, PublishLayerVersion } = operations;
    const layer = { LayerName: "common", Content: { S3Bucket: "code", S3Key: "common.zip" } };
    const published = PublishLayerVersion.response({}, { for: layer });
    expect(Object.keys(published.Content ?? {}).toSorted()).toEqual([
      "CodeSha256",
      "CodeSize",
      "Location",
    ]);
    expect(published.Description).toBe("");
    for (const member of ["LicenseInfo", "CompatibleRuntimes", "CompatibleArchitectures"])
      expect(published).not.toHaveProperty(member);
    const asked = { ...layer, LicenseInfo: "MIT", Description: "all that is common" };
    expect(PublishLayerVersion.response({}, { for: asked })).toMatchObject({
      LicenseInfo: "MIT",
      Description: "all that is common",
    });
    const RoutingConfig = { AdditionalVersionWeights: {} };
    const alias = { ...name, Name: "live", FunctionVersion: "1", RoutingConfig };
    expect(membersOf(CreateAlias.response({}, { for: alias }))).toEqual({
      AliasArn: "arn:aws:lambda:us-east-1:123456789012:function:resize:live",
      Description: "",
      FunctionVersion: "1",
      Name: "live",
      RevisionId: text,
    });
    const shown = GetFunction.response({}, { for: name });
    expect(Object.keys(membersOf(shown))).toEqual(["Configuration", "Code"]);
    expect(shown.Configuration).not.toHaveProperty("ConfigSha256");
    expect(DeleteFunction.response()).toMatchObject({
      StatusCode: 204,
      $metadata: { httpStatusCode: 204 },
    });
  });
});

describe("what is permitted", () => {
  const permission = {
    ...name,
    StatementId: "uploads",
    Action: "lambda:InvokeFunction",
    Principal: "s3.amazonaws.com",
  };
  const statementFor = (request: object): unknown => {
    const { Statement = "" } = operations.AddPermission.response(
      {},
      { for: { ...permission, ...request } },
    );
    return JSON.parse(Statement);
  };
  const Resource = "arn:aws:lambda:us-east-1:123456789012:function:resize";
  const statement = {
    Sid: "uploads",
    Effect: "Allow",
    Principal: { Service: "s3.amazonaws.com" },
    Action: "lambda:InvokeFunction",
    Resource,
  };

  it("is what the policy of the function then says", () => {
    const { AddPermission, GetPolicy } = operations;
    const request = AddPermission.request();
    const { Statement = "" } = AddPermission.response({}, { for: request });
    const { Policy = "" } = GetPolicy.response({}, { for: request });
    const { Statement: permitted }: { Statement: unknown } = JSON.parse(Policy);
    expect(permitted).toEqual([JSON.parse(Statement)]);
  });

  it("is one statement about what the request says", () => {
    expect(statementFor({})).toEqual(statement);
    expect(statementFor({ Principal: "*" })).toEqual({ ...statement, Principal: "*" });
    expect(statementFor({ Principal: "210987654321" })).toMatchObject({
      Principal: { AWS: "arn:aws:iam::210987654321:root" },
    });
    const user = "arn:aws:iam::210987654321:user/jo";
    expect(statementFor({ Principal: user })).toMatchObject({ Principal: { AWS: user } });
    const SourceArn = "arn:aws:s3:::uploads";
    const limited = { SourceArn, SourceAccount: "210987654321", FunctionUrlAuthType: "NONE" };
    expect(statementFor(limited)).toEqual({
      ...statement,
      Condition: {
        StringEquals: {
          "AWS:SourceAccount": "210987654321",
          "lambda:FunctionUrlAuthType": "NONE",
        },
        ArnLike: { "AWS:SourceArn": SourceArn },
      },
    });
  });

  it("is about a version of a layer where that is shared", () => {
    const { AddLayerVersionPermission, GetLayerVersionPolicy } = operations;
    const layer = { LayerName: "common", VersionNumber: 3 };
    const request = {
      ...layer,
      StatementId: "all",
      Action: "lambda:GetLayerVersion",
      Principal: "*",
    };
    const { Statement = "" } = AddLayerVersionPermission.response({}, { for: request });
    const shared = "arn:aws:lambda:us-east-1:123456789012:layer:common:3";
    expect(JSON.parse(Statement)).toMatchObject({ Sid: "all", Principal: "*", Resource: shared });
    const { Policy = "" } = GetLayerVersionPolicy.response({}, { for: layer });
    expect(JSON.parse(Policy)).toMatchObject({ Statement: [{ Resource: shared }] });
  });

  it("stands in a policy", () => {
    const { Policy = "" } = operations.GetPolicy.response({}, { for: name });
    expect(JSON.parse(Policy)).toEqual({
      Version: "2012-10-17",
      Id: "default",
      Statement: [expect.objectContaining({ Effect: "Allow", Resource }) as unknown],
    });
  });
});
