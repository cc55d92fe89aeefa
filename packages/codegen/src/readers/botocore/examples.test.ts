import { describe, expect, test } from "vitest";
import { namespace, operation, read, shapeOf, told } from "./testing.js";

const operations = { Get: operation() };

describe("examples", () => {
  test("keep their values, not what is said of them", () => {
    const result = read({
      operations,
      examples: {
        Get: [
          {
            id: "to-get",
            title: "To get",
            description: "Gets.",
            comments: { input: {}, output: { A: "the first" } },
            input: { A: "x" },
            output: { B: [1, null, true] },
          },
          { id: "empty" },
        ],
      },
    });
    expect(shapeOf(result, "Get").traits.examples).toEqual([
      { title: "To get", input: { A: "x" }, output: { B: [1, null, true] } },
      { title: "empty" },
    ]);
    expect(told(result)).toEqual([]);
  });

  test.each([
    ["Get", { Get: {} }, `${namespace}#Get`, "expected a list"],
    ["Get", { Get: [{ title: 5 }] }, `${namespace}#Get`, "0.title: expected a string, got 5"],
    ["Put", { Put: [] }, `${namespace}#TestWeather`, "the service has no such operation"],
  ])("of %s are left out when they are not right: %o", (name, examples, shape, reason) => {
    const result = read({ operations, examples });
    expect(shapeOf(result, "Get").traits.examples).toBeUndefined();
    expect(told(result)).toMatchObject([
      { severity: "warning", code: "examples-unreadable", shape },
    ]);
    expect(told(result)[0]?.message).toContain(`The examples of "${name}" are left out: ${reason}`);
  });
});
