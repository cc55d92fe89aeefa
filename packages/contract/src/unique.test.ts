import { describe, expect, it } from "vitest";
import { firstDuplicate } from "./unique.js";

describe("firstDuplicate", () => {
  it.each([
    [[], undefined],
    [["a", "b", "c"], undefined],
    [["a", "b", "a"], 2],
    [[1, "1"], undefined],
    [
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      1,
    ],
    [[{ a: 1 }, { a: 1, b: undefined }], 1],
    [[new Uint8Array([1]), new Uint8Array([1])], 1],
    [[new Uint8Array([1]), new Uint8Array([2])], undefined],
    [[new Date(5), new Date(5)], 1],
    [[["a"], ["a"]], 1],
  ])("%j", (elements, index) => {
    expect(firstDuplicate(elements)).toBe(index);
  });
});
