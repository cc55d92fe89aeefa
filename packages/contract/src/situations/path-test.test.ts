import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePath, searchPath } from "../jmespath.js";
import { alternativesOf, breachesOf } from "./path-formula.js";
import { pathTest } from "./path-test.js";
import { rulesHold } from "./member-rule.js";

const seed = 20261126;
const runs = { seed, numRuns: 1000 };

const memberNames = ["A", "B", "C"];
const constants = ["'x'", "'y'", "`1`", "`true`", "`null`", "null", "''"];

const comparison = fc
  .record({
    member: fc.constantFrom(...memberNames),
    operator: fc.constantFrom("==", "!="),
    constant: fc.constantFrom(...constants),
    isMemberFirst: fc.boolean(),
  })
  .map(({ member, operator, constant, isMemberFirst }) =>
    isMemberFirst ? `${member} ${operator} ${constant}` : `${constant} ${operator} ${member}`,
  );

const { formula } = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof({ weight: 3, arbitrary: comparison }, fc.constantFrom(...memberNames)),
    tie("formula").map((one) => `!(${one})`),
    fc.tuple(tie("formula"), tie("formula")).map(([one, other]) => `(${one}) && (${other})`),
    fc.tuple(tie("formula"), tie("formula")).map(([one, other]) => `(${one}) || (${other})`),
  ),
}));

const part = fc.constantFrom("x", "y", "", 0, 1, true, false, undefined);
const value = fc.record({ A: part, B: part, C: part }, { requiredKeys: [] });

function isTrue(result: unknown): boolean {
  return result !== null && result !== false && result !== "";
}

/** What is absent has no key in JSON. */
function asJson(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, it]) => it !== undefined));
}

describe("a condition", () => {
  test("is tested as the JMESPath library evaluates it", () => {
    fc.assert(
      fc.property(formula, value, (expression, members) => {
        const isKept = pathTest(expression, parsePath(expression))(members);
        expect(isKept).toBe(isTrue(searchPath(asJson(members), expression)));
      }),
      runs,
    );
  });

  test("is kept by exactly the values that are as one of its alternatives says", () => {
    let told = 0;
    fc.assert(
      fc.property(formula, value, (expression, members) => {
        const tree = parsePath(expression);
        const isKept = pathTest(expression, tree)(members);
        const [ways, breaches] = [alternativesOf(tree), breachesOf(tree)];
        if (ways !== undefined) {
          told++;
          expect(ways.some((way) => rulesHold(way, members))).toBe(isKept);
        }
        if (breaches !== undefined) {
          expect(breaches.some((way) => rulesHold(way, members))).toBe(!isKept);
        }
      }),
      runs,
    );
    expect(told).toBeGreaterThan(runs.numRuns / 2);
  });

  test.each([
    ["length(Tags) > `1`", { Tags: [1, 2] }, true],
    ["length(Tags) > `1`", { Tags: [1] }, false],
    ["length(keys(Tags)) == `1`", { Tags: { a: "b" } }, true],
    ["Tags[?Key == 'a'] || Name", { Tags: [{ Key: "b" }] }, false],
    ["Config.Mode == 'On'", { Config: { Mode: "On" } }, true],
    ["Config.Mode == 'On'", {}, false],
    ["Tags", { Tags: [] }, false],
    ["Tags", { Tags: {} }, false],
    ["Size >= `2`", { Size: 2 }, true],
  ])("%s of %j is %s", (expression, members, expected) => {
    expect(pathTest(expression, parsePath(expression))(members)).toBe(expected);
    expect(alternativesOf(parsePath(expression)) ?? "none").toSatisfy(
      (ways) => ways === "none" || Array.isArray(ways),
    );
  });
});
