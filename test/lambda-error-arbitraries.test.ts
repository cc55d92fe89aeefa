import { operations } from "@shapesmith/lambda/arbitraries";
import fc from "fast-check";
import { expect, test } from "vitest";

const seed = 7;

test("errors have the service's own texts among others", () => {
  const operation = operations.UpdateFunctionConfiguration;
  const { errors } = operation;
  const texts = new Set(
    fc
      .sample(errors.InvalidParameterValueException(), { seed, numRuns: 300 })
      .map(({ message }) => message),
  );
  const all = [...texts];
  expect(texts).toContain("Unzipped size must be smaller than 262144000 bytes");
  expect(all.some((text) => /^Layer version \S+ does not exist\.$/.test(text))).toBe(true);
  expect(all.some((text) => text.startsWith("Invalid parameter value"))).toBe(true);
  expect(all.filter((text) => /\{[a-z]\w*\}/.test(text))).toEqual([]);
  const throttled = fc
    .sample(errors.TooManyRequestsException(), { seed, numRuns: 50 })
    .find(({ message }) => message === "Rate exceeded");
  expect(throttled).toMatchObject({ Reason: "CallerRateLimitExceeded", retryAfterSeconds: "1" });
  const common = fc.sample(operation.error({ common: true }), { seed, numRuns: 500 });
  const isOwn = ({ message }: Error): boolean =>
    message.endsWith("bytes for the UpdateFunctionConfiguration operation");
  expect(common.some((each) => isOwn(each as Error))).toBe(true);
});

test("a text leaves the members that are asked for", () => {
  const { errors } = operations.UpdateFunctionConfiguration;
  const asked = errors.TooManyRequestsException({
    overrides: { Reason: "CallerRateLimitExceeded", Type: "Test" },
  });
  fc.assert(
    fc.property(asked, ({ Type }) => Type === "Test"),
    { seed, numRuns: 50 },
  );
});
