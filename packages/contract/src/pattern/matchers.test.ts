import { describe, expect, it } from "vitest";
import { Random } from "../random.js";
import { matchByBacktracking } from "./backtracking-matcher.js";
import { parsePattern } from "./parse.js";
import { matchByPositions } from "./position-matcher.js";
import { toRegExp } from "./to-javascript.js";

const sources = [
  "a*b+",
  "(a|ab)(c|bcd)*",
  "((a|b)*c)*",
  "(a?b?){2,3}c{1,2}",
  "(ab?){2,}|c+",
  "a(?=b)[a-c]*",
  "(?!ab|c)[a-c ]*",
  "[a-c]*(?<=b)c?",
  "[a-c]*(?<!ab)",
  "(?:(?!ab)[a-c\\n])*",
  "(?=(?:a(?!b)|c)+)[a-c]*",
  "\\b[a-c]+\\b ?[a-c]*",
  "[a-c ]*\\B[a-c]",
  "a$\\n?b?",
  "a\\z|^b|c^",
  "(?m)^a$\\n^[bc]*$",
  "(?s).*b.",
  ".+",
  "(?i)A?B+",
  "[^a]*(a[^a]*){2}",
] as const;

function* texts(): Generator<string> {
  const random = new Random(3);
  const characters = ["a", "b", "c", " ", "\n", "\r", "A", "é", "𝒳"];
  yield* ["", "a", "a\n", "a\r\n", "a\nb", "\n", "abab", "cab c"];
  for (let count = 0; count < 400; count++) {
    const kinds = random.chance(1, 2) ? 3 : characters.length;
    const picked = Array.from({ length: random.below(9) }, () => characters[random.below(kinds)]);
    yield picked.join("");
  }
}

describe.each(sources)("the ways to match %s", (source) => {
  const node = parsePattern(source);

  it("agree", () => {
    const regExp = toRegExp(node);
    const matched = { yes: 0, no: 0 };
    for (const text of texts()) {
      const expected = regExp.test(text);
      expect(matchByPositions(node, text).isMatch, JSON.stringify(text)).toBe(expected);
      expect(matchByBacktracking(node, text).isMatch, JSON.stringify(text)).toBe(expected);
      matched[expected ? "yes" : "no"]++;
    }
    expect(Math.min(matched.yes, matched.no)).toBeGreaterThan(0);
  });
});

describe("matchByBacktracking", () => {
  it.each([
    ["(a+)b\\1", ["aba", "aabaa"], ["abaa", "ab"]],
    ["(?:(a)|b)\\1", ["aa"], ["b", "ba"]],
    ["(?<x>[ab])c\\k<x>", ["aca", "bcb"], ["acb"]],
    ["(?>a|ab)c", ["ac"], ["abc"]],
    ["(ab?)++c", ["abac", "ac"], ["ab", "c"]],
    ["(ab?)++b", ["abb"], ["ab", "abab"]],
    ["(a|b)\\1{2}(?!.)", ["aaa", "bbb"], ["aab", "aa"]],
  ] as const)("%s", (source, matching, others) => {
    const node = parsePattern(source);
    expect(matching.filter((text) => matchByBacktracking(node, text).isMatch !== true)).toEqual([]);
    expect(others.filter((text) => matchByBacktracking(node, text).isMatch !== false)).toEqual([]);
  });

  it("gives up instead of searching without end", () => {
    const node = parsePattern("(a*)*(a*)*\\1b");
    expect(matchByBacktracking(node, "a".repeat(60)).isMatch).toBeUndefined();
  });
});
