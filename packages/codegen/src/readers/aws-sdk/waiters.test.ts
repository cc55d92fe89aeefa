import * as morph from "ts-morph";
import { describe, expect, it } from "vitest";
import type { Acceptor } from "../../model/traits.js";
import type { InstalledPackage } from "./client-package.js";
import { readWaiters, type WaiterReading } from "./waiters.js";

const success = "return { state: WaiterState.SUCCESS, reason };";

/** A waiter as clients have it, with these statements for a result and for an exception. */
function waiter(onResult: string, onException = ""): string {
  return `
    import { checkExceptions, createWaiter, WaiterState, } from "@smithy/core/client";
    const checkState = async (client, input) => {
      let reason;
      try {
        let result = await client.send(new GetThingCommand(input));
        reason = result;
        ${onResult}
      }
      catch (exception) {
        reason = exception;
        ${onException}
      }
      return { state: WaiterState.RETRY, reason };
    };
    export const waitForThing = async (params, input) => {
      const serviceDefaults = { minDelay: 2, maxDelay: 240 };
      return createWaiter({ ...serviceDefaults, ...params }, input, checkState);
    };`;
}

function comparison(body: string, compared: string): string {
  return `try { const returnComparator = () => { ${body} }; ${compared} } catch (e) { }`;
}

function read(code: string): WaiterReading {
  const path = "dist-es/waiters/waitForThing.js";
  const found: InstalledPackage = {
    name: "@example/client-tiny",
    version: "1.0.0",
    directory: "/nowhere",
    files: { read: () => code, list: () => [path], hash: () => "" },
    directories: { main: "dist-cjs", module: "dist-es", types: "dist-types" },
  };
  return readWaiters(found, morph);
}

function acceptors(code: string): readonly Acceptor[] | undefined {
  const reading = read(code);
  expect(reading.unreadable).toEqual([]);
  return reading.waiters.get("GetThing")?.get("Thing")?.acceptors;
}

/** The path that is compared with `true`. */
function pathOf(body: string): unknown {
  const found = acceptors(
    waiter(comparison(body, `if (returnComparator() == true) { ${success} }`)),
  );
  const matcher = found?.[0]?.matcher;
  return matcher !== undefined && "output" in matcher ? matcher.output.path : undefined;
}

describe("readWaiters", () => {
  it("keeps the delays and the order: results first, since exceptions end the same call", () => {
    const code = waiter(
      success,
      `if (exception.name === "NotFound") { return { state: WaiterState.RETRY, reason }; }
       if (exception.name && exception.name == "Broken") { return { state: WaiterState.FAILURE, reason }; }
       return { state: WaiterState.SUCCESS, reason };`,
    );
    expect(read(code).waiters.get("GetThing")?.get("Thing")).toEqual({
      acceptors: [
        { state: "success", matcher: { success: true } },
        { state: "retry", matcher: { errorType: "NotFound" } },
        { state: "failure", matcher: { errorType: "Broken" } },
        { state: "success", matcher: { success: false } },
      ],
      minDelay: 2,
      maxDelay: 240,
    });
  });

  it.each([
    ["stringEquals", "on", `if (returnComparator() === "on") { ${success} }`],
    ["booleanEquals", "true", `if (returnComparator() == true) { ${success} }`],
    ["booleanEquals", "false", `if (returnComparator() == false) { ${success} }`],
    [
      "anyStringEquals",
      "on",
      `for (let anyStringEq_4 of returnComparator()) { if (anyStringEq_4 == "on") { ${success} } }`,
    ],
    [
      "allStringEquals",
      "on",
      `let allStringEq_5 = (returnComparator().length > 0);
       for (let element_4 of returnComparator()) {
         allStringEq_5 = allStringEq_5 && (element_4 == "on");
       }
       if (allStringEq_5) { ${success} }`,
    ],
  ])("reads a comparison by %s with %s", (comparator, expected, code) => {
    expect(acceptors(waiter(comparison("return result.State;", code)))).toEqual([
      { state: "success", matcher: { output: { path: "State", expected, comparator } } },
    ]);
  });

  it.each([
    ["A.B", "return result.A.B;"],
    ["A[0].B", "return result.A[0].B;"],
    ["A[-1]", "return result.A[result.A.length - 1];"],
    ["length(A) > `0`", "return (result.A.length > 0);"],
    [
      "A[].B[].C.D",
      `let flat_1 = [].concat(...result.A);
       let projection_3 = flat_1.map((element_2) => { return element_2.B; });
       let flat_4 = [].concat(...projection_3);
       let projection_6 = flat_4.map((element_5) => { return element_5.C.D; });
       return projection_6;`,
    ],
    [
      "A.*.B",
      `let objectProjection_2 = Object.values(result.A).map((element_1) => { return element_1.B; });
       return objectProjection_2;`,
    ],
    [
      "length(A[?B == 'x' || B == 'y']) == length(A)",
      `let filterRes_2 = result.A.filter((element_1) => {
         return (((element_1.B == "x") || (element_1.B == "y")) && ((element_1.B == "y") || (element_1.B == "x")));
       });
       return (filterRes_2.length == result.A.length);`,
    ],
    [
      "contains(A[].[length(B[?C == 'x']) >= D][], `false`)",
      `let flat_1 = [].concat(...result.A);
       let projection_3 = flat_1.map((element_2) => {
         let filterRes_5 = element_2.B.filter((element_4) => { return (element_4.C == "x"); });
         let result_8 = [];
         result_8.push((filterRes_5.length >= element_2.D));
         element_2 = result_8;
         return element_2;
       });
       let flat_9 = [].concat(...projection_3);
       return flat_9.includes(false);`,
    ],
  ])("finds the path %s in the code made from it", (path, body) => {
    expect(pathOf(body)).toBe(path);
  });

  it.each([
    ["a statement of another kind", waiter("console.log(result);")],
    [
      "another comparison",
      waiter(comparison("return result.A;", `if (returnComparator() > 1) { ${success} }`)),
    ],
    [
      "an alternative",
      waiter(
        comparison(
          "return result.A;",
          `if (returnComparator() == true) { ${success} } else { ${success} }`,
        ),
      ),
    ],
    [
      "more in its loop",
      waiter(
        comparison(
          "return result.A;",
          `for (let any_1 of returnComparator()) { if (any_1 == "x") { ${success} } stop(); }`,
        ),
      ),
    ],
    [
      "a second effect",
      waiter(
        comparison("return result.A;", `if (returnComparator() == true) { stop(); ${success} }`),
      ),
    ],
    ["another state", waiter("return { state: WaiterState.ABORTED, reason };")],
    [
      "another function",
      waiter(
        comparison(
          "return result.A.sort(result.B);",
          `if (returnComparator() == true) { ${success} }`,
        ),
      ),
    ],
    [
      "a variable from outside",
      waiter(
        comparison(
          "let list_1 = result.A.map((e) => { return result.B; }); return list_1;",
          `if (returnComparator() == true) { ${success} }`,
        ),
      ),
    ],
    [
      "the request",
      waiter(comparison("return input.A;", `if (returnComparator() == true) { ${success} }`)),
    ],
    [
      "a path without a text",
      waiter(
        comparison(
          "let flat_1 = [].concat(...result.A); return flat_1.B;",
          `if (returnComparator() == true) { ${success} }`,
        ),
      ),
    ],
    [
      "a condition on something else",
      waiter(success, `if (exception.code === "X") { ${success} }`),
    ],
    [
      "another conjunction",
      waiter(
        comparison(
          "return result.A;",
          `let all_1 = (returnComparator().length > 0); for (let e_2 of returnComparator()) { all_1 = all_1 || (e_2 == "x"); } if (all_1) { ${success} }`,
        ),
      ),
    ],
    ["no delays", waiter(success).replace("minDelay: 2", "delay: 2")],
    ["no command", waiter(success).replace("new GetThingCommand(input)", "input")],
    ["no code", ""],
    ["code that does not parse", "const checkState = async ("],
  ])("leaves a waiter with %s out", (_what, code) => {
    const { waiters, unreadable } = read(code);
    expect(waiters.size).toBe(0);
    expect(unreadable).toEqual([
      { waiter: "Thing", reason: expect.stringMatching(/^its? /) as string },
    ]);
  });
});
