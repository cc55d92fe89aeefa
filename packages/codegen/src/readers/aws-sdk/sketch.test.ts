import { describe, expect, it } from "vitest";
import { parseSketch, type Sketch } from "./sketch.js";

function object(members: Record<string, Sketch>): Sketch {
  return { kind: "object", members: new Map(Object.entries(members)) };
}

const other: Sketch = { kind: "other" };

describe("parseSketch", () => {
  it("tells the kinds of numbers, through lists and maps", () => {
    const text = `{ // Request
      Size: Number("int"), // required
      Sizes: [ // SizeList
        Number("long"),
      ],
      Weights: { // WeightMap
        "<keys>": Number("double"),
      },
      Level: "BYTE_VALUE",
      Rank: 1 || 2 || -3,
    };
    const command = new Command(input);`;
    expect(parseSketch(text)).toEqual(
      object({
        Size: { kind: "number", type: "int" },
        Sizes: { kind: "list", element: { kind: "number", type: "long" } },
        Weights: object({ "<keys>": { kind: "number", type: "double" } }),
        Level: { kind: "number", type: "byte" },
        Rank: { kind: "integers", values: [1, 2, -3] },
      }),
    );
  });

  it("passes over everything else", () => {
    const text = `{//  Union: only one key present
      Text: "a, b } || ]" || "STRING_VALUE",
      Flag: true || false,
      At: new Date("TIMESTAMP"),
      Bytes: new Uint8Array(), // e.g. Buffer.from("") or new TextEncoder().encode("")
      Body: "<SdkStream>", // see \\@smithy/types -> StreamingBlobPayloadOutputTypes
      Again: "<Request>",
      Empty: {},
      None: [],
      Last: Number("float"),
    }`;
    expect(parseSketch(text)).toEqual(
      object({
        Text: other,
        Flag: other,
        At: other,
        Bytes: other,
        Body: other,
        Again: other,
        Empty: object({}),
        None: { kind: "list", element: other },
        Last: { kind: "number", type: "float" },
      }),
    );
  });

  it("gives up on text that ends too early or is no sketch", () => {
    for (const text of ["", "{ A:", "{ A: Number(", "{ A B }", "[ 1 2", "{ A: }"]) {
      expect(parseSketch(text), text).toBeUndefined();
    }
  });

  it("does not overflow on deep nesting", () => {
    expect(parseSketch("{A:".repeat(100_000))).toBeUndefined();
  });
});
