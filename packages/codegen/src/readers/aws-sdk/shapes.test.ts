import { afterAll, describe, expect, it } from "vitest";
import { expectOperation, expectShape } from "../../model/model.js";
import { validateModel } from "../../model/validate.js";
import { findingCodes, structure, target, temporaryProjects, tinyNamespace } from "./testing.js";

const ns = tinyNamespace;

describe("shapes of a client", () => {
  const projects = temporaryProjects();
  afterAll(projects.remove);

  it("have every type and trait that schemas know", async () => {
    const { model } = await projects.read({
      code: `
        const Secret = [0, ns, "Secret", 8, 0];
        const Stamp = [0, ns, "Stamp", 0, 6];
        const Names = [1, ns, "Names", { sparse: 1 }, [0, { xmlName: "name" }]];
        const Named = [2, ns, "Named", 8, [() => Secret, 0], [() => Names, 0]];
        exports.In$ = [3, ns, "In", 0,
          ["Token", "Label", "Flag", "Big", "Precise", "Any", "Bytes", "At", "When", "Stream",
           "Names", "Named", "Counts", "Choice", "__proto__"],
          [[0, 4], [0, 1], 2, 17, 19, 15, [21, { httpPayload: 1 }], [5, { httpQuery: "at" }],
           () => Stamp, 42, () => Names, [() => Named, { xmlFlattened: 1, httpPrefixHeaders: "x-" }],
           128 | 1, () => Choice, 0], 2];
        const Choice = [4, ns, "Choice", 0, ["Nothing", "Self"], ["unit", () => exports.In$]];
        exports.Broken$ = [-3, ns, "Broken",
          { error: "server", httpError: 503, awsQueryError: ["Broken.Now", 500] },
          ["message", "After"], [0, [0, { httpHeader: "Retry-After" }]]];
      `,
    });
    const input = structure(model, `${ns}In`);
    const seen = [...input.members.values()].map(({ name, target: id, traits }) => [
      name,
      id.replace(ns, "").replace("smithy.api#", ""),
      traits,
    ]);
    expect(seen).toEqual([
      ["Token", "String", { required: true, idempotencyToken: true }],
      ["Label", "String", { required: true, httpLabel: true }],
      ["Flag", "Boolean", {}],
      ["Big", "BigInteger", {}],
      ["Precise", "BigDecimal", {}],
      ["Any", "Document", {}],
      ["Bytes", "Blob", { httpPayload: true }],
      ["At", "Timestamp", { httpQuery: "at", timestampFormat: "date-time" }],
      ["When", "Stamp", {}],
      ["Stream", "In.Stream", {}],
      ["Names", "Names", {}],
      ["Named", "Named", { xmlFlattened: true, httpPrefixHeaders: "x-" }],
      ["Counts", "In.Counts", {}],
      ["Choice", "Choice", {}],
      ["__proto__", "String", {}],
    ]);
    expect(expectShape(model, `${ns}Secret`)).toMatchObject({
      type: "string",
      traits: { sensitive: true },
    });
    expect(expectShape(model, `${ns}Stamp`).traits).toEqual({ timestampFormat: "http-date" });
    expect(expectShape(model, `${ns}In.Stream`)).toMatchObject({
      type: "blob",
      traits: { streaming: true },
    });
    expect(expectShape(model, `${ns}Names`)).toMatchObject({
      type: "list",
      traits: { sparse: true },
      member: { target: "smithy.api#String", traits: { xmlName: "name" } },
    });
    expect(expectShape(model, `${ns}Named`)).toMatchObject({
      type: "map",
      traits: { sensitive: true },
      key: { target: `${ns}Secret` },
      value: { target: `${ns}Names` },
    });
    expect(expectShape(model, `${ns}Choice`)).toMatchObject({ type: "union" });
    const broken = structure(model, `${ns}Broken`);
    expect(broken.traits).toMatchObject({
      error: "server",
      httpError: 503,
      awsQueryError: { code: "Broken.Now", httpResponseCode: 500 },
    });
    expect(broken.members.get("After")?.traits).toEqual({ httpHeader: "Retry-After" });
    const operation = expectOperation(model, `${ns}Do`);
    expect(operation).toMatchObject({ input: `${ns}In`, output: "smithy.api#Unit" });
    expect(operation.traits.http).toEqual({ method: "POST", uri: "/do", code: 202 });
    expect(validateModel(model)).toEqual([]);
  });

  it("of the oldest schemas tell required members and unions by their declarations", async () => {
    const { model } = await projects.read({
      code: `
        exports.In$ = [3, ns, "In", 0, ["A", "B", "C"], [0, 0, () => Choice]];
        const Choice = [3, ns, "Choice", 0, ["A", "B"], [0, 0]];
      `,
      models: `
        export interface In { B: string | undefined; A?: string | undefined; C: Choice | undefined }
        export type Choice = Choice.AMember | Choice.BMember | Choice.$UnknownMember;
        export declare namespace Choice {
          interface AMember { A: string; B?: never; $unknown?: never }
          interface BMember { A?: never; B: string; $unknown?: never }
          interface $UnknownMember { A?: never; B?: never; $unknown: [string, any] }
        }
      `,
    });
    const required = [...structure(model, `${ns}In`).members.values()].map(
      ({ name, traits }) => [name, traits.required] as const,
    );
    expect(required).toEqual([
      ["A", undefined],
      ["B", true],
      ["C", true],
    ]);
    const choice = expectShape(model, `${ns}Choice`);
    expect(choice.type).toBe("union");
    expect(choice.type === "union" && choice.members.get("A")?.traits).toEqual({});
  });

  it("with counts of required members are taken at them, whatever is declared", async () => {
    const { model } = await projects.read({
      code: `exports.In$ = [3, ns, "In", 0, ["A", "B"], [0, 0], 1];`,
      models: "export interface In { A?: string | undefined; B: string | undefined }",
    });
    const { members } = structure(model, `${ns}In`);
    expect(members.get("A")?.traits).toEqual({ required: true });
    expect(members.get("B")?.traits).toEqual({});
  });

  it("whose schemas are of a newer kind are read as far as they are known", async () => {
    const result = await projects.read({
      code: `
        exports.In$ = [3, ns, "In", 0, ["New", "Lost", "Odd"], [[63, { shiny: 1 }], () => undefined, () => Odd]];
        const Odd = [7, ns, "Odd", 0, 0];
      `,
      models: "export interface In {}",
    });
    expect(target(result.model, `${ns}In`, "New")).toBe("smithy.api#Document");
    expect(target(result.model, `${ns}In`, "Lost")).toBe("smithy.api#Document");
    expect(expectShape(result.model, `${ns}Odd`).type).toBe("document");
    expect(findingCodes(result)).toEqual([
      "schema-unknown In$New",
      "schema-unknown In$Lost",
      "schema-unknown Odd",
      "trait-unknown TinyService",
      "constraints-not-in-source TinyService",
    ]);
    expect(result.findings[3]?.message).toContain("shiny");
    expect(validateModel(result.model)).toEqual([]);
  });
});
