import { describe, expect, it } from "vitest";
import {
  enumeration,
  list,
  member,
  type ModelSpec,
  required,
  simple,
  structure,
} from "../model/construct.js";
import type { Model } from "../model/model.js";
import { compareModels, type Difference } from "./differences.js";
import { clientOf, sourceOf, takes } from "./testing.js";

/** Path, kind and both sides of each difference. */
function told(a: Model, b: Model, operations?: readonly string[]): readonly unknown[] {
  return compareModels(a, b, operations).differences.map((difference: Difference) => [
    difference.path,
    difference.kind,
    difference.a,
    difference.b,
  ]);
}

/**
 * What the sources of one operation say, with the kinds of difference that those of
 * UpdateFunctionConfiguration have: an older and a newer Smithy model, botocore, the page, the client.
 */
const resize = (() => {
  const base = (
    request: Parameters<typeof structure>[0],
    response: Parameters<typeof structure>[0],
    shapes: ModelSpec["shapes"],
    errors: readonly string[] = ["Conflict", "NotFound"],
  ): ModelSpec => ({
    operations: { Resize: { input: "ResizeRequest", output: "Box", errors } },
    shapes: {
      ResizeRequest: structure(request),
      Box: structure(response),
      Conflict: structure({}, { error: "client" }),
      NotFound: structure({}, { error: "client" }),
      ...shapes,
    },
  });
  const arn = (max: number): ModelSpec["shapes"] => ({
    Arn: simple("string", { length: { min: 1, max } }),
  });
  const older = base(
    {
      Name: required("Name"),
      Timeout: "Timeout",
      Size: "Size",
      Layers: "Arns",
      Mount: "Mount",
      Role: "Role",
    },
    { Name: "OutName", State: "State" },
    {
      ...arn(140),
      Arns: list("Arn"),
      Name: simple("string", { length: { max: 64 } }),
      OutName: simple("string", { length: { min: 1, max: 170 } }),
      Timeout: simple("integer", { range: { min: 1 } }),
      Size: simple("integer", { range: { min: 128, max: 10_240 } }),
      Mount: simple("string", { pattern: "^/mnt/[a-z]+$" }),
      Role: simple("string", { pattern: "^arn:.+$" }),
      State: enumeration(["Active", "Failed"]),
    },
  );
  const newer = (mount: string): ModelSpec =>
    base(
      {
        Name: required("Name"),
        Timeout: "Timeout",
        Size: "Size",
        Layers: "Arns",
        Mount: "Mount",
        Role: "Role",
        Durable: "Durable",
      },
      { Name: "OutName", State: "State", Sha: "String" },
      {
        ...arn(2048),
        Arns: list("Arn"),
        Durable: structure({ Days: "Integer" }),
        Name: simple("string", { length: { max: 64 } }),
        OutName: simple("string", { length: { min: 1, max: 256 } }),
        Timeout: simple("integer", { range: { min: 1, max: 5400 } }),
        Size: simple("integer", { range: { min: 128, max: 32_768 } }),
        Mount: simple("string", { pattern: mount }),
        Role: simple("string", { pattern: "^arn:.+$", length: { min: 0, max: 10_000 } }),
        State: enumeration(["Active", "Failed", "Deleting"]),
      },
    );
  const client = base(
    {
      Name: required("String"),
      Timeout: "Integer",
      Size: "Integer",
      Layers: list("String"),
      Mount: "String",
      Role: "String",
      Durable: "Durable",
    },
    { Name: "String", State: "State", Sha: "String" },
    {
      Durable: structure({ Days: "Integer", Key: "String" }),
      State: enumeration(["Active", "Failed", "Deleting", "Moving"]),
    },
  );
  const page = base(
    {
      Name: required("String"),
      Timeout: member("Integer", { range: { max: 900 } }),
      Size: "Integer",
      Layers: list("String"),
      Mount: "String",
      Role: "String",
      Durable: structure({ Days: "Integer" }),
    },
    { Name: "String", State: enumeration(["Active", "Failed", "Deleting"]), Sha: "String" },
    {},
  );
  return {
    older: sourceOf("smithy", older, "older.json"),
    newer: sourceOf("smithy", newer("^/mnt/[a-z]+$"), "newer.json"),
    botocore: sourceOf("botocore", newer("/mnt/[a-z]+"), "service-2.json"),
    page: sourceOf("boto3-docs", page, "resize.rst"),
    client: clientOf(client),
  };
})();

describe("the sources of one operation", () => {
  it("an older and a newer model: members, values and bounds", () => {
    expect(told(resize.older, resize.newer)).toEqual([
      ["Resize.request.Timeout", "range", { min: 1 }, { min: 1, max: 5400 }],
      ["Resize.request.Size", "range", { min: 128, max: 10_240 }, { min: 128, max: 32_768 }],
      ["Resize.request.Role", "length", null, { min: 0, max: 10_000 }],
      ["Resize.request.Durable", "member", null, "structure Durable"],
      ["Resize.response.Name", "length", { min: 1, max: 170 }, { min: 1, max: 256 }],
      ["Resize.response.Sha", "member", null, "string"],
      ["Resize.request.Layers[]", "length", { min: 1, max: 140 }, { min: 1, max: 2048 }],
      ["Resize.response.State", "enumValue", [], ["Deleting"]],
    ]);
  });

  it("Smithy and botocore: patterns without their anchors, which is no difference", () => {
    const { differences, anchors } = compareModels(resize.newer, resize.botocore);
    expect(differences).toEqual([]);
    expect(anchors).toBe(1);
  });

  it("a model and the client: what exists, and no constraints", () => {
    expect(told(resize.newer, resize.client)).toEqual([
      ["Resize.request.Durable.Key", "member", null, "string"],
      ["Resize.response.State", "enumValue", [], ["Moving"]],
    ]);
    expect(compareModels(resize.newer, resize.client).isWithoutConstraints).toBe(true);
  });

  it("a model and the page: only what the page says", () => {
    expect(told(resize.newer, resize.page)).toEqual([
      ["Resize.request.Timeout", "range", { min: 1, max: 5400 }, { max: 900 }],
    ]);
  });

  it("the page and the client", () => {
    expect(told(resize.page, resize.client)).toEqual([
      ["Resize.request.Durable.Key", "member", null, "string"],
      ["Resize.response.State", "enumValue", [], ["Moving"]],
    ]);
  });

  it.each(["older", "newer", "botocore", "page", "client"] as const)("%s and itself", (name) => {
    expect(told(resize[name], resize[name])).toEqual([]);
  });
});

describe("compareModels", () => {
  it("tells the same the other way round", () => {
    const swapped = told(resize.newer, resize.older).map((row) => {
      const [path, kind, a, b] = row as unknown[];
      return [path, kind, b, a];
    });
    expect(new Set(swapped.map((row) => JSON.stringify(row)))).toEqual(
      new Set(told(resize.older, resize.newer).map((row) => JSON.stringify(row))),
    );
  });

  it("tells a difference of a shape once, with all its places", () => {
    const spec = (max: number): ModelSpec =>
      takes(
        { A: "Name", B: "Name", L: list("Name") },
        { Name: simple("string", { length: { max } }) },
      );
    expect(
      compareModels(sourceOf("smithy", spec(1)), sourceOf("botocore", spec(2))).differences,
    ).toEqual([
      {
        kind: "length",
        path: "Name",
        sites: ["Op.request.A", "Op.request.B", "Op.request.L[]"],
        a: { max: 1 },
        b: { max: 2 },
        at: "example#Name",
      },
    ]);
  });

  it("calls a structure by its name where it stands at several places", () => {
    const spec = (members: Parameters<typeof structure>[0]): ModelSpec => ({
      operations: { Op: { input: "Req", output: "Thing" } },
      shapes: {
        Req: structure({ T: "Thing", O: "Once" }),
        Thing: structure(members),
        Once: structure(members),
      },
    });
    expect(told(sourceOf("smithy", spec({})), sourceOf("smithy", spec({ X: "Integer" })))).toEqual([
      ["Thing.X", "member", null, "integer"],
      ["Op.request.O.X", "member", null, "integer"],
    ]);
  });

  it("calls the structures in a list by their name where the list stands at several places", () => {
    const spec = (members: Parameters<typeof structure>[0]): ModelSpec =>
      takes({ A: "Things", B: "Things" }, { Things: list("Thing"), Thing: structure(members) });
    expect(told(sourceOf("smithy", spec({})), sourceOf("smithy", spec({ X: "Integer" })))).toEqual([
      ["Thing.X", "member", null, "integer"],
    ]);
  });

  it("does not follow a structure of itself for ever", () => {
    const spec = (text: string): ModelSpec => takes({ Next: "Req", A: text });
    expect(told(sourceOf("smithy", spec("String")), sourceOf("smithy", spec("Boolean")))).toEqual([
      ["Req.A", "type", "string", "boolean"],
    ]);
  });

  it("looks at the operations asked for alone", () => {
    const spec = (text: string): ModelSpec => ({
      operations: { A: { input: "AReq" }, B: { input: "BReq" } },
      shapes: { AReq: structure({ X: text }), BReq: structure({ Y: text }) },
    });
    const [one, other] = [sourceOf("smithy", spec("String")), sourceOf("smithy", spec("Blob"))];
    expect(told(one, other, ["B"])).toEqual([["B.request.Y", "type", "string", "blob"]]);
  });

  it("compares operations, errors, requiredness and kinds of numbers", () => {
    const error = structure({}, { error: "client" });
    const a = sourceOf("smithy", {
      operations: { Op: { input: "Req", errors: ["E1", "E2"] }, OnlyA: {} },
      shapes: { Req: structure({ N: "Integer", R: required("String") }), E1: error, E2: error },
    });
    const b = sourceOf("smithy", {
      operations: { Op: { input: "Req", errors: ["E2"] }, OnlyB: {} },
      errors: ["E3"],
      shapes: { Req: structure({ N: "Long", R: "String" }), E2: error, E3: error },
    });
    expect(told(a, b)).toEqual([
      ["OnlyA", "operation", "operation", null],
      ["OnlyB", "operation", null, "operation"],
      ["Op.errors", "error", ["E1"], ["E3"]],
      ["Op.request.N", "type", "integer", "long"],
      ["Op.request.R", "required", true, false],
    ]);
  });

  it("takes a double of the client for a number of some kind", () => {
    const client = clientOf(takes({ N: "Double" }));
    expect(told(sourceOf("smithy", takes({ N: "Long" })), client)).toEqual([]);
  });

  it("takes an integer of a page for a whole number of some kind", () => {
    const page = sourceOf("boto3-docs", takes({ N: "Integer", F: "Integer" }));
    expect(told(sourceOf("smithy", takes({ N: "Long", F: "Double" })), page)).toEqual([
      ["Op.request.F", "type", "double", "integer"],
    ]);
  });

  it("tells no operations that a page does not describe, nor what its response requires", () => {
    const spec = (
      others: ModelSpec["operations"],
      response: Parameters<typeof structure>[0],
    ): ModelSpec => ({
      operations: { Op: { output: "Res" }, ...others },
      shapes: { Res: structure(response) },
    });
    const page = sourceOf("boto3-docs", spec({}, { A: "String" }));
    expect(told(sourceOf("smithy", spec({ Other: {} }, { A: required("String") })), page)).toEqual(
      [],
    );
  });

  it("takes what is required from the request of a page, which has its own structures everywhere", () => {
    const smithy = sourceOf("smithy", {
      operations: { Op: { input: "Req", output: "Res", errors: ["Gone"] } },
      shapes: {
        Req: structure({ T: "Thing", L: list("Thing") }),
        Res: structure({ Deep: structure({ T: "Thing" }), T: "Thing" }),
        Thing: structure({ A: required("String"), B: "String" }),
        Gone: structure({ Reason: "String" }, { error: "client" }),
      },
    });
    const page = (a: Parameters<typeof structure>[0]): Model =>
      sourceOf("boto3-docs", {
        operations: { Op: { input: "Req", output: "Res", errors: ["Gone"] } },
        shapes: {
          Req: structure({ T: structure(a), L: list(structure(a)) }),
          Res: structure({
            Deep: structure({ T: structure({ A: "String", B: "String" }) }),
            T: structure({ A: "String", B: "String" }),
          }),
          Gone: structure({}, { error: "client" }),
        },
      });
    expect(told(smithy, page({ A: required("String"), B: "String" }))).toEqual([]);
    expect(told(smithy, page({ A: "String", B: "String" }))).toEqual([
      ["Thing.A", "required", true, false],
    ]);
  });

  it("does not miss in botocore that items are unique, which it never tells", () => {
    const unique = takes({ L: list("String", { uniqueItems: true }) });
    const plain = takes({ L: list("String") });
    expect(told(sourceOf("smithy", unique), sourceOf("botocore", plain))).toEqual([]);
    expect(told(sourceOf("smithy", unique), sourceOf("smithy", plain))).toEqual([
      ["Op.request.L", "uniqueItems", true, null],
    ]);
  });

  it("tells an operation that takes something in one source only", () => {
    const without = sourceOf("smithy", { operations: { Op: {} } });
    expect(told(without, sourceOf("smithy", takes({ A: "String" })))).toEqual([
      ["Op.request", "type", null, "structure Req"],
    ]);
    expect(told(without, sourceOf("smithy", takes({})))).toEqual([]);
  });

  it.each([
    ["^a$", "a", true],
    ["^a", "a", true],
    ["a\\$", "a\\", false],
    ["^a$|^b$", "a$|^b", true],
    ["^a$", "^b$", false],
  ])("takes %s and %s for the same: %s", (one, other, isSame) => {
    const spec = (pattern: string): ModelSpec => takes({ A: member("String", { pattern }) });
    const { differences, anchors } = compareModels(
      sourceOf("smithy", spec(one)),
      sourceOf("botocore", spec(other)),
    );
    expect([differences.length, anchors]).toEqual(isSame ? [0, 1] : [1, 0]);
  });
});
