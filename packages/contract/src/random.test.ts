import { describe, expect, it } from "vitest";
import { Random } from "./random.js";

const draw = (random: Random, count: number): readonly number[] =>
  Array.from({ length: count }, () => random.uint32());

describe("Random", () => {
  it("gives the same numbers for the same seed on every machine", () => {
    expect(draw(new Random(42), 4)).toEqual(draw(new Random(42), 4));
    expect(draw(new Random(1), 3)).toMatchInlineSnapshot(`
      [
        573063952,
        3268221502,
        703077755,
      ]
    `);
  });

  it("gives other numbers for another seed or stream", () => {
    expect(draw(new Random(1), 4)).not.toEqual(draw(new Random(2), 4));
    expect(draw(new Random(1, 0), 4)).not.toEqual(draw(new Random(1, 1), 4));
  });

  it("reaches both ends of a range and nothing beyond", () => {
    const random = new Random(7);
    const drawn = new Set(Array.from({ length: 500 }, () => random.between(-2, 2)));
    expect([...drawn].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
  });

  it("draws below bounds of more than 32 bits", () => {
    const random = new Random(7);
    const drawn = Array.from({ length: 200 }, () => random.below(2 ** 53));
    expect(drawn.every((value) => Number.isSafeInteger(value) && value >= 0)).toBe(true);
    expect(Math.max(...drawn)).toBeGreaterThan(2 ** 52);
  });

  it("refuses to pick from nothing", () => {
    expect(() => new Random(1).pick([])).toThrow(RangeError);
  });
});
