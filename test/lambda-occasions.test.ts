import * as arbitraries from "@shapesmith/lambda/arbitraries";
import { operations as contracts, shapes } from "@shapesmith/lambda/contract";
import * as fixtures from "@shapesmith/lambda/fixtures";
import { EventType } from "@shapesmith/lambda/types";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const { operations } = fixtures;
const name = { FunctionName: "resize" };

describe("an invocation", () => {
  const { response } = operations.Invoke;
  const answerTo = (request: Parameters<typeof operations.Invoke.request>[0]) => {
    const { $metadata, ...members } = response({}, { for: { ...name, ...request } });
    expect($metadata.httpStatusCode).toBe(members.StatusCode);
    expect(contracts.Invoke.response.explain(members).unexplained).toEqual([]);
    return members;
  };

  it("that is waited for has an answer of the function, and a log where that was asked for", () => {
    const answered = ["StatusCode", "Payload", "ExecutedVersion"];
    expect(Object.keys(answerTo({}))).toEqual(answered);
    expect(Object.keys(answerTo(operations.Invoke.request()))).toEqual(answered);
    expect(answerTo({ InvocationType: "RequestResponse" }).StatusCode).toBe(200);
    expect(answerTo({ LogType: "None" })).not.toHaveProperty("LogResult");
    expect(answerTo({ LogType: "Tail" })).toHaveProperty("LogResult");
  });

  it("that is queued, or only tried, has no answer of the function", () => {
    const Payload: unknown = expect.toSatisfy(
      (part) => part instanceof Uint8Array && part.length === 0,
    );
    const queued = { StatusCode: 202, Payload };
    expect(answerTo({ InvocationType: "Event" })).toEqual(queued);
    expect(answerTo({ InvocationType: "Event", LogType: "Tail" })).toEqual(queued);
    expect(answerTo({ InvocationType: "DryRun" })).toEqual({ ...queued, StatusCode: 204 });
  });

  it("that starts a durable execution tells of which name", () => {
    const { DurableExecutionArn } = answerTo({ DurableExecutionName: "order-17" });
    expect(DurableExecutionArn).toContain(":function:resize:$LATEST/durable-execution/order-17/");
  });

  it("in which the function failed was waited for", () => {
    expect(response.in("functionFailed")).toMatchObject({
      StatusCode: 200,
      FunctionError: "Unhandled",
      Payload: expect.any(Uint8Array) as unknown,
    });
    expect(response({ FunctionError: "Handled" }).StatusCode).toBe(200);
    const queued = { StatusCode: 202, FunctionError: "Unhandled", LogResult: "eA==" };
    const broken = contracts.Invoke.response.validate(queued);
    expect(broken.map(({ condition }) => condition)).toEqual([
      "FailureIsOfASynchronousInvocation",
      "LogIsOfASynchronousInvocation",
    ]);
  });

  it("without a payload is what the client hands over as an empty one", () => {
    const answer = { StatusCode: 202, Payload: new Uint8Array() };
    const { situations, unexplained } = contracts.Invoke.response.explain(answer);
    expect(unexplained).toEqual([]);
    expect(situations.map((one) => one.name)).toEqual(["queued", "notLogged", "notDurable"]);
  });
});

describe("a durable execution", () => {
  const { response } = operations.GetDurableExecution;

  it("has a result once it succeeded", () => {
    expect(response()).toMatchObject({
      Status: "SUCCEEDED",
      EndTimestamp: expect.any(Date) as unknown,
    });
    const running = response({ Status: "RUNNING" });
    for (const member of ["Result", "Error", "EndTimestamp"]) {
      expect(running).not.toHaveProperty(member);
    }
    const failed = response({ Status: "FAILED" });
    expect(failed).toHaveProperty("Error");
    expect(failed).not.toHaveProperty("Result");
    expect(() => response({ Status: "RUNNING", Result: "1" })).toThrow(/ResultIsOfSuccess/);
  });

  it("that runs has not ended in a list either", () => {
    const value = { ...fixtures.execution(), Status: "RUNNING" };
    expect(shapes.Execution.validate(value)).toMatchObject([{ condition: "RunningHasNotEnded" }]);
    expect(fixtures.execution({ Status: "RUNNING" })).not.toHaveProperty("EndTimestamp");
  });
});

const detailsOf = (value: object) => Object.keys(value).filter((key) => key.endsWith("Details"));

describe("an event of a durable execution", () => {
  it.each(Object.values(EventType))("%s has its details alone", (type) => {
    const made = fixtures.event({ EventType: type });
    expect(detailsOf(made)).toEqual([`${type}Details`]);
    const other = type === "WaitStarted" ? "StepStarted" : "WaitStarted";
    expect(shapes.Event.validate({ ...made, EventType: other })).toMatchObject([
      { condition: `${type}DetailsIsOfEventType`, grade: "documented" },
    ]);
  });

  it("is told by its details", () => {
    expect(fixtures.event({ CallbackTimedOutDetails: {} }).EventType).toBe("CallbackTimedOut");
  });

  it("has a number of its own", () => {
    const { Events = [] } = operations.GetDurableExecutionHistory.response();
    expect(Events.map(({ EventId }) => EventId)).toEqual([1, 2]);
  });
});

describe("an operation of a durable execution", () => {
  it("has the details of its type", () => {
    expect(detailsOf(fixtures.operation({ Type: "WAIT" }))).toEqual(["WaitDetails"]);
    const { Updates = [] } = operations.CheckpointDurableExecution.request();
    const options = Updates.map((update) =>
      Object.keys(update).filter((key) => /Options$/.test(key)),
    );
    expect(options).toEqual([["StepOptions"], ["StepOptions"]]);
    for (const update of Updates) expect(update).not.toHaveProperty("Error");
  });
});

describe("the management of the runtime", () => {
  it("has a version where it is manual", () => {
    const { PutRuntimeManagementConfig: put, GetRuntimeManagementConfig: get } = operations;
    for (const value of [put.response(), get.response(), put.request()]) {
      expect(value).not.toHaveProperty("RuntimeVersionArn");
    }
    const version = `arn:aws:lambda:us-east-1::runtime:${"0".repeat(64)}`;
    const asked = { ...name, UpdateRuntimeOn: "Manual", RuntimeVersionArn: version } as const;
    expect(put.response({}, { for: asked }).RuntimeVersionArn).toBe(version);
    expect(get.response({ UpdateRuntimeOn: "Manual" })).toHaveProperty("RuntimeVersionArn");
    const later = put.response({}, { for: { ...name, UpdateRuntimeOn: "FunctionUpdate" } });
    expect(later).not.toHaveProperty("RuntimeVersionArn");
    const broken = contracts.GetRuntimeManagementConfig.response.validate({
      UpdateRuntimeOn: "Auto",
      RuntimeVersionArn: version,
    });
    expect(broken).toMatchObject([{ condition: "VersionIsOfManualMode" }]);
  });
});

describe("an alias", () => {
  it("that routes leads to published versions, of which there are two", () => {
    expect(operations.GetAlias.response()).not.toHaveProperty("RoutingConfig");
    const routed = fixtures.aliasConfiguration.in("routed");
    expect(routed.FunctionVersion).toMatch(/^\d+$/);
    expect(Object.keys(routed.RoutingConfig.AdditionalVersionWeights)).toEqual(["2"]);
    const RoutingConfig = { AdditionalVersionWeights: { "4": 0.2 } };
    const asked = { ...name, Name: "live", RoutingConfig };
    const answer = operations.UpdateAlias.response({}, { for: asked });
    expect(answer.RoutingConfig).toEqual(RoutingConfig);
    expect(answer.FunctionVersion).not.toBe("$LATEST");
    const latest = { ...routed, FunctionVersion: "$LATEST" };
    expect(shapes.AliasConfiguration.validate(latest)).toMatchObject([
      { condition: "LatestIsNotRouted" },
    ]);
  });
});

describe("an event source mapping", () => {
  const sources = {
    queue: /^arn:aws:sqs:us-east-1:123456789012:[\w-]+$/,
    stream: /^arn:aws:kinesis:us-east-1:123456789012:stream\/[\w-]+$/,
    managedKafka: /^arn:aws:kafka:us-east-1:123456789012:cluster\//,
    mq: /^arn:aws:mq:us-east-1:123456789012:broker:/,
    documentDb: /^arn:aws:rds:us-east-1:123456789012:cluster:/,
  } as const;
  /** What one kind of source alone has. */
  const own = {
    queue: ["ScalingConfig"],
    stream: ["ParallelizationFactor", "TumblingWindowInSeconds"],
    managedKafka: [],
    selfManagedKafka: ["SelfManagedEventSource"],
    mq: ["Queues"],
    documentDb: ["DocumentDBEventSourceConfig"],
  } as const;
  const kinds = Object.keys(own) as (keyof typeof own)[];

  it.each(kinds)("has the members of one kind of source: %s", (kind) => {
    const { EventSourceArn } = fixtures.eventSourceMappingConfiguration.in(kind);
    const request = fixtures.createEventSourceMappingRequest.in(kind);
    const answer = operations.CreateEventSourceMapping.response({}, { for: request });
    if (kind === "selfManagedKafka") expect(EventSourceArn).toBeUndefined();
    else expect(EventSourceArn).toMatch(sources[kind]);
    for (const other of kinds) {
      for (const member of own[other]) {
        const isThere = other === kind;
        expect([member, member in answer, member in request]).toEqual([member, isThere, isThere]);
      }
    }
    expect(answer.EventSourceArn).toBe(request.EventSourceArn);
    const { situations } = contracts.CreateEventSourceMapping.response.explain(answer);
    expect(situations.map((situation) => situation.name)).toEqual([kind, "creating"]);
  });

  it("is of the kind that its source tells", () => {
    const EventSourceArn = "arn:aws:dynamodb:us-east-1:123456789012:table/t/stream/x";
    const listed = operations.ListEventSourceMappings.response({}, { for: { EventSourceArn } });
    expect(listed.EventSourceMappings).toHaveLength(2);
    const explained = contracts.ListEventSourceMappings.response.explain(listed);
    const names = explained.situations.map((situation) => situation.name);
    expect(names).toEqual(["stream", "enabled", "stream", "enabled"]);
    const mapping = operations.GetEventSourceMapping.response({ EventSourceArn });
    expect(mapping).toHaveProperty("StartingPosition");
    expect(mapping).not.toHaveProperty("ScalingConfig");
  });

  it("is not found by what is no source of events", () => {
    const request = { EventSourceArn: "arn:aws:s3:::bucket" };
    const { EventSourceMappings } = operations.ListEventSourceMappings.response(
      {},
      { for: request },
    );
    expect(EventSourceMappings).toEqual([]);
  });

  it("as the service gives it is explained", () => {
    const stream = {
      UUID: "14e0db71-5d35-4eb5-b481-8945cf9d10c2",
      StartingPosition: "LATEST",
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 0,
      ParallelizationFactor: 1,
      EventSourceArn: "arn:aws:kinesis:us-east-1:123456789012:stream/orders",
      FunctionArn: "arn:aws:lambda:us-east-1:123456789012:function:orders",
      LastModified: new Date(0),
      LastProcessingResult: "No records processed",
      State: "Creating",
      StateTransitionReason: "User action",
      DestinationConfig: { OnFailure: {} },
      MaximumRecordAgeInSeconds: -1,
      BisectBatchOnFunctionError: false,
      MaximumRetryAttempts: -1,
      TumblingWindowInSeconds: 0,
      FunctionResponseTypes: [],
    };
    const queue = {
      UUID: "14e0db71-5d35-4eb5-b481-8945cf9d10c2",
      BatchSize: 10,
      MaximumBatchingWindowInSeconds: 0,
      EventSourceArn: "arn:aws:sqs:us-east-1:123456789012:orders",
      FunctionArn: "arn:aws:lambda:us-east-1:123456789012:function:orders",
      LastModified: new Date(0),
      State: "Enabled",
      StateTransitionReason: "USER_INITIATED",
      FunctionResponseTypes: [],
    };
    for (const value of [stream, queue]) {
      expect(shapes.EventSourceMappingConfiguration.validate(value)).toEqual([]);
      expect(shapes.EventSourceMappingConfiguration.explain(value).unexplained).toEqual([]);
    }
  });
});

describe("arbitrary answers", () => {
  const seed = 20_261_126;

  it.each([
    "GetDurableExecution",
    "GetDurableExecutionHistory",
    "GetDurableExecutionState",
    "GetEventSourceMapping",
    "Invoke",
    "GetRuntimeManagementConfig",
    "GetAlias",
  ] as const)("of %s do not contradict themselves, and shrink", (operation) => {
    const contract = contracts[operation].response;
    const arbitrary: fc.Arbitrary<unknown> = arbitraries.operations[operation].response();
    for (const value of fc.sample(arbitrary, { seed, numRuns: 100 })) {
      expect(contract.validate(value)).toEqual([]);
      expect(contract.explain(value).unexplained).toEqual([]);
    }
    const { counterexample } = fc.check(
      fc.property(arbitrary, () => false),
      { seed },
    );
    expect(contract.validate(counterexample?.[0])).toEqual([]);
  });
});

it("members by name go with conditions between situations of unlike aspects", () => {
  const { response } = arbitraries.operations.Invoke;
  const asked = response({ optional: { Payload: "always" } });
  const answers = fc.sample(asked, { seed: 20261126, numRuns: 300 });
  const logged = answers.filter(({ LogResult }) => LogResult !== undefined);
  expect(logged.length).toBeGreaterThan(20);
  expect(new Set(logged.map(({ StatusCode }) => StatusCode))).toEqual(new Set([200]));
});

it("a failure in a situation that is asked for shrinks to one in it", () => {
  const inVpc = arbitraries.functionConfiguration({ situation: "inVpc", optional: "always" });
  const seen: unknown[] = [];
  const property = fc.property(inVpc, (value) => {
    seen.push(value);
    return value.Version === undefined;
  });
  const { counterexample } = fc.check(property, { seed: 20261126, numRuns: 1 });
  expect(counterexample?.[0].VpcConfig).toMatchObject({
    SubnetIds: ["subnet-"],
    SecurityGroupIds: ["sg-"],
  });
  expect(seen.length).toBeGreaterThan(10);
  expect(seen.filter((value) => !inVpc.canShrinkWithoutContext(value))).toEqual([]);
});

it("a stream of events that is given as an object stays one", async () => {
  const events = [{ PayloadChunk: { Payload: new Uint8Array([1]) } }, { InvokeComplete: {} }];
  const EventStream = {
    async *[Symbol.asyncIterator]() {
      await Promise.resolve();
      yield* events;
    },
  };
  const arbitrary = arbitraries.operations.InvokeWithResponseStream.response({
    overrides: { EventStream },
  });
  const [drawn] = fc.sample(arbitrary, { seed: 20261126, numRuns: 1 });
  const made = operations.InvokeWithResponseStream.response({ EventStream });
  for (const { EventStream: stream } of [drawn ?? {}, made] as (typeof made)[]) {
    const read: unknown[] = [];
    for await (const event of stream ?? []) read.push(event);
    expect(read).toEqual(events);
  }
});
