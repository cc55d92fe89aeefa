import { describe, expect, test } from "vitest";
import { parsePath, searchPath } from "./jmespath.js";

describe("a JMESPath expression", () => {
  const services = { services: [{ status: "ACTIVE", events: [] }, { status: "DRAINING" }] };

  test.each([
    ["services[].status", ["ACTIVE", "DRAINING"]],
    ["length(services[?status == 'ACTIVE'])", 1],
    ["services[0].missing", null],
    ["!(services[0].status == 'ACTIVE') || services[0].reason == null", true],
  ])("%s", (expression, expected) => {
    expect(searchPath(services, expression)).toEqual(expected);
  });

  test("that is none is refused", () => {
    expect(() => parsePath("services[")).toThrow();
  });
});
