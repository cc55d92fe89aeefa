import { describe, expect, test } from "vitest";
import type { ReadResult } from "../reader.js";
import { namespace, operation, read, shapeOf, structure, told } from "./testing.js";

const service = {
  operations: { List: operation({ output: { shape: "Page" } }) },
  shapes: {
    Page: structure({
      Items: { shape: "Items" },
      More: { shape: "Items" },
      Count: { shape: "Count" },
      Inner: { shape: "Inner" },
    }),
    Inner: structure({ Items: { shape: "Items" } }),
    Items: { type: "list", member: { shape: "Count" } },
    Count: { type: "integer" },
  },
};

function withPagination(pagination: object, extras?: object): ReadResult {
  const tokens = { input_token: "Token", output_token: "Next" };
  return read({
    ...service,
    pagination: { List: { ...tokens, ...pagination } },
    ...(extras && { extras: { List: extras } }),
  });
}

describe("pagination", () => {
  test("names tokens, items, size and what says that there is more", () => {
    const result = withPagination({
      output_token: "Inner.Next",
      result_key: "Items",
      limit_key: "Limit",
      more_results: "IsTruncated",
    });
    expect(shapeOf(result, "List").traits.paginated).toEqual({
      inputToken: "Token",
      outputToken: "Inner.Next",
      items: "Items",
      pageSize: "Limit",
      moreResults: "IsTruncated",
    });
    expect(told(result)).toEqual([]);
  });

  test("may be written as lists of one", () => {
    const result = withPagination({
      input_token: ["Token"],
      output_token: ["Next"],
      result_key: ["Items"],
    });
    expect(shapeOf(result, "List").traits.paginated).toEqual({
      inputToken: "Token",
      outputToken: "Next",
      items: "Items",
    });
  });

  test.each([
    [["Items", "Count"], "Items"],
    [["Count", "Inner.Items"], "Inner.Items"],
  ])("of %o, the items are the list", (result_key, items) => {
    const result = withPagination({ result_key });
    expect(shapeOf(result, "List").traits.paginated?.items).toBe(items);
    expect(told(result)).toEqual([]);
  });

  test("of several lists has no items, and that is told", () => {
    const result = withPagination({ result_key: ["Items", "More"] });
    expect(shapeOf(result, "List").traits.paginated).toEqual({
      inputToken: "Token",
      outputToken: "Next",
    });
    expect(told(result)).toMatchObject([
      { severity: "info", code: "pagination-items-unknown", shape: `${namespace}#List` },
    ]);
  });

  test.each([
    [{ input_token: ["A", "B"] }, "it passes on several tokens at a time"],
    [
      { output_token: "Next || Items[-1].Key" },
      'its token is "Next || Items[-1].Key", and Smithy\'s paginated trait knows paths of members only',
    ],
    [{ limit_key: 5 }, "limit_key: expected a string that is not empty, got 5"],
  ])("%o is left out and told", (pagination, reason) => {
    const result = withPagination(pagination);
    expect(shapeOf(result, "List").traits.paginated).toBeUndefined();
    expect(told(result)).toMatchObject([
      { severity: "warning", code: "paginator-unreadable", shape: `${namespace}#List` },
    ]);
    expect(told(result)[0]?.message).toContain(`The paginator of List is left out: ${reason}`);
  });

  test("of an operation that does not exist is told", () => {
    const result = read({
      operations: {},
      pagination: { Find: { input_token: "A", output_token: "B" } },
    });
    expect(told(result)).toMatchObject([
      { severity: "warning", code: "paginator-unreadable", shape: `${namespace}#TestWeather` },
    ]);
  });

  test("is completed by the file of additions, which counts", () => {
    const result = withPagination(
      { result_key: "More" },
      { result_key: "Items", non_aggregate_keys: ["Count"] },
    );
    expect(shapeOf(result, "List").traits.paginated?.items).toBe("Items");
    expect(told(result)).toMatchObject([{ code: "properties-not-interpreted" }]);
    expect(told(result)[0]?.message).toContain("non_aggregate_keys (1)");
  });
});
