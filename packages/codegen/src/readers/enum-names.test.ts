import { describe, expect, test } from "vitest";
import { EnumNames } from "./enum-names.js";

function namesOf(...values: readonly (string | [value: string, name: string])[]): string[] {
  const names = new EnumNames();
  return values.map((value) =>
    typeof value === "string" ? names.next(value) : names.next(...value),
  );
}

describe("names of an enum's members", () => {
  test("resemble the values", () => {
    expect(namesOf("plain", "a.b", "5xx", "*", "", "日本")).toEqual([
      "plain",
      "a_b",
      "_5xx",
      "_",
      "__2",
      "__3",
    ]);
  });

  test("are the given ones where there are some", () => {
    expect(namesOf(["t2.micro", "T2Micro"])).toEqual(["T2Micro"]);
  });

  test("differ, also from names that look numbered", () => {
    expect(namesOf("a-b", "a_b_2", "a b", "a+b")).toEqual(["a_b", "a_b_2", "a_b_3", "a_b_4"]);
  });

  test("are found at once however many values are alike", () => {
    const alike = Array.from({ length: 50_000 }, (_, index) => "*".repeat((index % 50) + 1) + "+");
    const names = namesOf(...alike);
    expect(new Set(names).size).toBe(alike.length);
    expect(names.at(-1)).toBe("__50000");
  });
});
