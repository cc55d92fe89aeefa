import { describe, expect, it } from "vitest";
import { camelCase } from "./camel-case.js";

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
