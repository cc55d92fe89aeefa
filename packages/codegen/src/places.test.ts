import { describe, expect, it } from "vitest";
import { outputFolder, placed, placesOf, typesModule } from "./places.js";

const entry = { sources: ["@aws-sdk/client-lambda"], out: "lambda/src" };

describe("placesOf", () => {
  it("resolves packages from where the emitted code will import them", () => {
    expect(placesOf(entry, "/w")).toEqual({
      cwd: "/w",
      resolveFrom: "/w/lambda/src",
      overlays: [],
      out: "/w/lambda/src",
      sdkCheck: "/w/lambda/src/sdk-check.ts",
    });
  });

  it("takes every path from the folder given", () => {
    const full = { ...entry, overlay: "o.json", sdkCheck: "c.ts", resolveFrom: "../from" };
    expect(placesOf(full, "/w")).toMatchObject({
      overlays: ["/w/o.json"],
      sdkCheck: "/w/c.ts",
      resolveFrom: "/from",
    });
  });
});

describe("sdk-check.ts", () => {
  it.each([
    [undefined, "sdk-check.ts", "./types.js", []],
    ["lambda/sdk-check.ts", "../sdk-check.ts", "./src/types.js", ["../sdk-check.ts"]],
    [
      "checks/lambda.ts",
      "../../checks/lambda.ts",
      "../lambda/src/types.js",
      ["../../checks/lambda.ts"],
    ],
    ["lambda/src/check/sdk.ts", "check/sdk.ts", "../types.js", []],
  ])("at %s", (sdkCheck, path, module, outside) => {
    const places = placesOf(sdkCheck === undefined ? entry : { ...entry, sdkCheck }, "/w");
    expect(typesModule(places)).toBe(module);
    expect(outputFolder(places)).toEqual({ root: "/w/lambda/src", outside: new Set(outside) });
    const files = placed(
      new Map([
        ["types.ts", "t"],
        ["sdk-check.ts", "c"],
      ]),
      places,
    );
    expect(files).toEqual(
      new Map([
        ["types.ts", "t"],
        [path, "c"],
      ]),
    );
  });
});
