import { expect, it } from "vitest";
import { kindOf, nameIn } from "./resource-name.js";

it.each([
  ["resize", "resize"],
  ["resize:1", "resize"],
  ["resize:$LATEST", "resize"],
  ["arn:aws:lambda:us-east-1:123456789012:function:resize", "resize"],
  ["arn:aws:lambda:us-east-1:123456789012:function:resize:live", "resize"],
  ["123456789012:function:resize", "resize"],
  ["123456789012:resize", "resize"],
  ["us-gov-west-1:123456789012:function:resize:2", "resize"],
  ["arn:aws:dynamodb:us-east-1:123456789012:function/resize", "resize"],
  ["arn:aws:lambda:resize", "resize"],
  ["123456789012", "123456789012"],
  ["123456789012:$LATEST", "123456789012"],
  ["function:$LATEST", "function"],
  ["", ""],
])("the name in %s is %s", (text, name) => {
  expect(nameIn(text, "function")).toBe(name);
});

it("knows what a member names", () => {
  expect(["FunctionName", "KeyId", "RoleArn", "Table"].map(kindOf)).toEqual([
    "function",
    "key",
    "role",
    "table",
  ]);
});
