import { describe, expect, it } from "vitest";
import { jsonFormat } from "./json-format.js";

const service = { metadata: {}, operations: {}, shapes: {} };

describe("a file of JSON", () => {
  it("is known by what stands on its first level", () => {
    expect(jsonFormat({ smithy: "2.0", shapes: {} })).toEqual({ kind: "smithy" });
    expect(jsonFormat(service)).toEqual({ kind: "botocore" });
    expect(jsonFormat({ ...service, smithy: "1.0" })).toEqual({ kind: "smithy" });
  });

  it.each([
    [{ ...service, operations: [] }, "an object with metadata, operations, shapes"],
    [{ openapi: "3.1.0", paths: {} }, "an OpenAPI document"],
    [{ AWSTemplateFormatVersion: "2010-09-09" }, "a CloudFormation template"],
    [{ version: 2, waiters: {} }, "botocore's list of a service's waiters"],
    [{ pagination: {} }, "botocore's list of a service's paginators"],
    [{ version: "1.0", examples: {} }, "botocore's list of a service's examples"],
    [{ version: "1.0", parameters: {}, rules: [] }, "a rule set for endpoints"],
    [{ name: "x", version: "1.0.0" }, "the package.json of a package"],
    [{}, "an object with no properties"],
    [{ "a\u2028b": 1 }, 'an object with "a\u2028b"'],
    [[service], "a list"],
    [null, "not an object but null"],
    ["smithy", "not an object but a string"],
  ])("is told for what it is: %j", (node, is) => {
    expect(jsonFormat(node)).toEqual({ kind: "other", is });
  });
});
