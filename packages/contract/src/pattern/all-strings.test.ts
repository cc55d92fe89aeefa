import { describe, expect, it } from "vitest";
import { Random } from "../random.js";
import { compilePattern } from "./pattern.js";
import { compareSimplicity } from "./simplicity.js";

const characters = ["a", "b", "0", "-"];
const longest = 5;

/** Every text of these characters, up to the longest, simplest first. */
const texts: readonly string[] = ((): readonly string[] => {
  let last = [""];
  const all = [...last];
  for (let length = 1; length <= longest; length++) {
    last = last.flatMap((text) => characters.map((character) => text + character));
    all.push(...last);
  }
  return all.sort(compareSimplicity);
})();

function randomSource(random: Random, openings: readonly string[], depth = 0): string {
  const item = (): string => {
    const kind = random.below(depth > 1 ? 4 : 7);
    if (kind < 2) return random.pick(characters);
    if (kind === 2) return random.pick(["[ab]", "[0-]", "[a0]", "[b-]", "[ab0-]"]);
    if (kind === 3) return random.pick(["a", "-", "b0", "$", "^"]);
    return `(${random.pick(openings)}${randomSource(random, openings, depth + 1)})`;
  };
  const quantifier = (): string =>
    random.chance(1, 2) ? "" : random.pick(["*", "+", "?", "{2}", "{1,3}", "{2,}"]);
  const sequence = (): string =>
    Array.from({ length: random.between(1, 3) }, () => item() + quantifier()).join("");
  return Array.from({ length: random.chance(1, 3) ? 2 : 1 }, sequence).join("|");
}

describe.each([
  ["groups and anchors", ["?:"]],
  ["lookaround as well", ["?:", "?:", "?:", "?=", "?!", "?<=", "?<!"]],
] as const)("what is said of the strings of random patterns with %s", (_, openings) => {
  it("is what is found by trying every text", () => {
    const random = new Random(5);
    let satisfiable = 0;
    for (let count = 0; count < 250; count++) {
      const source = randomSource(random, openings);
      const min = random.below(3);
      const max = random.between(min, longest);
      const name = `${source} from ${min} to ${max}`;
      const pattern = compilePattern(source);
      const valid = texts.filter(
        (text) => text.length >= min && text.length <= max && pattern.matches(text),
      );
      const strings = pattern.within(min, max);
      expect(strings?.minimum, name).toBe(valid[0]);
      if (strings === undefined) continue;
      satisfiable++;
      const lengths = [...new Set(valid.map((text) => text.length))];
      expect(strings.shortest, name).toBe(lengths[0]);
      expect(strings.longest, name).toBe(lengths.at(-1));
      const known = strings.lengths.flatMap(([from, to]) =>
        Array.from({ length: to - from + 1 }, (__, index) => from + index),
      );
      expect(known, name).toEqual(pattern.findsAll ? lengths : expect.arrayContaining(lengths));
      const sampled = Array.from({ length: 20 }, () => strings.sample(random));
      expect(
        sampled.filter((text) => !valid.includes(text)),
        name,
      ).toEqual([]);
    }
    expect(satisfiable).toBeGreaterThan(75);
  });
});
