import { describe, expect, test } from "vitest";
import { expectOperation, expectShape } from "../../model/model.js";
import { unit } from "../../model/prelude.js";
import { readFiles, target, memberOf, refusal } from "./testing.js";

describe("operations", () => {
  const operation = (extra: object = {}): object => ({ type: "operation", ...extra });

  test("of the service and of its resources, each once", () => {
    const letters = ["A", "B", "C", "D", "E", "F", "G", "H", "I"];
    const { model } = readFiles([
      {
        smithy: "2.0",
        shapes: {
          "example#Service": {
            type: "service",
            version: "1",
            operations: [{ target: "example#A" }],
            resources: [{ target: "example#Outer" }],
          },
          "example#Outer": {
            type: "resource",
            identifiers: { id: { target: "smithy.api#String" } },
            properties: { name: { target: "smithy.api#String" } },
            create: { target: "example#B" },
            read: { target: "example#C" },
            list: { target: "example#D" },
            operations: [{ target: "example#E" }, { target: "example#A" }],
            collectionOperations: [{ target: "example#F" }],
            resources: [{ target: "example#Inner" }],
          },
          "example#Inner": {
            type: "resource",
            put: { target: "example#G" },
            update: { target: "example#H" },
            delete: { target: "example#I" },
            resources: [{ target: "example#Outer" }],
          },
          ...Object.fromEntries(letters.map((name) => [`example#${name}`, operation()])),
        },
      },
    ]);
    expect(model.service.operations.map((id) => id.at(-1))).toEqual(letters);
  });

  test("have input, output and errors; the service may have errors for all", () => {
    const { model, findings } = readFiles([
      {
        smithy: "2.0",
        shapes: {
          "example#Service": {
            type: "service",
            version: "2020-01-01",
            operations: [{ target: "example#Get" }, { target: "example#Ping" }],
            errors: [{ target: "example#Busy" }],
          },
          "example#Get": operation({
            input: { target: "example#Request" },
            output: { target: "example#Response" },
            errors: [{ target: "example#Gone" }],
            traits: { "smithy.api#http": { method: "GET", uri: "/{Id}", code: 202 } },
          }),
          "example#Ping": operation(),
          "example#Request": {
            type: "structure",
            members: {
              Id: target("smithy.api#String", {
                "smithy.api#httpLabel": {},
                "smithy.api#required": {},
              }),
            },
          },
          "example#Response": { type: "structure" },
          "example#Gone": {
            type: "structure",
            traits: { "smithy.api#error": "client", "smithy.api#httpError": 410 },
          },
          "example#Busy": { type: "structure", traits: { "smithy.api#error": "server" } },
        },
      },
    ]);
    expect(findings).toEqual([]);
    expect(model.service).toMatchObject({ version: "2020-01-01", errors: ["example#Busy"] });
    expect(expectOperation(model, "example#Get")).toMatchObject({
      input: "example#Request",
      output: "example#Response",
      errors: ["example#Gone"],
      traits: { http: { method: "GET", uri: "/{Id}", code: 202 } },
    });
    expect(expectOperation(model, "example#Ping")).toMatchObject({ input: unit, output: unit });
    expect(expectShape(model, "example#Gone").traits).toEqual({ error: "client", httpError: 410 });
    expect(model.shapes.get(model.service.id)).toBe(model.service);
  });

  test("complete their pagination from the service, and waiters name errors by name", () => {
    const path = { path: "State", expected: "Up", comparator: "stringEquals" };
    const { model, findings } = readFiles([
      {
        smithy: "2.0",
        shapes: {
          "example#Service": {
            type: "service",
            version: "1",
            operations: [{ target: "example#List" }],
            traits: {
              "smithy.api#paginated": {
                inputToken: "token",
                outputToken: "token",
                pageSize: "limit",
              },
            },
          },
          "example#List": operation({
            traits: {
              "smithy.api#paginated": { items: "things", outputToken: "next.token" },
              "smithy.waiters#waitable": {
                Up: {
                  acceptors: [
                    { state: "success", matcher: { output: path } },
                    { state: "retry", matcher: { errorType: "example#Gone" } },
                    { state: "failure", matcher: { errorType: "Broken" } },
                  ],
                },
              },
            },
          }),
        },
      },
    ]);
    expect(findings).toEqual([]);
    const { paginated, waitable } = expectOperation(model, "example#List").traits;
    expect(paginated).toEqual({
      inputToken: "token",
      outputToken: "next.token",
      pageSize: "limit",
      items: "things",
    });
    expect(waitable?.["Up"]?.acceptors.slice(1).map(({ matcher }) => matcher)).toEqual([
      { errorType: "Gone" },
      { errorType: "Broken" },
    ]);
  });
});

describe("services", () => {
  const service = { type: "service", version: "1" };
  const two = {
    smithy: "2.0",
    shapes: { "a#One": service, "b#Two": { ...service, version: "2" } },
  };

  test("of which there are several: one has to be chosen", () => {
    expect(refusal(() => readFiles([two]))).toBe(
      "model.json has 2 services: a#One, b#Two. Choose one by adding # and its name to the path.",
    );
    expect(readFiles([two], "Two").model.service.id).toBe("b#Two");
    expect(readFiles([two], "a#One").model.service.id).toBe("a#One");
    expect(refusal(() => readFiles([two], "Three"))).toContain(
      "has no service Three. It has a#One",
    );
  });

  test("of which there is none", () => {
    expect(refusal(() => readFiles([{ smithy: "2.0" }]))).toContain("model.json has no service");
  });

  test("spread over files; shapes that are the same twice are one", () => {
    const name = { "example#Name": { type: "string" } };
    const put = { "example#Put": { type: "operation", input: { target: "example#Request" } } };
    const first = {
      smithy: "2.0",
      shapes: {
        "example#Service": { ...service, operations: [{ target: "example#Put" }] },
        ...name,
      },
    };
    const second = {
      smithy: "2",
      shapes: {
        ...put,
        ...name,
        "example#Request": { type: "structure", members: { A: target("example#Name") } },
      },
    };
    const { model } = readFiles([first, second]);
    expect(model.sources).toHaveLength(1);
    expect(model.sources[0]).toMatchObject({
      format: "smithy",
      name: "model.json + model1.json",
      version: "1",
    });
    expect(model.sources[0]?.hash).toMatch(/^[0-9a-f]{64}$/u);
    expect(model.shapes.size).toBe(4);
    const other = { smithy: "2.0", shapes: { "example#Name": { type: "blob" } } };
    expect(refusal(() => readFiles([first, other]))).toContain(
      "example#Name is defined in model.json and, differently, in model1.json",
    );
  });
});

test("shapes that the service renames have their new names everywhere", () => {
  const { model, findings } = readFiles([
    {
      smithy: "2.0",
      shapes: {
        "example#Service": {
          type: "service",
          version: "1",
          operations: [{ target: "example#Put" }],
          rename: { "other#Thing": "OtherThing" },
        },
        "example#Put": { type: "operation", input: { target: "example#Thing" } },
        "example#Thing": { type: "structure", members: { Other: target("other#Thing") } },
        "other#Thing": { type: "structure", members: { Self: target("other#Thing") } },
      },
    },
  ]);
  expect(findings).toEqual([]);
  expect([...model.shapes.keys()]).toContain("other#OtherThing");
  expect(memberOf(model, "example#Thing$Other").target).toBe("other#OtherThing");
  expect(memberOf(model, "other#OtherThing$Self")).toMatchObject({
    id: "other#OtherThing$Self",
    target: "other#OtherThing",
  });
});
