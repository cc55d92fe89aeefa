import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { expectOperation, expectShape, type Model } from "../../model/model.js";
import { nameOf } from "../../model/shape-id.js";
import type { StructureShape } from "../../model/shape.js";
import { readTextFile } from "../source-file.js";
import { readBoto3Pages } from "./index.js";

const models = process.env["SHAPESMITH_MODELS"];

describe.skipIf(models === undefined)("the page of UpdateFunctionConfiguration", () => {
  let model: Model;
  let request: StructureShape;
  let response: StructureShape;

  beforeAll(() => {
    const file = join(models ?? "", "boto3-docs/update_function_configuration.rst");
    model = readBoto3Pages([readTextFile(file, "source")]).model;
    request = sideOf("input");
    response = sideOf("output");
  });

  function sideOf(side: "input" | "output"): StructureShape {
    const [id = ""] = model.service.operations;
    const shape = expectShape(model, expectOperation(model, id)[side]);
    if (shape.type !== "structure") throw new Error(shape.type);
    return shape;
  }

  it("has 21 members in the request, one required, and 40 in the response", () => {
    expect(request.members.size).toBe(21);
    const required = [...request.members.values()].filter(({ traits }) => traits.required);
    expect(required.map(({ name }) => name)).toEqual(["FunctionName"]);
    expect(response.members.size).toBe(40);
  });

  it.each([
    ["Runtime", 45],
    ["State", 8],
    ["StateReasonCode", 38],
    ["LastUpdateStatus", 3],
    ["LastUpdateStatusReasonCode", 34],
  ])("has an enum %s of %i values", (name, values) => {
    const target = response.members.get(name)?.target ?? "";
    const shape = expectShape(model, target);
    expect(shape.type === "enum" && shape.members.length).toBe(values);
  });

  it("has 9 errors, two limits in its prose, and one example", () => {
    const [id = ""] = model.service.operations;
    const operation = expectOperation(model, id);
    expect(operation.errors.map(nameOf)).toHaveLength(9);
    expect(request.members.get("Timeout")?.traits.range).toEqual({ max: 900 });
    const storage = expectShape(model, request.members.get("EphemeralStorage")?.target ?? "");
    expect(storage.type === "structure" && storage.members.get("Size")?.traits.range).toEqual({
      min: 512,
      max: 10240,
    });
    expect(operation.traits.examples).toMatchObject([
      { input: { FunctionName: "my-function", MemorySize: 256 }, output: { MemorySize: 256 } },
    ]);
  });
});
