import { describe, expect, it } from "vitest";
import { proseLimits } from "./prose-limits.js";

describe("a number's limits", () => {
  it.each([
    ["Any whole number between 3 and 7.", { min: 3, max: 7 }],
    ["The size in MB. It is 4 unless set, but can be any number between 5 and 6.", undefined],
    [
      "The size in MB. Can be any whole number between 512 and 10,240 MB.",
      { min: 512, max: 10240 },
    ],
    ["How long, in seconds. The maximum allowed value is 900 seconds.", { max: 900 }],
    ["Minimum value of 1. Maximum value of 1000.", { min: 1, max: 1000 }],
    // In another unit, or in none that the text says.
    ["How long, in seconds. The maximum value is 28 days.", undefined],
    ["The maximum value is 28 days.", undefined],
    // Not the 51 of 51,200, and not the 1 of 1.5.
    ["Maximum value of 51,2000.", undefined],
    ["Maximum value of 1.5.", undefined],
    // Under a condition, of another thing, or by way of an example.
    ["The maximum value is 10 if it is large.", undefined],
    ["For example, the maximum value is 10.", undefined],
    ["The maximum value for each of them is 10.", undefined],
    ["The default value is 10.", undefined],
    ["Between 3 and 7 of them are kept.", undefined],
    // Two answers are none.
    ["The maximum value is 10. The maximum value is 20.", undefined],
    ["Minimum value of 9. Maximum value of 3.", undefined],
    ["The maximum value is 99999999999999999999.", undefined],
    ["", undefined],
  ])("%s", (text, limits) => {
    expect(proseLimits(text, "number")).toEqual(limits);
  });
});

describe("a string's limits", () => {
  it.each([
    ["Maximum length of 64.", { max: 64 }],
    ["Minimum length of 1. Maximum length of 1,024 characters.", { min: 1, max: 1024 }],
    ["It must be between 3 and 63 characters long.", { min: 3, max: 63 }],
    ["A text with a maximum length of 51,200 bytes.", undefined],
    ["If it is a name, it must be between 3 and 63 characters.", undefined],
    ["It is limited to 64 characters in length.", undefined],
    // That is of numbers.
    ["Maximum value of 64.", undefined],
  ])("%s", (text, limits) => {
    expect(proseLimits(text, "string")).toEqual(limits);
  });
});
