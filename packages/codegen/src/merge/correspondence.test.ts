import { describe, expect, it } from "vitest";
import {
  list,
  member,
  type ModelSpec,
  type ShapeSpec,
  simple,
  structure,
} from "../model/construct.js";
import { constraintSitesByPath } from "../model/sites.js";
import { validateModel } from "../model/validate.js";
import { clientOf, memberAt, mergeModels, sourceOf, takes, traitsAt } from "./testing.js";

describe("names that differ", () => {
  it("pairs members that differ only in case, unless two come into question", () => {
    const client = clientOf(takes({ functionName: "String", id: "String", ID: "String" }));
    const limited = simple("string", { length: { max: 5 } });
    const smithy = sourceOf("smithy", takes({ FunctionName: limited, Id: limited }));
    const { model: merged } = mergeModels(client, smithy);
    expect(traitsAt(merged, "Req.functionName")).toEqual({ length: { max: 5 } });
    expect(traitsAt(merged, "Req.id")).toEqual({});
    expect(traitsAt(merged, "Req.ID")).toEqual({});
  });

  it("pairs inputs and structures by where they stand", () => {
    const client = clientOf({
      operations: { Op: { input: "OpCommandInput" } },
      shapes: { OpCommandInput: structure({ V: "Vpc" }), Vpc: structure({ Id: "String" }) },
    });
    const botocore = sourceOf("botocore", {
      namespace: "other",
      operations: { Op: { input: "OpRequest" } },
      shapes: {
        OpRequest: structure({ V: "VpcShape" }),
        VpcShape: structure({ Id: "VpcId" }),
        VpcId: simple("string", { length: { min: 3 } }),
      },
    });
    const { model: merged } = mergeModels(client, botocore);
    expect(memberAt(merged, "OpCommandInput.V").target).toBe("example#Vpc");
    expect(memberAt(merged, "Vpc.Id").target).toBe("example#VpcId");
    expect(traitsAt(merged, "Vpc.Id")).toEqual({ length: { min: 3 } });
  });

  it.each([
    [
      "the wire code",
      "QueueMissing",
      { code: "Missing", httpResponseCode: 400 },
      "Gone",
      { code: "Missing", httpResponseCode: 400 },
    ],
    ["a suffix", "BusyException", undefined, "Busy", undefined],
    [
      "a code that is the other's name",
      "QueueGone",
      { code: "Gone.Q", httpResponseCode: 400 },
      "Gone.Q",
      undefined,
    ],
  ])("pairs errors by %s", (_, name, code, otherName, otherCode) => {
    const spec = (error: string, awsQueryError: typeof code, text: string): ModelSpec => ({
      operations: { Op: { errors: [`example#${error}`] } },
      shapes: {
        [error]: structure(
          { message: text },
          { error: "client", ...(awsQueryError && { awsQueryError }) },
        ),
        Text: simple("string", { length: { max: 7 } }),
      },
    });
    const { model: merged, findings } = mergeModels(
      clientOf(spec(name, code, "String")),
      sourceOf("botocore", spec(otherName, otherCode, "Text")),
    );
    expect(traitsAt(merged, `${name}.message`)).toEqual({ length: { max: 7 } });
    expect(findings).toEqual([]);
  });

  it("pairs no error where two come into question", () => {
    const errors = (...names: readonly string[]): ModelSpec => ({
      operations: { Op: { errors: names } },
      shapes: Object.fromEntries(
        names.map((name) => [
          name,
          structure(
            { message: member("String", { length: { max: name.length } }) },
            { error: "client" },
          ),
        ]),
      ),
    });
    const { model: merged } = mergeModels(
      clientOf({
        operations: { Op: { errors: ["Busy"] } },
        shapes: { Busy: structure({ message: "String" }, { error: "client" }) },
      }),
      sourceOf("botocore", errors("BusyError", "BusyException")),
    );
    expect(traitsAt(merged, "Busy.message")).toEqual({});
  });
});

describe("models without end", () => {
  const depth = 10_000;
  const nested = (text: string): ModelSpec => {
    const levels = Array.from({ length: depth }, (_, level): [string, ShapeSpec] => [
      `L${level}`,
      list(level + 1 === depth ? text : `L${level + 1}`),
    ]);
    return takes(
      { A: "L0" },
      { ...Object.fromEntries(levels), Text: simple("string", { length: { max: 4 } }) },
    );
  };

  it("are merged however deep they nest", () => {
    const { model: merged } = mergeModels(
      sourceOf("smithy", nested("String")),
      sourceOf("botocore", nested("Text")),
    );
    expect(merged.shapes.size).toBe(depth + 4);
    expect(memberAt(merged, `Req.A${".member".repeat(depth)}`).target).toBe("example#Text");
  });

  it("are merged where lists and structures contain themselves, in rings of different length", () => {
    const ring = (length: number): ModelSpec => {
      const shapes = Array.from({ length }, (_, at): [string, ShapeSpec] => [
        `L${at}`,
        list(`L${(at + 1) % length}`),
      ]);
      const others = Array.from({ length }, (_, at): [string, ShapeSpec] => [
        `S${at}`,
        structure({ N: `S${(at + 1) % length}` }),
      ]);
      return takes({ A: "L0", B: "S0" }, Object.fromEntries([...shapes, ...others]));
    };
    const { model: merged } = mergeModels(
      sourceOf("smithy", ring(500)),
      sourceOf("botocore", ring(499)),
    );
    expect(validateModel(merged)).toEqual([]);
    expect([...constraintSitesByPath(merged).keys()]).toContain("example#Req$A");
  });
});
