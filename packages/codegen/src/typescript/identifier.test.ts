import { describe, expect, it } from "vitest";
import { camelCase, isIdentifier, toIdentifier } from "./identifier.js";

describe("camelCase", () => {
  it.each([
    ["FunctionConfiguration", "functionConfiguration"],
    ["KMSKeyArn", "kmsKeyArn"],
    ["ACL", "acl"],
    ["S3Object", "s3Object"],
    ["EC2Instance", "ec2Instance"],
    ["A", "a"],
    ["already", "already"],
    ["_Record", "_record"],
  ])("%s becomes %s", (name, expected) => {
    expect(camelCase(name)).toBe(expected);
  });
});

describe("toIdentifier", () => {
  it.each(["a-b", "1st", "", "x y", "é", "a*/b", "`${x}`", "../up"])("makes one of %j", (name) => {
    expect(isIdentifier(toIdentifier(name))).toBe(true);
  });

  it("leaves an identifier as it is", () => {
    expect(toIdentifier("Function_1$")).toBe("Function_1$");
  });
});
