import { describe, expect, it } from "vitest";
import { list, structure } from "../model/construct.js";
import type { Model } from "../model/model.js";
import { mergeSources, type Part } from "./merge.js";
import { clientOf, sourceOf, takes } from "./testing.js";

describe("findings of the sources", () => {
  const part = (given: Model, ...codes: readonly (readonly [string, string])[]): Part => ({
    model: given,
    findings: codes.map(([code, shape]) => ({ severity: "info", code, shape, message: code })),
  });

  it.each([
    ["smithy", 0],
    ["boto3-docs", 1],
  ] as const)(
    "tells that defaults are missing unless another source, of %s, has them",
    (format, times) => {
      const { findings } = mergeSources([
        part(sourceOf("botocore", takes({})), ["defaults-not-in-source", "example#Service"]),
        part(sourceOf(format, takes({}))),
      ]);
      expect(findings.map(({ code }) => code)).toEqual(Array(times).fill("defaults-not-in-source"));
    },
  );

  it("tells only those that are still so", () => {
    const client = clientOf(takes({ A: "Double", B: "Double", L: list("String") }));
    const smithy = sourceOf(
      "smithy",
      takes({ A: "Integer", L: "Names", X: "Lost" }, { Names: list("String"), Lost: structure() }),
    );
    const { findings } = mergeSources([
      part(
        client,
        ["number-type-unknown", "example#Service"],
        ["constraints-not-in-source", "example#Service"],
        ["schema-unknown", "example#Req.L"],
      ),
      part(smithy, ["odd", "example#Lost"], ["strange", "example#Names$member"]),
    ]);
    expect(findings.filter(({ code }) => !code.startsWith("sources-differ"))).toEqual([
      // What had no name has the model's.
      {
        severity: "info",
        code: "schema-unknown",
        shape: "example#Names",
        message: "schema-unknown",
      },
      { severity: "info", code: "strange", shape: "example#Names$member", message: "strange" },
      {
        severity: "info",
        code: "constraints-not-in-source",
        shape: "example#Service",
        message:
          "Of 4 strings, numbers, lists and maps, 1 string, 2 numbers, 1 list have no limits in any of the sources, and none unless an overlay states them.",
      },
      {
        severity: "info",
        code: "number-type-unknown",
        shape: "example#Service",
        message:
          "1 number is read as a double: the client does not tell its kind, and no other source has it. It is Req$B.",
      },
    ]);
  });
});
