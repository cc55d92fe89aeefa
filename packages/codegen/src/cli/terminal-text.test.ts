import { describe, expect, it } from "vitest";
import { paintFor, printable } from "./terminal-text.js";

describe("printable", () => {
  it("shows what would move the cursor, and keeps lines and other scripts", () => {
    expect(printable("a\nb\t\u001b[2J\u009b\u202e é 漢 😀")).toBe(
      "a\nb\\u0009\\u001b[2J\\u009b\\u202e é 漢 😀",
    );
  });
});

describe("paintFor", () => {
  it("colours where colours are shown", () => {
    expect(paintFor({ hasColors: true })("red", "x")).toBe("\u001b[31mx\u001b[39m");
    expect(paintFor({ hasColors: false })("red", "x")).toBe("x");
  });
});
