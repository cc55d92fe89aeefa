import { describe, expect, it } from "vitest";
import { isIdentifier, toIdentifier } from "./identifier.js";

describe("toIdentifier", () => {
  it.each(["a-b", "1st", "", "x y", "é", "a*/b", "`${x}`", "../up"])("makes one of %j", (name) => {
    expect(isIdentifier(toIdentifier(name))).toBe(true);
  });

  it("leaves an identifier as it is", () => {
    expect(toIdentifier("Function_1$")).toBe("Function_1$");
  });
});
