import { expect, it } from "vitest";
import { kindOf, nameIn, qualifierIn } from "./resource-name.js";

it.each([
  ["resize", "resize", undefined],
  ["resize:1", "resize", "1"],
  ["resize:$LATEST", "resize", "$LATEST"],
  ["arn:aws:lambda:us-east-1:123456789012:function:resize", "resize", undefined],
  ["arn:aws:lambda:us-east-1:123456789012:function:resize:live", "resize", "live"],
  ["123456789012:function:resize", "resize", undefined],
  ["123456789012:resize", "resize", undefined],
  ["us-gov-west-1:123456789012:function:resize:2", "resize", "2"],
  ["arn:aws:dynamodb:us-east-1:123456789012:function/resize", "resize", undefined],
  ["arn:aws:lambda:resize", "resize", undefined],
  ["arn:aws:lambda:123456789012:resize:live", "resize", "live"],
  ["arn:aws:lambda::123456789012:function:resize:live", "resize", "live"],
  ["123456789012", "123456789012", undefined],
  ["123456789012:$LATEST", "123456789012", "$LATEST"],
  ["function:$LATEST", "function", "$LATEST"],
  ["", "", undefined],
])("in %s the name is %s, the qualifier %s", (text, name, qualifier) => {
  expect(nameIn(text, "function")).toBe(name);
  expect(qualifierIn(text, "function")).toBe(qualifier);
});

it("knows what a member names", () => {
  expect(["FunctionName", "KeyId", "RoleArn", "Table"].map(kindOf)).toEqual([
    "function",
    "key",
    "role",
    "table",
  ]);
});
