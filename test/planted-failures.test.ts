import type {
  FunctionConfiguration,
  UpdateFunctionConfigurationRequest,
} from "@shapesmith/lambda/types";
import { functionConfiguration, operations } from "@shapesmith/lambda/arbitraries";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9];

interface Shrunk<T> {
  readonly value: T;
  /** Calls of the property after it had failed for the first time. */
  readonly calls: number;
}

function shrink<T>(
  arbitrary: fc.Arbitrary<T>,
  fails: (value: T) => boolean,
  seed: number,
): Shrunk<T> {
  let calls = 0;
  let hasFailed = false;
  const property = fc.property(arbitrary, (value) => {
    if (hasFailed) calls++;
    hasFailed ||= fails(value);
    return !fails(value);
  });
  const { counterexample } = fc.check(property, { seed, numRuns: 20_000 });
  if (counterexample === null) throw new Error("the planted failure was not found");
  return { value: counterexample[0], calls };
}

const layer = "arn:a:lambda:::awslayer:a";

describe("a planted failure shrinks to the minimal counterexample, whatever the seed", () => {
  const request = operations.UpdateFunctionConfiguration.request();
  const inRequests: readonly (readonly [
    string,
    (value: UpdateFunctionConfigurationRequest) => boolean,
    UpdateFunctionConfigurationRequest,
  ])[] = [
    [
      "a number and a list",
      ({ MemorySize = 0, Layers = [] }) => MemorySize > 1000 && Layers.length > 0,
      { FunctionName: "a", MemorySize: 1001, Layers: [layer] },
    ],
    [
      "a long value in a map",
      ({ Environment }) =>
        Object.values(Environment?.Variables ?? {}).some((text) => text.length > 3),
      { FunctionName: "a", Environment: { Variables: { aa: "aaaa" } } },
    ],
    [
      "two lists of a size",
      ({ VpcConfig }) =>
        (VpcConfig?.SubnetIds?.length ?? 0) > 1 && (VpcConfig?.SecurityGroupIds?.length ?? 0) > 1,
      {
        FunctionName: "a",
        VpcConfig: { SubnetIds: ["subnet-", "subnet-"], SecurityGroupIds: ["sg-", "sg-"] },
      },
    ],
    [
      "an enum's value and a limit",
      ({ Runtime, Timeout = 0 }) => Runtime?.startsWith("python") === true && Timeout === 5400,
      { FunctionName: "a", Runtime: "python2.7", Timeout: 5400 },
    ],
  ];

  it.each(inRequests)("in the request: %s", (_what, fails, least) => {
    const shrunk = seeds.map((seed) => shrink(request, fails, seed));
    for (const { value } of shrunk) expect(value).toEqual(least);
    expect(Math.max(...shrunk.map(({ calls }) => calls))).toBeLessThan(100);
  });

  const inAnswers: readonly (readonly [
    string,
    (value: FunctionConfiguration) => boolean,
    FunctionConfiguration,
  ])[] = [
    [
      "a failed update without regard to the reason",
      ({ LastUpdateStatus }) => LastUpdateStatus === "Failed",
      {
        State: "Active",
        LastUpdateStatus: "Failed",
        LastUpdateStatusReason: "",
        LastUpdateStatusReasonCode: "CapacityProviderScalingLimitExceeded",
      },
    ],
    [
      "a large package of an active function",
      ({ CodeSize = 0, State }) => CodeSize > 1_000_000 && State === "Active",
      { State: "Active", LastUpdateStatus: "Successful", CodeSize: 1_000_001 },
    ],
  ];

  it.each(inAnswers)("in the answer: %s", (_what, fails, least) => {
    const shrunk = seeds.map((seed) => shrink(functionConfiguration(), fails, seed));
    for (const { value } of shrunk) expect(value).toEqual(least);
    expect(Math.max(...shrunk.map(({ calls }) => calls))).toBeLessThan(100);
  });

  it("in what is given as an example, which nobody generated", () => {
    const value: UpdateFunctionConfigurationRequest = {
      FunctionName: "my-function",
      MemorySize: 2048,
      Layers: ["arn:aws:lambda:eu-west-1:123456789012:layer:tools:7"],
    };
    const property = fc.property(
      request,
      ({ MemorySize = 0, Layers = [] }) => MemorySize <= 1000 || Layers.length === 0,
    );
    const { counterexample } = fc.check(property, { seed: 1, examples: [[value]] });
    expect(counterexample).toEqual([{ FunctionName: "a", MemorySize: 1001, Layers: [layer] }]);
  });
});
