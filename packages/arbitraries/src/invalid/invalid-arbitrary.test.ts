import { contractOf, type ServiceData, type Violation } from "@shapesmith/contract";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Invalid, type InvalidOptions, operationArbitraries } from "../index.js";

interface Order {
  Id: string | undefined;
  Size?: number | undefined;
  Ratio?: number | undefined;
  Color?: "red" | "green" | undefined;
  Stops?: string[] | undefined;
  Labels?: Record<string, string> | undefined;
  Payment?: { Cash: boolean } | { Card: { Digits: string | undefined } } | undefined;
  Photo?: Uint8Array | undefined;
  Big?: bigint | undefined;
  Price?: { string: string; type: "bigDecimal" } | undefined;
  Created?: Date | undefined;
  Parts?: Order[] | undefined;
}
interface Operations {
  PutOrder: { input: Order; output: object; errors: never };
  Ping: { input: object; output: object; errors: never };
  Open: { input: Window; output: object; errors: never };
}
interface Window {
  From?: string | undefined;
  To?: string | undefined;
  Days?: string[] | undefined;
}

const data: ServiceData = {
  id: "test.orders#Orders",
  shapes: {
    Order: {
      type: "structure",
      members: {
        Id: { target: "smithy.api#String", required: true, pattern: "[a-z]{2}-[0-9]+" },
        Size: { target: "smithy.api#Integer", range: { min: 1, max: 100 } },
        Ratio: { target: "smithy.api#Double", range: { min: 0, max: 1 } },
        Color: "Color",
        Stops: "Stops",
        Labels: "Labels",
        Payment: "Payment",
        Photo: { target: "smithy.api#Blob", length: { min: 2, max: 9 } },
        Big: { target: "smithy.api#BigInteger", range: { min: 0, max: 10 } },
        Price: { target: "smithy.api#BigDecimal", range: { min: 0.5, max: 9.5 } },
        Created: "smithy.api#Timestamp",
        Extra: "smithy.api#Document",
        Parts: "Parts",
      },
    },
    Color: { type: "enum", values: ["red", "green"], observed: ["RED"] },
    Stops: {
      type: "list",
      member: { target: "smithy.api#String", length: { max: 3 } },
      length: { min: 1, max: 4 },
      uniqueItems: true,
    },
    Labels: {
      type: "map",
      key: { target: "smithy.api#String", length: { min: 1, max: 5 }, pattern: "[A-Z]+" },
      value: "smithy.api#String",
      length: { max: 3 },
    },
    Payment: { type: "union", members: { Cash: "smithy.api#Boolean", Card: "Card" } },
    Card: {
      type: "structure",
      members: { Digits: { target: "smithy.api#String", required: true, pattern: "[0-9]{4}" } },
    },
    Parts: { type: "list", member: "Order" },
    Window: {
      type: "structure",
      conditions: {
        AllOrNothing: { grade: "model", expression: "(From && To) || (!From && !To)" },
        FewDays: { grade: "documented", expression: "length(Days || `[]`) <= `2`" },
        Hearsay: { grade: "issue", expression: "!Days" },
      },
      members: { From: "smithy.api#String", To: "smithy.api#String", Days: "Days" },
    },
    Days: { type: "list", member: "smithy.api#String" },
    Huge: { type: "string", length: { max: 20_000_000 } },
    Anything: { type: "string", pattern: "[\\s\\S]*" },
    Empty: {
      type: "structure",
      members: {
        Huge: "Huge",
        Anything: { target: "Anything", required: true },
      },
    },
  },
  operations: {
    PutOrder: { input: "Order", http: { method: "PUT", uri: "/orders", code: 200 } },
    Ping: { input: "Empty" },
    Open: { input: "Window" },
  },
};

const { operations } = contractOf<object, Operations>(data, import.meta.url);
const { PutOrder, Ping, Open } = operationArbitraries<Operations>(operations);
const runs = { seed: 7, numRuns: 40 };

function sample(
  options?: InvalidOptions<Order>,
  numRuns = runs.numRuns,
): readonly Invalid<Order>[] {
  return fc.sample(PutOrder.invalidRequest(options), { ...runs, numRuns });
}

/** What fast-check reports when every value fails the property. */
function least(
  options?: InvalidOptions<Order>,
  fails = (_: Invalid<Order>) => true,
): Invalid<Order> {
  const property = fc.property(PutOrder.invalidRequest(options), (invalid) => !fails(invalid));
  const { counterexample } = fc.check(property, { seed: 3, numRuns: 3000 });
  if (counterexample === null) throw new Error("the planted failure was not found");
  return counterexample[0];
}

function texts(violations: readonly Violation[]): readonly string[] {
  return violations.map(({ message }) => message);
}

test("every constraint of the contract can be broken", () => {
  expect(PutOrder.constraints).toEqual(operations.PutOrder.constraints);
});

test("what nothing breaks, or only something enormous, is left out", () => {
  const left = operations.Ping.constraints.filter((one) => !Ping.constraints.includes(one));
  expect(left.map(({ id }) => id)).toEqual(["Huge tooLong", "Anything pattern"]);
});

describe("a condition on a request", () => {
  const [constraint] = Open.constraints.filter(({ breach }) => breach === "condition");

  test("is a constraint by its name, unless it is too unsure to be enforced", () => {
    const conditions = operations.Open.constraints.filter(({ breach }) => breach === "condition");
    expect(conditions.map(({ id }) => id)).toEqual(["condition AllOrNothing", "condition FewDays"]);
    // Of one that is more than comparisons with constants it is not known how to break it.
    expect(Open.constraints).toContain(conditions[0]);
    expect(Open.constraints).not.toContain(conditions[1]);
  });

  test("can be broken although conditions were turned off before", () => {
    if (constraint === undefined) throw new Error("there is no condition");
    const again = contractOf<object, Operations>(data, import.meta.url);
    const { Open: other } = operationArbitraries<Operations>(again.operations);
    const [same] = other.constraints.filter(({ id }) => id === constraint.id);
    if (same === undefined) throw new Error("there is no condition");
    const off = { constraint: same, situations: false };
    expect(() => fc.sample(other.invalidRequest(off), 1)).toThrow(/No request of Open/);
    expect(fc.sample(other.invalidRequest({ constraint: same }), 5)).toHaveLength(5);
  });

  test("is broken alone, the service refuses it, and it shrinks to the least", () => {
    if (constraint === undefined) throw new Error("there is no condition");
    const arbitrary = Open.invalidRequest({ constraint });
    for (const { value, violations } of fc.sample(arbitrary, runs)) {
      expect(violations).toEqual(operations.Open.request.validate(value));
      expect(violations).toEqual([
        expect.objectContaining({
          constraint: "condition",
          condition: "AllOrNothing",
          refusedBy: "service",
          error: expect.objectContaining({ name: "ValidationException", status: 400 }) as unknown,
        }),
      ]);
    }
    const { counterexample } = fc.check(
      fc.property(arbitrary, (_: Invalid<Window>) => false),
      runs,
    );
    if (counterexample === null) throw new Error("the planted failure was not found");
    expect(Object.keys(counterexample[0].value)).toHaveLength(1);
  });
});

describe.each(PutOrder.constraints.map((constraint) => [constraint.id, constraint] as const))(
  "%s",
  (_id, constraint) => {
    const arbitrary = PutOrder.invalidRequest({ constraint });

    test("is broken, and the label says all that is wrong", () => {
      for (const invalid of fc.sample(arbitrary, runs)) {
        const violations = operations.PutOrder.request.validate(invalid.value);
        expect(invalid.violations).toEqual(violations);
        expect(violations.map((violation) => violation.constraint)).toContain(
          constraint.constraint,
        );
        expect(arbitrary.canShrinkWithoutContext(invalid)).toBe(true);
      }
    });

    test("is broken alone, unless it hangs together with a pattern", () => {
      const counts = fc.sample(arbitrary, runs).map(({ violations }) => violations.length);
      const isEntangled = ["Labels[key] tooShort", "Parts[*].Labels[key] tooShort"];
      expect(Math.max(...counts)).toBe(isEntangled.includes(constraint.id) ? 2 : 1);
    });

    test("shrinks to the least request that breaks it", () => {
      const { value, violations } = least({ constraint });
      const [violation] = violations;
      expect(violation?.constraint).toBe(constraint.constraint);
      // Nothing is there but what is required, and the way to what is wrong.
      expect(Object.keys(value).length).toBeLessThanOrEqual(2);
      const depth = violation?.path.length ?? 0;
      expect(JSON.stringify(value, printable).length).toBeLessThan(60 + 40 * depth);
    });

    test("shrinks from a value that somebody else made", () => {
      for (const invalid of fc.sample(arbitrary, { seed: 1, numRuns: 3 })) {
        const [simpler] = arbitrary.shrink(structuredCloneOf(invalid), undefined);
        if (simpler === undefined) continue;
        expect(simpler.value.violations.map((one) => one.constraint).toSorted()).toEqual(
          invalid.violations.map((one) => one.constraint).toSorted(),
        );
      }
    });
  },
);

function structuredCloneOf({ value, violations }: Invalid<Order>): Invalid<Order> {
  return { value: { ...value }, violations: [...violations] };
}

function printable(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}

describe("near misses", () => {
  test.each([
    ["Size belowMinimum", { Id: "aa-0", Size: 0 }],
    ["Ratio aboveMaximum", { Id: "aa-0", Ratio: 1.01 }],
    ["Big aboveMaximum", { Id: "aa-0", Big: 11n }],
    ["Price belowMinimum", { Id: "aa-0", Price: { string: "0.49", type: "bigDecimal" } }],
    ["Color enum", { Id: "aa-0", Color: "redx" }],
    ["Id required", {}],
    ["Id null", { Id: null }],
    ["Size type", { Id: "aa-0", Size: "1" }],
    ["Stops tooShort", { Id: "aa-0", Stops: [] }],
    ["Stops duplicate", { Id: "aa-0", Stops: ["", ""] }],
    ["Payment twoMembers", { Id: "aa-0", Payment: { Cash: false, Card: { Digits: "0000" } } }],
    ["Payment noMember", { Id: "aa-0", Payment: {} }],
    ["unknownMember", { Id: "aa-0", id: "unknown" }],
    ["Photo tooShort", { Id: "aa-0", Photo: new Uint8Array(1) }],
    ["Labels[key] pattern", { Id: "aa-0", Labels: { " ": "" } }],
    ["Payment.Card.Digits pattern", { Id: "aa-0", Payment: { Card: { Digits: " 000" } } }],
    ["Stops[*] type", { Id: "aa-0", Stops: [0] }],
  ])("%s", (id, value) => {
    const constraint = PutOrder.constraints.find((one) => one.id === id);
    if (constraint === undefined) throw new Error(`There is no constraint ${id}.`);
    expect(least({ constraint }).value).toEqual(value);
  });

  test("keep what the property needs", () => {
    const { value, violations } = least(
      {},
      (invalid) => (invalid.value.Size ?? 0) > 100 && (invalid.value.Stops ?? []).length > 1,
    );
    const { Stops = [], ...rest } = value;
    expect(rest).toEqual({ Id: "aa-0", Size: 101 });
    expect(Stops.toSorted()).toEqual(["", "a"]);
    expect(texts(violations)).toEqual(["Size: expected at most 100, got 101"]);
  });

  test("miss a pattern by one character", () => {
    const constraint = PutOrder.constraints.filter(({ id }) => id === "Id pattern");
    for (const { value } of sample({ constraint })) {
      const text = value.Id ?? "";
      const characters = Array.from(text);
      const edits = [
        ...characters.map((_, at) => characters.toSpliced(at, 1).join("")),
        ...characters.flatMap((_, at) =>
          ["a", "0", "-"].map((c) => characters.with(at, c).join("")),
        ),
        ...[...characters, ""].flatMap((_, at) =>
          ["a", "0", "-"].map((c) => characters.toSpliced(at, 0, c).join("")),
        ),
      ];
      expect(edits.some((edit) => /^[a-z]{2}-[0-9]+$/.test(edit) || isNear(edit))).toBe(true);
    }
  });
});

/** One of many letters or digits was changed: any other would do as well. */
function isNear(text: string): boolean {
  return /^[a-z]{2}-[0-9]+$/.test(text.replace(/[^a-z0-9-]/g, "a"));
}

describe("options", () => {
  test("all kinds come up by default, one violation each", () => {
    const values = sample({}, 400);
    const constraints = new Set(
      values.flatMap(({ violations }) => violations.map((v) => v.constraint)),
    );
    expect(constraints).toEqual(
      new Set([
        "type",
        "required",
        "unknownMember",
        "enum",
        "range",
        "length",
        "pattern",
        "uniqueItems",
        "union",
      ]),
    );
  });

  test("only those that the service refuses, with the error that is expected", () => {
    for (const { violations } of sample({ refusedBy: "service" }, 200)) {
      for (const violation of violations) {
        expect(violation.refusedBy).toBe("service");
        expect(violation.error?.name).toMatch(/Exception$/);
      }
    }
    const both = sample({ refusedBy: ["sdk", "contract"] }, 100);
    expect(
      new Set(both.flatMap(({ violations }) => violations.map((v) => v.refusedBy))),
    ).not.toContain("service");
  });

  test("up to n violations", () => {
    const counts = new Set(
      sample({ violations: 3 }, 300).map(({ violations }) => violations.length),
    );
    expect([...counts].toSorted()).toEqual([1, 2, 3]);
    const { violations } = least({ violations: 3 }, (invalid) => invalid.violations.length === 3);
    expect(violations).toHaveLength(3);
    expect(() => PutOrder.invalidRequest({ violations: 0 })).toThrow(
      /violations must be a whole number/,
    );
  });

  test("the rest is as the options for valid values ask", () => {
    const required = PutOrder.constraints.filter(({ id }) => id === "Id required");
    for (const { value } of sample({ optional: "never", constraint: required })) {
      expect(value).toEqual({});
    }
    const constraint = PutOrder.constraints.filter(({ id }) => id === "Size aboveMaximum");
    const options: InvalidOptions<Order> = { constraint, overrides: { Color: "green" } };
    for (const { value } of sample(options)) expect(value.Color).toBe("green");
    expect(least(options).value).toEqual({ Id: "aa-0", Size: 101, Color: "green" });
  });

  test("what the overrides give stays as it is, unless breaking it is what is asked for", () => {
    const given = { Color: "green", Size: 7, Payment: { Cash: true } } as const;
    const arbitrary = PutOrder.invalidRequest({ overrides: given });
    const breaches = new Set<string>();
    for (const invalid of fc.sample(arbitrary, { seed: 8, numRuns: 400 })) {
      expect(invalid.value).toMatchObject(given);
      expect(arbitrary.canShrinkWithoutContext(invalid)).toBe(true);
      for (const { constraint } of invalid.violations) breaches.add(constraint);
    }
    expect(breaches.size).toBeGreaterThan(5);

    const constraint = PutOrder.constraints.filter(({ id }) => id === "Size aboveMaximum");
    expect(least({ constraint, overrides: given }).value).toEqual({
      ...given,
      Id: "aa-0",
      Size: 101,
    });
    expect(() => sample({ overrides: { Size: 101 } })).toThrow(
      /does not conform by itself[^]*Size/,
    );
  });

  test.each(["never", "always"] as const)(
    "optional members %s are there, but for the fault",
    (optional) => {
      const arbitrary = PutOrder.invalidRequest({ optional });
      for (const invalid of fc.sample(arbitrary, { seed: 8, numRuns: 100 })) {
        expect(arbitrary.canShrinkWithoutContext(invalid)).toBe(true);
        if (optional === "never") expect(Object.keys(invalid.value).length).toBeLessThanOrEqual(2);
      }
    },
  );

  test("that leave nothing are refused with what to do", () => {
    const [constraint] = Ping.constraints.filter(({ breach }) => breach === "unknownMember");
    if (constraint === undefined) throw new Error("structures have unknown members");
    const none = Ping.invalidRequest({ constraint, refusedBy: "service" });
    expect(() => fc.sample(none, 1)).toThrow(
      /No request of Ping can be made invalid .*: what can be broken is refused by contract: unknownMember\. Ask/,
    );
    const [foreign] = PutOrder.constraints;
    if (foreign === undefined) throw new Error("orders have constraints");
    const unknown = Ping.invalidRequest({ constraint: { ...foreign, id: "Foreign null" } });
    expect(() => fc.sample(unknown, 1)).toThrow(
      /it has no constraint Foreign null that can be broken\. It has unknownMember/,
    );
  });
});

test("options that say something else than they can are refused", () => {
  // @ts-expect-error -- nobody of that name refuses
  expect(() => PutOrder.invalidRequest({ refusedBy: "servce" })).toThrow(
    /refusedBy must be one of service, sdk, contract, .*got "servce"/,
  );
  // @ts-expect-error -- a constraint, not its id
  expect(() => PutOrder.invalidRequest({ constraint: "Id null" })).toThrow(
    /constraint must be one of the operation's `constraints`.*got "Id null"/,
  );
});

test("the same seed gives the same values", () => {
  expect(sample()).toEqual(sample());
});

test("what is valid, or labelled with something else, is not shrunk", () => {
  const arbitrary = PutOrder.invalidRequest();
  const [one, other] = sample({ constraint: PutOrder.constraints.slice(1, 3) }, 2);
  for (const value of [
    undefined,
    { value: { Id: "aa-0" }, violations: [] },
    { value: { Id: "aa-0" }, violations: one?.violations },
    { value: { ...other?.value, Size: 0, Ratio: 2 }, violations: other?.violations },
  ]) {
    expect(arbitrary.canShrinkWithoutContext(value)).toBe(false);
  }
});
