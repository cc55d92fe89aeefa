import { describe, expect, test } from "vitest";
import { expectData, expectOperation, expectShape } from "../../model/model.js";
import { membersOf } from "../../model/walk.js";
import { readFiles, withMembers, target, memberOf, refusal } from "./testing.js";

describe("mixins", () => {
  const mixin = (extra: object, local: readonly string[] = []): object => ({
    type: "structure",
    ...extra,
    traits: {
      "smithy.api#mixin": { localTraits: local },
      "smithy.api#sensitive": {},
      "smithy.api#documentation": "local",
    },
  });

  test("give their members and traits, in order, and those of their own mixins", () => {
    const { model, findings } = withMembers(
      { Thing: target("example#Thing") },
      {
        "example#Thing": {
          type: "structure",
          mixins: [{ target: "example#Tagged" }, { target: "example#Dated" }],
          members: { Own: target("smithy.api#String") },
        },
        "example#Tagged": mixin(
          {
            mixins: [{ target: "example#Base" }],
            members: { Tags: target("smithy.api#String", { "smithy.api#required": {} }) },
          },
          ["smithy.api#documentation"],
        ),
        "example#Dated": mixin({ members: { Date: target("smithy.api#Timestamp") } }, [
          "smithy.api#documentation",
        ]),
        "example#Base": mixin({ members: { Id: target("smithy.api#String") } }, [
          "smithy.api#documentation",
        ]),
        "example#Thing$Tags": { type: "apply", traits: { "smithy.api#pattern": "a*" } },
        "example#Base$Id": { type: "apply", traits: { "smithy.api#required": {} } },
      },
    );
    expect(findings).toEqual([]);
    const thing = expectData(model, "example#Thing");
    expect(membersOf(thing).map(({ name }) => name)).toEqual(["Id", "Tags", "Date", "Own"]);
    expect(thing.traits).toEqual({ sensitive: true });
    expect(memberOf(model, "example#Thing$Tags")).toMatchObject({
      id: "example#Thing$Tags",
      traits: { required: true, pattern: "a*" },
    });
    expect(memberOf(model, "example#Thing$Id").traits).toEqual({ required: true });
    expect(model.shapes.has("example#Tagged")).toBe(false);
  });

  test("and a member that the shape has again has the traits of both", () => {
    const { model } = withMembers(
      { Thing: target("example#Thing") },
      {
        "example#Thing": {
          type: "structure",
          mixins: [{ target: "example#Base" }],
          members: { Id: target("smithy.api#String", { "smithy.api#pattern": "b*" }) },
        },
        "example#Base": mixin({
          members: {
            Id: target("smithy.api#String", {
              "smithy.api#required": {},
              "smithy.api#pattern": "a*",
            }),
          },
        }),
      },
    );
    expect(memberOf(model, "example#Thing$Id").traits).toEqual({ required: true, pattern: "b*" });
  });

  test("give way to what is applied to their members in the shape, and in what has it as a mixin", () => {
    const documented = (pattern: string): object => ({
      type: "apply",
      traits: { "smithy.api#pattern": pattern },
    });
    const { model, findings } = withMembers(
      { Thing: target("example#Thing"), Other: target("example#Other") },
      {
        // Before anything that it speaks of, and twice the same.
        "example#Middle$Id": documented("b*"),
        "example#Other": { type: "structure", mixins: [{ target: "example#Base" }] },
        "example#Thing": { type: "structure", mixins: [{ target: "example#Middle" }] },
        "example#Middle": mixin({ mixins: [{ target: "example#Base" }] }),
        "example#Base": mixin({
          members: { Id: target("smithy.api#String", { "smithy.api#pattern": "a*" }) },
        }),
        "example#Middle$Missing": documented("c*"),
      },
    );
    expect(memberOf(model, "example#Thing$Id").traits).toEqual({ pattern: "b*" });
    expect(memberOf(model, "example#Other$Id").traits).toEqual({ pattern: "a*" });
    expect(findings.map(({ code, shape }) => `${code} ${shape}`)).toEqual([
      "apply-target-missing example#Middle$Missing",
    ]);
  });

  test("give a service its version, resources and errors", () => {
    const { model } = readFiles([
      {
        smithy: "2.0",
        shapes: {
          "example#Service": { type: "service", mixins: [{ target: "example#Common" }] },
          "example#Common": {
            type: "service",
            version: "2020-01-01",
            resources: [{ target: "example#Parcel" }],
            errors: [{ target: "example#Busy" }],
            traits: { "smithy.api#mixin": {} },
          },
          "example#Parcel": { type: "resource", read: { target: "example#Get" } },
          "example#Get": { type: "operation" },
          "example#Busy": { type: "structure", traits: { "smithy.api#error": "server" } },
        },
      },
    ]);
    expect(model.service).toMatchObject({
      version: "2020-01-01",
      operations: ["example#Get"],
      errors: ["example#Busy"],
    });
  });

  test("of operations give errors, of lists their member", () => {
    const { model } = withMembers(
      { List: target("example#List") },
      {
        "example#Put": {
          type: "operation",
          mixins: [{ target: "example#Failing" }],
          input: { target: "example#Request" },
          errors: [{ target: "example#Gone" }],
        },
        "example#Failing": {
          type: "operation",
          errors: [{ target: "example#Busy" }],
          traits: { "smithy.api#mixin": {} },
        },
        "example#Gone": { type: "structure", traits: { "smithy.api#error": "client" } },
        "example#Busy": { type: "structure", traits: { "smithy.api#error": "server" } },
        "example#List": { type: "list", mixins: [{ target: "example#Names" }] },
        "example#Names": {
          type: "list",
          member: target("smithy.api#String"),
          traits: { "smithy.api#mixin": {}, "smithy.api#length": { max: 3 } },
        },
      },
    );
    expect(expectOperation(model, "example#Put").errors).toEqual(["example#Busy", "example#Gone"]);
    expect(expectShape(model, "example#List").traits.length).toEqual({ max: 3 });
    expect(memberOf(model, "example#List$member").target).toBe("smithy.api#String");
  });

  test("that do not exist or include themselves are refused", () => {
    const thing = { type: "structure", mixins: [{ target: "example#Mixin" }] };
    expect(refusal(() => withMembers({}, { "example#Thing": thing }))).toContain(
      "example#Thing has the mixin example#Mixin, which does not exist",
    );
    const cycle = {
      "example#Thing": thing,
      "example#Mixin": { type: "structure", mixins: [{ target: "example#Thing" }] },
    };
    expect(refusal(() => withMembers({}, cycle))).toContain("includes itself");
  });

  test("in a chain longer than the call stack reaches", () => {
    const depth = 20_000;
    const chain = Array.from({ length: depth }, (_, index): [string, object] => [
      `example#M${index}`,
      {
        type: "structure",
        ...(index === depth - 1
          ? { members: { Last: target("smithy.api#String") } }
          : { mixins: [{ target: `example#M${index + 1}` }] }),
        traits: { "smithy.api#mixin": {} },
      },
    ]);
    const { model } = withMembers(
      { Thing: target("example#Thing") },
      {
        "example#Thing": { type: "structure", mixins: [{ target: "example#M0" }] },
        ...Object.fromEntries(chain),
      },
    );
    expect(memberOf(model, "example#Thing$Last").target).toBe("smithy.api#String");
  });
});

test("mixins that multiply members beyond measure are refused", () => {
  const chain = Array.from({ length: 2000 }, (_, index): [string, object] => [
    `example#M${index}`,
    {
      type: "structure",
      mixins: index === 0 ? [] : [{ target: `example#M${index - 1}` }],
      members: { [`m${index}`]: target("smithy.api#String") },
      traits: { "smithy.api#mixin": {} },
    },
  ]);
  expect(refusal(() => withMembers({}, Object.fromEntries(chain)))).toMatch(
    /^Mixins give shapes more than 1000000 members in all, example#M\d+ among them\. Use fewer mixins\.$/,
  );
});

describe("apply statements", () => {
  test("put traits on shapes and members, and lose against what is there", () => {
    const { model, findings } = withMembers(
      { Name: target("example#Name", { "smithy.api#pattern": "a*" }) },
      {
        "example#Name": { type: "string", traits: { "smithy.api#length": { max: 3 } } },
        // The same trait with the same value is no conflict.
        "example#Request$Name": {
          type: "apply",
          traits: { "smithy.api#pattern": "a*", "smithy.api#required": {} },
        },
      },
    );
    expect(findings).toEqual([]);
    expect(memberOf(model, "example#Request$Name").traits).toEqual({
      pattern: "a*",
      required: true,
    });
  });

  test("from another file, with conflicts and missing targets told", () => {
    const shapes = {
      "example#Service": { type: "service", version: "1", operations: [{ target: "example#Put" }] },
      "example#Put": { type: "operation", input: { target: "example#Request" } },
      "example#Request": {
        type: "structure",
        members: { Name: target("smithy.api#String", { "smithy.api#pattern": "a*" }) },
      },
    };
    const applied = {
      "example#Request$Name": { type: "apply", traits: { "smithy.api#pattern": "b*" } },
      "example#Request$Title": { type: "apply", traits: { "smithy.api#pattern": "b*" } },
      "example#Put": { type: "apply", traits: { "smithy.api#deprecated": {} } },
    };
    const { model, findings } = readFiles([
      { smithy: "2.0", shapes },
      { smithy: "2.0", shapes: applied },
    ]);
    expect(expectShape(model, "example#Put").traits.deprecated).toEqual({});
    expect(memberOf(model, "example#Request$Name").traits).toEqual({ pattern: "a*" });
    expect(findings.map(({ code, shape }) => `${code} ${shape}`)).toEqual([
      "trait-conflict example#Request$Name",
      "apply-target-missing example#Request$Title",
    ]);
  });
});

describe("a shape in two files", () => {
  const service = (traits: object, shape: object): object => ({
    smithy: "2.0",
    shapes: {
      "example#Service": { type: "service", operations: [{ target: "example#Put" }], traits },
      "example#Put": { type: "operation", input: { target: "example#Request" } },
      "example#Request": shape,
    },
  });

  test("is one, with the traits of both, wherever its members stand", () => {
    const text = (traits: object): object => target("smithy.api#String", traits);
    const { model, findings } = readFiles([
      service(
        { "smithy.api#deprecated": {} },
        {
          type: "structure",
          members: {
            A: text({ "smithy.api#required": {} }),
            B: text({ "smithy.api#pattern": "a" }),
          },
        },
      ),
      service(
        {},
        {
          type: "structure",
          members: {
            B: text({ "smithy.api#pattern": "b" }),
            A: text({ "smithy.api#pattern": "a" }),
          },
          traits: { "smithy.api#sensitive": {} },
        },
      ),
    ]);
    expect(model.service.traits.deprecated).toEqual({});
    expect(expectShape(model, "example#Request").traits).toEqual({ sensitive: true });
    expect(memberOf(model, "example#Request$A").traits).toEqual({ required: true, pattern: "a" });
    expect(memberOf(model, "example#Request$B").traits).toEqual({ pattern: "a" });
    expect(findings.map(({ code, shape }) => `${code} ${shape}`)).toEqual([
      "trait-conflict example#Request$B",
    ]);
  });

  test("is refused where its type or members differ", () => {
    const members = { A: target("smithy.api#String") };
    const first = service({}, { type: "structure", members });
    for (const other of [
      { type: "union", members },
      { type: "structure", members: { ...members, B: target("smithy.api#String") } },
      { type: "structure", members: { A: target("smithy.api#Integer") } },
    ]) {
      expect(refusal(() => readFiles([first, service({}, other)]))).toBe(
        "example#Request is defined in model.json and, differently, in model1.json. Give one of the two files.",
      );
    }
  });
});
