import { describe, expect, it } from "vitest";
import { Random } from "../random.js";
import { codePointLength } from "../text-length.js";
import { compilePattern, PatternSyntaxError } from "./pattern.js";

const none = 1_000_000;

describe("matches", () => {
  it.each([
    ["[a-z]+", ["a", "abc"], ["", "A", "ab1"]],
    ["^[a-z]+$", ["abc"], ["abc\n", "1abc"]],
    ["A$|^B", ["A", "B"], ["AB", "xA"]],
    ["^(arn:.*)|()$", ["", "arn:", "arn:x"], ["x", "xarn:"]],
    ["[\\w-_.]+", ["a-b_c.d"], ["a b"]],
    ["\\p{Print}+", ["a b~"], ["é", "\u0007"]],
    ["[\\p{Print}&&[^|:/]]+", ["ab"], ["a:b", "a|b"]],
    ["[[:alnum:]]+", ["aZ9"], ["a-b"]],
    ["\\Aab\\z", ["ab"], ["xab"]],
    ["(?i)ab(?-i)c", ["ABc", "abc"], ["abC"]],
    ["(?s).+", ["a\nb"], [""]],
    [".+", ["ab"], ["a\nb", "a\u0085b"]],
    ["\\x{61}\\x62\\u0063", ["abc"], ["ab"]],
    ["\\Q.*\\E", [".*"], ["ab"]],
    ["(?=.*[0-9])[a-z0-9]{3,5}", ["ab1"], ["abc", "1"]],
    ["(?!aws)[a-z]+", ["abc", "aw"], ["aws", "awsome"]],
    ["(a|b)\\1", ["aa", "bb"], ["ab"]],
    ["a++b", ["aab"], ["b"]],
    ["[^\\u0000-\\u007F]", ["é", "𝒳"], ["a"]],
    ["/^[a-c]{2}$/", ["ab"], ["/ab/"]],
    ["(|a)b{0,2}", ["", "ab", "bb"], ["abbb"]],
  ] as const)("%s", (source, matching, others) => {
    const pattern = compilePattern(source);
    expect(matching.filter((text) => !pattern.matches(text))).toEqual([]);
    expect(others.filter((text) => pattern.matches(text))).toEqual([]);
  });

  it.each(["(a+)+b", "([a-z]+)*$", "(\\w|\\d)*x", "(.*a){8}b", "(x+x+)+y", "^(a|a)*$"])(
    "ends soon for %s, however long the text",
    (source) => {
      const pattern = compilePattern(source);
      expect(pattern.matches(`${"a".repeat(10_000)}!`)).toBe(false);
      expect(pattern.matches(`${"x".repeat(10_000)}!`)).toBe(false);
    },
  );

  it("says what it cannot read, and where", () => {
    expect(() => compilePattern("a(b")).toThrow(PatternSyntaxError);
    expect(() => compilePattern("[a-")).toThrow(PatternSyntaxError);
    expect(() => compilePattern("*a")).toThrow(PatternSyntaxError);
  });
});

describe("within", () => {
  it("knows which lengths there are", () => {
    const between = (source: string, min: number, max: number): readonly number[] | undefined => {
      const strings = compilePattern(source).within(min, max);
      return strings && [strings.shortest, strings.longest];
    };
    expect(between("[a-z]{3,9}", 0, 5)).toEqual([3, 5]);
    expect(between("arn:[a-z]+:x", 0, 20)).toEqual([7, 20]);
    expect(between("|[a-z]+", 0, 4)).toEqual([0, 4]);
    expect(between("[^\\s]+", 0, 128)).toEqual([1, 128]);
    expect(between("𝒳{2}", 2, 2)).toEqual([2, 2]);
  });

  it("makes the longest string although conditions rule most strings of that length out", () => {
    const label = "(?!-)[a-z0-9-]{1,12}(?<!-)";
    const strings = compilePattern(`(?!.*--)(${label}\\.)*(?=.*q)(?=.*z)${label}`).within(3, 40);
    for (let seed = 0; seed < 20; seed++) {
      const { shortest = 0, longest = 0 } = strings ?? {};
      expect(longest).toBe(40);
      for (const length of [shortest, longest]) {
        expect(codePointLength(strings?.sample(new Random(seed), length) ?? "")).toBe(length);
      }
    }
  });

  it("makes strings of the length asked for where a part is repeated by reference", () => {
    const strings = compilePattern("(-?)[a-c]{2}(\\1[0-9]{3})?(\\1x)?").within(0, none);
    const { shortest = 0, longest = 0 } = strings ?? {};
    expect([shortest, longest]).toEqual([2, 9]);
    for (let seed = 0; seed < 50; seed++) {
      for (const length of [shortest, longest]) {
        expect(strings?.sample(new Random(seed), length)).toHaveLength(length);
      }
    }
  });

  it("leaves out what only surrogates could match", () => {
    const strings = compilePattern("[\\ud800]*b").within(0, none);
    expect([strings?.minimum, strings?.longest]).toEqual(["b", 1]);
    expect(compilePattern("[\\ud800]+").within(0, none)).toBeUndefined();
  });

  it("is nothing where pattern and length contradict each other", () => {
    expect(compilePattern("[a-z]{3}").within(4, 9)).toBeUndefined();
    expect(compilePattern("[0-9]{12}").within(0, 11)).toBeUndefined();
    expect(compilePattern("(ab)+").within(3, 3)).toBeUndefined();
  });

  it("knows gaps between lengths", () => {
    expect(compilePattern("(abc){1,3}").within(0, 9)?.lengths).toEqual([
      [3, 3],
      [6, 6],
      [9, 9],
    ]);
  });
});

const sampled = [
  ["[a-z]{3,9}", 0, none],
  ["^(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()$", 0, 60],
  ["(?=.*[0-9])(?=.*[A-Z])[A-Za-z0-9]{8,12}", 0, none],
  ["[\\w-]+(\\.[a-z]{2,4})?", 20, 25],
  ["\\p{L}+", 1, 8],
  ["(a|bb|ccc)*", 5, 5],
  ["[^\\u0000-\\u00FF]{2}", 0, none],
  [".*", 0, 10_485_760],
] as const;

describe.each(sampled)("strings of %s of %i to %i characters", (source, min, max) => {
  const pattern = compilePattern(source);
  const strings = pattern.within(min, max);
  if (strings === undefined) throw new Error("There are none.");

  it("match and keep to the lengths, the same ones for the same seed", () => {
    const draw = (): readonly string[] => {
      const random = new Random(20261122);
      return Array.from({ length: 200 }, () => strings.sample(random));
    };
    for (const text of draw()) {
      expect(pattern.matches(text), JSON.stringify(text)).toBe(true);
      expect(codePointLength(text)).toBeGreaterThanOrEqual(min);
      expect(codePointLength(text)).toBeLessThanOrEqual(max);
      expect(text).toBe(Buffer.from(text, "utf8").toString("utf8"));
    }
    expect(draw()).toEqual(draw());
    expect(new Set(draw()).size).toBeGreaterThan(2);
  });

  it("can be asked for the shortest and the longest", () => {
    const random = new Random(1);
    expect(codePointLength(strings.sample(random, strings.shortest))).toBe(strings.shortest);
    const longest = Math.min(strings.longest, 2_000);
    if (strings.lengths.some(([from, to]) => from <= longest && longest <= to)) {
      expect(codePointLength(strings.sample(random, longest))).toBe(longest);
    }
  });

  it("become simpler until the minimum, by strings that match", () => {
    let text = strings.sample(new Random(7));
    for (let step = 0; step < 500; step++) {
      const [next] = strings.simpler(text);
      if (next === undefined) break;
      expect(pattern.matches(next), JSON.stringify(next)).toBe(true);
      expect(next).not.toBe(text);
      text = next;
    }
    expect(text).toBe(strings.minimum);
    expect(codePointLength(strings.minimum)).toBe(strings.shortest);
    expect([...strings.simpler(strings.minimum)]).toEqual([]);
  });
});

describe("sample", () => {
  const draw = (source: string, count: number): readonly string[] => {
    const strings = compilePattern(source).within(0, none);
    if (strings === undefined) throw new Error(`There are no strings of ${source}.`);
    const random = new Random(1);
    return Array.from({ length: count }, () => strings.sample(random));
  };

  it.each([
    ["[ -~]+", 95],
    ["[a-z0-9_.-]*", 39],
    ["[^a-zA-Z]", 400],
    ["\\p{L}+", 2000],
    ["(?!a)[a-z]{1,4}", 26],
    ["(?:foo|bar|[x-z]{3}|é)?", 9],
  ] as const)("comes to use at least so many characters of %s: %i", (source, least) => {
    const seen = new Set(draw(source, 20_000).flatMap((text) => [...text]));
    expect(seen.size).toBeGreaterThanOrEqual(least);
  });

  it("varies in length, and most strings are short and readable", () => {
    const texts = draw("[^\\u0000]*", 2000);
    expect(new Set(texts.map(codePointLength)).size).toBeGreaterThan(30);
    const readable = texts.filter((text) => text.length < 64 && /^[ -~]*$/.test(text));
    expect(readable.length).toBeGreaterThan(1000);
  });

  it("makes what every version of Java takes for a boundary of a word", () => {
    const texts = draw(".*\\b[a-f0-9]{4}\\b.*", 500);
    expect(texts.filter((text) => /[^ -~]/.test(text)).length).toBeGreaterThan(0);
    expect(texts.filter((text) => /(?=[^ -~])[\p{L}\p{Nd}\p{Mn}]/u.test(text))).toEqual([]);
  });
});

describe("a string of the greatest length that is stated", () => {
  it.each([
    ["[\\s\\S]*", 6_291_456],
    ["^[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+$", 2_097_152],
    ["https?://[a-z]+|[0-9]*", 131_072],
    ["[\\x20-\\x7e]{1,51200}", 51_200],
  ])("of %s has exactly so many characters", (source, max) => {
    const pattern = compilePattern(source);
    const strings = pattern.within(1, max);
    const texts = [1, 2, 3].map((seed) => strings?.sampleLongest(new Random(seed)) ?? "");
    for (const text of texts) expect(codePointLength(text)).toBe(max);
    expect(pattern.matches(texts[0] ?? "")).toBe(true);
    expect(new Set(texts).size).toBe(3);
  });

  it("is not made where to plan it takes long, or where none is stated", () => {
    for (const [source, max] of [
      ["((ab){3}|(cd){5}|e{17}){2,1000000}", 6_291_456],
      ["((a{1,9}-){1,9}){1,2000000}", 6_291_456],
      ["[a-z]*", Infinity],
      ["(?!-)[a-z-]*", 6_291_456],
    ] as const) {
      const strings = compilePattern(source).within(0, max);
      expect(strings?.sampleLongest(new Random(1)).length).toBe(strings?.longest);
      expect(strings?.longest).toBeLessThanOrEqual(16_384);
    }
  });
});
