import { contractOf, type ServiceData } from "@shapesmith/contract";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Invalid, operationArbitraries } from "../index.js";

interface Order {
  Id?: string;
  Few?: string;
  Inline?: string;
  Body?: Uint8Array;
  Size?: number;
  Parts?: Order[];
}
interface Operations {
  PutOrder: { input: Order; output: object; errors: never };
}

const data: ServiceData = {
  id: "test.orders#Orders",
  shapes: {
    Order: {
      type: "structure",
      members: {
        Id: { target: "smithy.api#String", pattern: "[a-z]{2}-[0-9]+" },
        Few: { target: "smithy.api#String", pattern: "^[^~&]*$", length: { max: 512 } },
        Inline: { target: "smithy.api#String", length: { max: 262_144 } },
        Body: { target: "smithy.api#Blob", length: { max: 25_000_000 } },
        Size: { target: "smithy.api#Integer", range: { max: 100 } },
        Parts: "Parts",
      },
    },
    Parts: { type: "list", member: "Order" },
  },
  operations: { PutOrder: { input: "Order" } },
};

const { operations } = contractOf<object, Operations>(data, import.meta.url);
const { PutOrder } = operationArbitraries<Operations>(operations);

function sample(id: string, numRuns: number): readonly Invalid<Order>[] {
  const constraint = PutOrder.constraints.filter((one) => one.id === id);
  return fc.sample(PutOrder.invalidRequest({ constraint }), { seed: 7, numRuns });
}

test("a text that services take inline can be too long by one character", () => {
  for (const { value, violations } of sample("Inline tooLong", 3)) {
    expect(Array.from(value.Inline ?? "")).toHaveLength(262_145);
    expect(violations).toMatchObject([{ path: ["Inline"], constraint: "length" }]);
  }
});

test("a body of megabytes can be too long by one byte", () => {
  for (const { value, violations } of sample("Body tooLong", 3)) {
    expect(value.Body).toHaveLength(25_000_001);
    expect(violations).toMatchObject([{ path: ["Body"], constraint: "length" }]);
  }
});

test("a pattern is missed by a character of any kind", () => {
  const texts = sample("Id pattern", 400).map(({ value }) => value.Id ?? "");
  for (const kind of [
    / |\t|\u00a0/,
    /[a-z0-9]\n$/,
    /^\n/,
    /[!-,./:-@]/,
    /[A-Z]/,
    /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/,
    /[\u00a1-\u2027\u202a-\ud7ff]/,
    /[\ud800-\udbff][\udc00-\udfff]/,
    // Of the pattern's own characters, at the wrong place or one too few.
    /^[a-z0-9-]*$/,
  ]) {
    expect(texts.filter((text) => kind.test(text)).length, String(kind)).toBeGreaterThan(2);
  }
});

test("a pattern that excludes a few characters only is missed by one of those", () => {
  for (const { value } of sample("Few pattern", 20)) expect(value.Few).toMatch(/[~&]/);
});
