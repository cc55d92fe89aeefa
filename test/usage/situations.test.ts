import {
  arbitraries,
  contract,
  type Event,
  fixtures,
  type FunctionConfiguration,
  type LastUpdateStatusReasonCode,
  type Observed,
  type Situations,
  type StateReasonCode,
  type StepFailedDetails,
} from "@shapesmith/lambda";
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";

const { functionConfiguration, stateReasonCodes, lastUpdateStatusReasonCodes } = fixtures;
const { FunctionConfiguration: shape } = contract.shapes;

type UpdateFailed = Situations["FunctionConfiguration"]["updateFailed"];

describe("types of situations", () => {
  test("are assignable to the plain type, which is not to them", () => {
    expectTypeOf<UpdateFailed>().toExtend<FunctionConfiguration>();
    expectTypeOf<FunctionConfiguration>().not.toExtend<UpdateFailed>();
    for (const name of ["steady", "creating", "idle", "image", "vpcRemoved"] as const) {
      expectTypeOf(functionConfiguration.in(name)).toExtend<FunctionConfiguration>();
    }
  });

  test("tell the compiler what is there, and what is not", () => {
    const failed = functionConfiguration.in("updateFailed");
    expectTypeOf(failed.LastUpdateStatusReasonCode).toEqualTypeOf<LastUpdateStatusReasonCode>();
    expectTypeOf(failed.LastUpdateStatusReason).toEqualTypeOf<string>();
    expectTypeOf(failed.StateReasonCode).toEqualTypeOf<undefined>();
    expectTypeOf(failed.State).toEqualTypeOf<"Active">();
    const image = functionConfiguration.in(["creationFailed", "image"]);
    expectTypeOf(image.PackageType).toEqualTypeOf<"Image">();
    expectTypeOf(image.StateReason).toEqualTypeOf<string>();
    const removed = functionConfiguration.in("vpcRemoved");
    expectTypeOf(removed.VpcConfig.VpcId).toEqualTypeOf<"">();
  });

  test("tell the members apart that belong to one value of another", () => {
    const event = fixtures.event.in("stepFailed");
    expectTypeOf(event.EventType).toEqualTypeOf<"StepFailed">();
    expectTypeOf(event.StepStartedDetails).toEqualTypeOf<undefined>();
    expectTypeOf(event.StepFailedDetails).toEqualTypeOf<StepFailedDetails | undefined>();
    expectTypeOf(event).toExtend<Event>();
    expectTypeOf<Event>().not.toExtend<typeof event>();
    const ended = fixtures.operation.in(["wait", "ended"]);
    expectTypeOf(ended.Type).toEqualTypeOf<"WAIT">();
    expectTypeOf(ended.StepDetails).toEqualTypeOf<undefined>();
    expectTypeOf(ended.EndTimestamp).toEqualTypeOf<Date>();
    expect(event).toMatchObject({ EventType: "StepFailed", StepFailedDetails: {} });
    // @ts-expect-error No operation waits and is a step at once.
    expect(() => fixtures.operation.in(["wait", "step"])).toThrow("wait and step at once");
    // @ts-expect-error An active function has no reason.
    expect(() => functionConfiguration.in("steady", { StateReason: "x" })).toThrow(
      "StateReason must be absent",
    );
    // @ts-expect-error A step that failed has no details of one that started.
    expect(() => fixtures.event.in("stepFailed", { StepStartedDetails: {} })).toThrow(
      "StepStartedDetails must be absent",
    );
  });

  test("are those of answers as well", () => {
    const { response } = fixtures.operations.GetFunction;
    const answer = response.in("updateFailed");
    expectTypeOf(answer.Configuration?.LastUpdateStatus).toEqualTypeOf<"Failed" | undefined>();
    expectTypeOf(answer.$metadata.httpStatusCode).toEqualTypeOf<number | undefined>();
    expect(answer.Configuration).toMatchObject({ State: "Active", LastUpdateStatus: "Failed" });
  });
});

describe("a value in a situation", () => {
  test.each([...(shape.node.type === "structure" ? shape.node.situations.keys() : [])])(
    "%s: it conforms, and is explained by the situation",
    (name) => {
      const value = functionConfiguration.in(name as keyof Situations["FunctionConfiguration"]);
      expect(shape.validate(value)).toEqual([]);
      const { situations, unexplained } = shape.explain(value);
      expect(situations.map((situation) => situation.name)).toContain(name);
      expect(unexplained).toEqual([]);
    },
  );

  test("takes overrides that the situation leaves open", () => {
    const value = functionConfiguration.in("updateFailed", {
      LastUpdateStatusReasonCode: "InvalidSubnet",
      MemorySize: 256,
    });
    expect(value).toMatchObject({
      LastUpdateStatus: "Failed",
      LastUpdateStatusReasonCode: "InvalidSubnet",
      MemorySize: 256,
    });
  });

  test("refuses overrides that contradict it, with the reason", () => {
    expect(() =>
      // @ts-expect-error: the status of the situation is another one.
      functionConfiguration.in("updateFailed", { LastUpdateStatus: "Successful" }),
    ).toThrow(/updateFailed: LastUpdateStatus must be "Failed", got "Successful"/);
    expect(() => functionConfiguration({ State: "Failed" }, { situation: "updateFailed" })).toThrow(
      /updateFailed: State must be "Active", got "Failed"/,
    );
    expect(() =>
      fixtures.operations.GetFunction.response(
        { Configuration: { State: "Failed" } },
        { situation: "updateFailed" },
      ),
    ).toThrow(/updateFailed: Configuration\.State must be "Active", got "Failed"/);
  });

  test("refuses to leave out what the situation has", () => {
    const overrides = { LastUpdateStatusReasonCode: undefined };
    // @ts-expect-error: what failed has a reason code.
    expect(() => functionConfiguration.in("updateFailed", overrides)).toThrow(
      /LastUpdateStatusReasonCode must be .*, got nothing/,
    );
    expect(functionConfiguration.in("updateFailed", { MemorySize: undefined })).not.toHaveProperty(
      "MemorySize",
    );
    // The SDK's types have `undefined` in required members: here only the run can tell.
    const { request } = fixtures.operations.GetFunction;
    expect(() => request({ FunctionName: undefined })).toThrow(
      /FunctionName: expected a value, got nothing/,
    );
  });

  test("a name that is not known is told with the nearest one", () => {
    // @ts-expect-error: there is no such situation.
    expect(() => functionConfiguration({}, { situation: "idel" })).toThrow(/Did you mean idle\?/);
    // @ts-expect-error: it has no situations at all.
    expect(() => fixtures.vpcConfig({}, { situation: "idle" })).toThrow(/it has none at all/);
    // @ts-expect-error: there is no such situation.
    expect(() => functionConfiguration.in("updateFaild")).toThrow(
      /FunctionConfiguration has no situation "updateFaild"; .* Did you mean updateFailed\?/,
    );
    expectTypeOf(fixtures.vpcConfig).not.toHaveProperty("in");
    const anyFactory = fixtures.vpcConfig as object as { readonly in: (name: string) => unknown };
    expect(() => anyFactory.in("steady")).toThrow(/it has none at all/);
    // @ts-expect-error: no function is in both.
    expect(() => functionConfiguration.in(["updateFailed", "steady"])).toThrow(/at once/);
    // @ts-expect-error: no function is in both.
    expect(() => functionConfiguration.in(["idle", "steady"])).toThrow(/at once/);
    // Types do not tell of structures inside others; the run does.
    const { response } = fixtures.operations.GetFunction;
    expect(() => response.in(["idle", "steady"])).toThrow(/at once/);
    expect(() => functionConfiguration({}, { situation: ["idle", "steady"] })).toThrow(/at once/);
  });

  test("of several aspects is in all of them, and so are factories made of this one", () => {
    const value = functionConfiguration.in(["updateFailed", "image", "published"]);
    expect(value).toMatchObject({ LastUpdateStatus: "Failed", PackageType: "Image" });
    expect(value.Runtime).toBeUndefined();
    expect(value.Version).toMatch(/^[0-9]+$/);
    const large = functionConfiguration.extend({ MemorySize: 10_240 });
    expect(large.in("idle")).toMatchObject({ State: "Inactive", MemorySize: 10_240 });
  });
});

/** Of several codes at once the compiler knows no more than this. */
interface AnyCase {
  (): FunctionConfiguration;
  readonly situations: readonly string[];
  readonly in: (situation: string) => FunctionConfiguration;
}

describe("the codes of states and updates", () => {
  test.each(Object.keys(stateReasonCodes))("StateReasonCode %s in each situation", (code) => {
    const factory = stateReasonCodes[code as StateReasonCode] as object as AnyCase;
    expect(factory.situations).not.toEqual([]);
    for (const name of [undefined, ...factory.situations]) {
      const value = name === undefined ? factory() : factory.in(name);
      expect(shape.validate(value)).toEqual([]);
      expect(shape.explain(value).unexplained).toEqual([]);
      expect(value).toMatchObject({ StateReasonCode: code, StateReason: expect.any(String) });
    }
  });

  test.each(Object.keys(lastUpdateStatusReasonCodes))(
    "LastUpdateStatusReasonCode %s in each situation",
    (code) => {
      const factory = lastUpdateStatusReasonCodes[
        code as LastUpdateStatusReasonCode
      ] as object as AnyCase;
      expect(factory.situations).toContain("updateFailed");
      for (const name of factory.situations) {
        const value = factory.in(name);
        expect(shape.validate(value)).toEqual([]);
        expect(value).toMatchObject({
          LastUpdateStatus: "Failed",
          LastUpdateStatusReasonCode: code,
        });
      }
    },
  );

  test("a code occurs in some situations, and not in others", () => {
    const { ImageDeleted, Idle } = stateReasonCodes;
    expect(ImageDeleted.situations).toEqual([
      "creationFailed",
      "reactivationFailed",
      "inactiveUpdateFailed",
    ]);
    expect(ImageDeleted.in("reactivationFailed")).toMatchObject({
      State: "Inactive",
      StateReasonCode: "ImageDeleted",
      StateReason: "The function is trying to use a deleted image.",
    });
    expectTypeOf(ImageDeleted().StateReasonCode).toEqualTypeOf<"ImageDeleted">();
    expect(Idle.situations).toEqual(["idle", "idleUpdateFailed"]);
    // @ts-expect-error: a function that is idle is not one that failed.
    expect(() => Idle.in("creationFailed")).toThrow(
      'StateReasonCode "Idle" does not occur in the situation creationFailed of FunctionConfiguration; it occurs in idle, idleUpdateFailed.',
    );
  });
});

describe("observed values", () => {
  const { UpdateFunctionConfiguration: update } = fixtures.operations;

  test("by default the model only, with observed what was recorded", () => {
    const plain = update.response();
    expect(plain).toMatchObject({ LastUpdateStatus: "InProgress" });
    expect(plain).not.toHaveProperty("LastUpdateStatusReasonCode");
    const observed = update.response({}, { observed: true });
    expect(observed).toMatchObject({
      LastUpdateStatus: "InProgress",
      LastUpdateStatusReason: "The function is being created.",
      LastUpdateStatusReasonCode: "Creating",
    });
    expect(shape.validate(observed, { observed: true })).toEqual([]);
    expect(shape.validate(observed)).toMatchObject([{ constraint: "enum" }]);
  });

  test("have a type of their own, which allows them", () => {
    type Code = "Creating" | LastUpdateStatusReasonCode | undefined;
    const observed = update.response(undefined, { observed: true });
    expectTypeOf(observed.LastUpdateStatusReasonCode).toEqualTypeOf<Code>();
    expectTypeOf(observed).not.toExtend<FunctionConfiguration>();
    expectTypeOf(update.response()).toExtend<FunctionConfiguration>();
    expectTypeOf(update.response({}, { seed: 2 })).toExtend<FunctionConfiguration>();
    expectTypeOf(update.response({}, { observed: false })).toExtend<FunctionConfiguration>();
    const maybe: boolean = observed.State === undefined;
    expectTypeOf(
      functionConfiguration({}, { observed: maybe }).LastUpdateStatusReasonCode,
    ).toEqualTypeOf<Code>();
    expectTypeOf(functionConfiguration.list(2, {}, { observed: true })).toEqualTypeOf<
      Observed["FunctionConfiguration"][]
    >();
    const accepted = functionConfiguration.in("updateAccepted", {}, { observed: true });
    expectTypeOf(accepted.LastUpdateStatusReasonCode).toEqualTypeOf<"Creating">();
    expect(accepted.LastUpdateStatusReasonCode).toBe("Creating");
    const listed = fixtures.functionList(undefined, { observed: true });
    expectTypeOf(listed).toEqualTypeOf<Observed["FunctionList"]>();
  });

  test("arbitraries have them too", () => {
    const arbitrary = arbitraries.functionConfiguration({ observed: true });
    expectTypeOf(arbitrary).toEqualTypeOf<fc.Arbitrary<Observed["FunctionConfiguration"]>>();
    expectTypeOf(arbitraries.functionConfiguration()).toEqualTypeOf<
      fc.Arbitrary<FunctionConfiguration>
    >();
    const answer = arbitraries.operations.UpdateFunctionConfiguration.response({ observed: true });
    fc.assert(
      fc.property(answer, (value) => {
        expectTypeOf(value).toExtend<Observed["FunctionConfiguration"]>();
        expect(shape.validate(value, { observed: true })).toEqual([]);
      }),
      { seed: 20261126, numRuns: 30 },
    );
  });
});

describe("provenance", () => {
  test("tells facts from what was made up, by path", () => {
    const origins = fixtures.provenance(stateReasonCodes.ImageDeleted());
    expect(origins["State"]).toMatchObject({ grade: "documented", situation: "creationFailed" });
    expect(origins["State"]?.source).toMatch(/^https:/);
    expect(origins["StateReason"]).toMatchObject({ grade: "issue" });
    expect(origins["MemorySize"]).toEqual({ grade: "synthetic" });
    const madeUp = fixtures.provenance(stateReasonCodes.DisabledKMSKey());
    expect(madeUp["StateReason"]).toEqual({ grade: "synthetic" });
  });

  test("is beside the value, which is plain data, and knows what was changed", () => {
    const value = functionConfiguration.in("updateFailed", {
      LastUpdateStatusReason: "No such subnet.",
    });
    expect(fixtures.provenance(value)["LastUpdateStatusReason"]).toEqual({ grade: "given" });
    const copy: unknown = JSON.parse(JSON.stringify(value));
    expect(copy).toEqual(value);
    expect(Object.keys(value)).toEqual(Object.keys(copy as object));
    const answer = fixtures.operations.GetFunction.response();
    expect(fixtures.provenance(answer)["Configuration.State"]).toMatchObject({
      grade: "recorded",
      situation: "steady",
    });
    expect(fixtures.provenance("text")).toEqual({});
  });
});

test("the reason goes with the code that is given", () => {
  const { LastUpdateStatusReason } = fixtures.functionConfiguration.in("updateFailed", {
    LastUpdateStatusReasonCode: "InvalidSubnet",
  });
  expect(LastUpdateStatusReason).toMatch(/invalid subnet/i);
  const { StateReason } = fixtures.functionConfiguration.in("reactivationFailed", {
    StateReasonCode: "ImageDeleted",
  });
  expect(StateReason).toBe("The function is trying to use a deleted image.");
});
