import { describe, expect, test } from "vitest";
import { contractOf } from "../contract.js";
import type { ServiceData } from "../data.js";
import type { Shape } from "../shape.js";

const data: ServiceData = {
  id: "example#Shop",
  shapes: {
    Order: {
      type: "structure",
      conditions: {
        PaidHasPrice: { grade: "recorded", expression: "Kind != 'Paid' || Price" },
      },
      tagged: {
        kind: {
          tag: "Kind",
          grade: "recorded",
          situations: {
            paid: ["Paid", "Price", "Receipt"],
            free: ["Free", "Reason"],
            odd: ["It's `odd`\\", "Reason"],
            none: ["None"],
            unknown: [null, "Reason"],
          },
        },
        size: {
          tag: "Size",
          grade: "issue",
          source: "https://example.com/size",
          situations: { small: [1], large: [2, "Carrier", "Sent-by"] },
        },
      },
      members: {
        Kind: "smithy.api#String",
        Price: "smithy.api#Integer",
        Receipt: "smithy.api#String",
        Reason: "smithy.api#String",
        Size: "smithy.api#Integer",
        Carrier: "smithy.api#String",
        "Sent-by": "smithy.api#String",
      },
    },
  },
  operations: {},
};

const contract = contractOf<{ Order: unknown }, object>(data, import.meta.url);
const order: Shape<unknown> = contract.shapes.Order;
const conditionsOf = (value: object) => order.validate(value).map((found) => found.condition);

describe("situations that a member tells apart", () => {
  test("name its value, and the members of the others as absent", () => {
    const { node } = order;
    const situations = node.type === "structure" ? node.situations : new Map();
    expect([...situations.keys()]).toEqual([
      "paid",
      "free",
      "odd",
      "none",
      "unknown",
      "small",
      "large",
    ]);
    expect(situations.get("paid")).toEqual({
      aspect: "kind",
      grade: "recorded",
      members: { Kind: { is: "Paid" }, Reason: null },
      typical: { Price: { present: true }, Receipt: { present: true } },
    });
    expect(situations.get("large")).toMatchObject({ source: "https://example.com/size" });
  });

  test.each([
    [{ Kind: "Paid", Price: 1, Size: 1 }, ["paid", "small"]],
    [{ Kind: "Free", Reason: "gift", Size: 2, Carrier: "mule" }, ["free", "large"]],
    [{ Kind: "It's `odd`\\", Reason: "?", Size: 2 }, ["odd", "large"]],
    [{ Kind: "None", Size: 2 }, ["none", "large"]],
    [{ Reason: "gift", Size: 1 }, ["unknown", "small"]],
  ])("explain %j", (value, expected) => {
    const { situations, unexplained, contradictions } = order.explain(value);
    expect(situations.map(({ name }) => name)).toEqual(expected);
    expect({ unexplained, contradictions }).toEqual({ unexplained: [], contradictions: [] });
  });

  test("are conditions on the members that belong to their values", () => {
    expect(conditionsOf({ Kind: "Free", Price: 1 })).toEqual(["PriceIsOfKind"]);
    expect(conditionsOf({ Kind: "Paid", Price: 1, Reason: "gift" })).toEqual(["ReasonIsOfKind"]);
    expect(conditionsOf({ Reason: "gift" })).toEqual([]);
    expect(conditionsOf({ Kind: "New", Size: 3 })).toEqual([]);
  });

  test("which are enforced as surely as they are known, beside those of the structure", () => {
    expect(conditionsOf({ Size: 1, Carrier: "mule" })).toEqual([]);
    expect(conditionsOf({ Kind: "Paid", Reason: "gift" })).toEqual([
      "PaidHasPrice",
      "ReasonIsOfKind",
    ]);
    expect(order.validate({ Kind: "Free", Price: 1 }, { situations: false })).toEqual([]);
  });
});
