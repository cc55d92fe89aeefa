import type { ResponseMetadata } from "@shapesmith/contract";
import {
  errors,
  functionConfiguration,
  functionList,
  operations,
} from "@shapesmith/lambda/arbitraries";
import type { FunctionConfiguration, Observed, Situations } from "@shapesmith/lambda/types";
import * as fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";

const runs = { seed: 1, numRuns: 20 };

describe("the situation of an arbitrary's values", () => {
  test("is theirs by type", () => {
    const failed = functionConfiguration({ situation: "updateFailed" });
    expectTypeOf(failed).toEqualTypeOf<
      fc.Arbitrary<Situations["FunctionConfiguration"]["updateFailed"]>
    >();
    for (const { LastUpdateStatusReasonCode, LastUpdateStatusReason } of fc.sample(failed, runs)) {
      expectTypeOf(LastUpdateStatusReason).toEqualTypeOf<string>();
      expect(LastUpdateStatusReasonCode.length).toBeGreaterThan(0);
    }
    const several = functionConfiguration({ situation: ["idle", "image"] });
    for (const { StateReasonCode, PackageType } of fc.sample(several, runs)) {
      expectTypeOf(StateReasonCode).toEqualTypeOf<"Idle">();
      expect([StateReasonCode, PackageType]).toEqual(["Idle", "Image"]);
    }
    expectTypeOf(functionConfiguration()).toEqualTypeOf<fc.Arbitrary<FunctionConfiguration>>();
    expectTypeOf(functionConfiguration({ observed: true })).toEqualTypeOf<
      fc.Arbitrary<Observed["FunctionConfiguration"]>
    >();
    const accepted = functionConfiguration({ situation: "updateAccepted", observed: true });
    for (const { LastUpdateStatusReasonCode } of fc.sample(accepted, runs)) {
      expectTypeOf(LastUpdateStatusReasonCode).toEqualTypeOf<"Creating">();
      expect(LastUpdateStatusReasonCode).toBe("Creating");
    }
  });

  test("is that of operations' answers, and of what has such structures in it", () => {
    const idle = operations.GetFunctionConfiguration.response({ situation: "idle" });
    for (const { StateReasonCode, $metadata } of fc.sample(idle, runs)) {
      expectTypeOf(StateReasonCode).toEqualTypeOf<"Idle">();
      expectTypeOf($metadata).toEqualTypeOf<ResponseMetadata>();
      expect(StateReasonCode).toBe("Idle");
    }
    for (const list of fc.sample(functionList({ situation: "idle" }), runs)) {
      for (const { StateReasonCode } of list) {
        expectTypeOf(StateReasonCode).toEqualTypeOf<"Idle">();
        expect(StateReasonCode).toBe("Idle");
      }
    }
  });

  test("leaves open what can be overridden", () => {
    const situation = "updateFailed";
    const open = { LastUpdateStatusReasonCode: "InvalidSubnet", MemorySize: undefined } as const;
    const [failed] = fc.sample(functionConfiguration({ situation, overrides: open }), runs);
    expect(failed?.LastUpdateStatusReasonCode).toBe("InvalidSubnet");
    const other = { LastUpdateStatus: "Successful" } as const;
    // @ts-expect-error -- the situation has another status
    expect(() => fc.sample(functionConfiguration({ situation, overrides: other }), 1)).toThrow(
      /updateFailed/,
    );
    const none = { LastUpdateStatusReasonCode: undefined };
    // @ts-expect-error -- what failed has a reason code
    expect(() => fc.sample(functionConfiguration({ situation, overrides: none }), 1)).toThrow(
      /updateFailed/,
    );
  });

  test("has a name that exists", () => {
    // @ts-expect-error -- misspelt
    expect(() => functionConfiguration({ situation: "idel" })).toThrow(/no situation .*idel/);
    const { GetFunctionConfiguration, UpdateFunctionConfiguration } = operations;
    // @ts-expect-error -- misspelt
    expect(() => GetFunctionConfiguration.response({ situation: "idel" })).toThrow(/idel/);
    // @ts-expect-error -- requests have no situations
    expect(() => UpdateFunctionConfiguration.request({ situation: "idle" })).toThrow(/idle/);
    expect(() =>
      // @ts-expect-error -- requests have no situations
      fc.sample(UpdateFunctionConfiguration.invalidRequest({ situation: "idle" }), 1),
    ).toThrow(/idle/);
  });

  test("is one of each aspect", () => {
    // @ts-expect-error -- no function is in both
    expect(() => functionConfiguration({ situation: ["idle", "steady"] })).toThrow(
      "No FunctionConfiguration is in the situations idle and steady at once: ask for one of them.",
    );
    // Types do not tell of structures inside others; the run does.
    expect(() => operations.GetFunction.response({ situation: ["idle", "steady"] })).toThrow(
      /idle and steady at once/,
    );
  });
});

describe("overrides of an arbitrary", () => {
  test("leave out what may be absent, and nothing else", () => {
    const { request } = operations.UpdateFunctionConfiguration;
    const absent = request({ overrides: { Timeout: undefined, Role: fc.constant(undefined) } });
    for (const value of fc.sample(absent, runs)) expect(value.Timeout).toBeUndefined();
    const overrides = { FunctionName: undefined };
    // The SDK's types have `undefined` in required members: here only the run can tell.
    expect(() => fc.sample(request({ overrides }), 1)).toThrow(/FunctionName: expected a value/);
  });

  test("can be unlisted where unlisted values are asked for", () => {
    const options = { unlisted: true, overrides: { Runtime: "nodejs99.x" } } as const;
    for (const { Runtime } of fc.sample(functionConfiguration(options), runs)) {
      expect(Runtime).toBe("nodejs99.x");
    }
    const { CreateFunction } = operations;
    const layered = CreateFunction.request({
      unlisted: true,
      overrides: { Architectures: ["riscv64"], VpcConfig: { SubnetIds: [] } },
    });
    expect(fc.sample(layered, 1)[0]?.Architectures).toEqual(["riscv64"]);
    const overrides = { Runtime: "nodejs99.x" } as const;
    // @ts-expect-error -- the model has no such runtime
    expect(() => fc.sample(functionConfiguration({ overrides }), 1)).toThrow(/nodejs99/);
    // @ts-expect-error -- a runtime is a text, listed or not
    functionConfiguration({ unlisted: true, overrides: { Runtime: 24 } });
    // @ts-expect-error -- misspelt, which nothing later makes right
    functionConfiguration({ unlisted: true, overrides: { Runtimes: "nodejs99.x" } });
  });

  test("of an answer speak of its metadata, too", () => {
    const attempts = fc.constantFrom(2, 3);
    const response = operations.GetFunction.response({
      overrides: { Tags: { team: "a" }, $metadata: { httpStatusCode: 203, attempts } },
    });
    const values = fc.sample(response, runs);
    expect(new Set(values.map(({ $metadata }) => $metadata.attempts))).toEqual(new Set([2, 3]));
    for (const value of values) {
      expect(value.Tags).toEqual({ team: "a" });
      expect(value.$metadata).toMatchObject({ httpStatusCode: 203, totalRetryDelay: 0 });
      expect(response.canShrinkWithoutContext(value)).toBe(true);
      const other = { ...value, $metadata: { ...value.$metadata, httpStatusCode: 200 } };
      expect(response.canShrinkWithoutContext(other)).toBe(false);
      const [simpler] = response.shrink(value, undefined);
      expect(simpler?.value.$metadata).toEqual(value.$metadata);
    }
    // @ts-expect-error -- a status is a number
    operations.GetFunction.response({ overrides: { $metadata: { httpStatusCode: "203" } } });
    const none = { overrides: { $metadata: undefined as unknown as ResponseMetadata } };
    expect(() => operations.GetFunction.response(none)).toThrow(/\$metadata of an answer/);
  });
});

describe("options of errors", () => {
  test("that speak of members are for one error", () => {
    const { errors: each } = operations.GetFunction;
    const error = operations.GetFunction.error.bind(undefined);
    // @ts-expect-error -- each of them has other members
    expect(() => error({ overrides: { message: "no" } })).toThrow(/ask for one error/);
    // @ts-expect-error -- each of them has other members
    expect(() => error({ optional: { message: "never" } })).toThrow(/ask for one error/);
    expect(fc.sample(error({ optional: "never" }), 1)).toHaveLength(1);
    const missing = each.ResourceNotFoundException({ overrides: { message: "no" } });
    expect(fc.sample(missing, 1)[0]?.message).toBe("no");
    // @ts-expect-error -- no model has its members
    expect(() => errors.AccessDeniedException({ overrides: { message: "no" } })).toThrow(
      /ask for one error/,
    );
    expect(fc.sample(errors.AccessDeniedException({ size: "small" }), 1)).toHaveLength(1);
  });
});
