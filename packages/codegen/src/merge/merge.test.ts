import { describe, expect, it } from "vitest";
import {
  enumeration,
  list,
  map,
  member,
  type ModelSpec,
  required,
  simple,
  structure,
} from "../model/construct.js";
import { expectOperation, expectShape } from "../model/model.js";
import { validateModel } from "../model/validate.js";
import { membersOf } from "../model/walk.js";
import { clientOf, memberAt, mergeModels, sourceOf, takes, traitsAt } from "./testing.js";

describe("a client and a model", () => {
  const smithy = sourceOf(
    "smithy",
    takes(
      { Layers: "LayerList", Timeout: "Timeout", Tags: "Tags", Note: "String" },
      {
        LayerList: list("LayerArn", { length: { max: 5 } }),
        LayerArn: simple("string", { length: { min: 1, max: 2048 }, pattern: "^arn:.+$" }),
        Timeout: simple("integer", { range: { min: 1, max: 5400 } }),
        Tags: map("TagKey", "String"),
        TagKey: simple("string", { length: { min: 1 } }),
      },
    ),
  );
  const client = clientOf(
    takes({
      Layers: list("String"),
      Timeout: "Double",
      Tags: map("String", "String"),
      Note: "String",
    }),
  );
  const { model: merged } = mergeModels(client, smithy);

  it("gives the nameless shapes of the client the model's names and limits", () => {
    expect(memberAt(merged, "Req.Layers").target).toBe("example#LayerList");
    expect(memberAt(merged, "Req.Layers.member").target).toBe("example#LayerArn");
    expect(memberAt(merged, "Req.Tags.key").target).toBe("example#TagKey");
    expect(traitsAt(merged, "Req.Layers")).toEqual({ length: { max: 5 } });
    expect(traitsAt(merged, "Req.Layers.member")).toEqual({
      length: { min: 1, max: 2048 },
      pattern: "^arn:.+$",
    });
  });

  it("takes the kind of a number from the model", () => {
    expect(expectShape(merged, "example#Timeout")).toMatchObject({
      type: "integer",
      traits: { range: { min: 1, max: 5400 } },
    });
  });

  it("has each shape once, and the client", () => {
    expect([...merged.shapes.keys()]).toEqual([
      "example#LayerArn",
      "example#LayerList",
      "example#Op",
      "example#Req",
      "example#Service",
      "example#TagKey",
      "example#Tags",
      "example#Timeout",
    ]);
    expect(validateModel(merged)).toEqual([]);
    expect(merged.client?.clientClass).toBe("ExampleClient");
  });

  it("does not depend on the order of the sources", () => {
    const one = mergeModels(client, smithy);
    const other = mergeModels(smithy, client);
    expect(other).toEqual(one);
    expect([...other.model.shapes.keys()]).toEqual([...one.model.shapes.keys()]);
  });

  it("tells where each constraint comes from", () => {
    const { origins } = mergeModels(client, smithy);
    expect(origins.get("example#LayerArn")?.length?.name).toBe("smithy");
  });
});

describe("what exists", () => {
  const older: ModelSpec = {
    operations: { Op: { input: "Req", errors: ["Busy"] } },
    shapes: {
      Req: structure({ A: "String", Kind: "Kind" }),
      Kind: enumeration(["a", "b"]),
      Busy: structure({}, { error: "client" }),
    },
  };
  const newer: ModelSpec = {
    operations: { Op: { input: "Req", errors: ["Busy", "Gone"] }, Other: { input: "OtherReq" } },
    shapes: {
      Req: structure({ A: "String", Kind: "Kind", New: "Thing" }),
      OtherReq: structure({ T: "Thing" }),
      Thing: structure({ X: "String" }),
      Kind: enumeration(["a", "b", "c"]),
      Busy: structure({}, { error: "client" }),
      Gone: structure({}, { error: "client" }),
    },
  };

  it("is what the client has, where there is one", () => {
    const { model: merged } = mergeModels(clientOf(older), sourceOf("smithy", newer));
    expect(merged.service.operations).toEqual(["example#Op"]);
    expect(membersOf(expectShape(merged, "example#Req")).map(({ name }) => name)).toEqual([
      "A",
      "Kind",
    ]);
    expect(expectShape(merged, "example#Kind")).toMatchObject({
      members: [{ value: "a" }, { value: "b" }],
    });
    expect(expectOperation(merged, "example#Op").errors).toEqual(["example#Busy"]);
    expect(merged.shapes.has("example#Thing")).toBe(false);
  });

  it("is what any source has, where there is no client", () => {
    const { model: merged, findings } = mergeModels(
      sourceOf("smithy", older),
      sourceOf("botocore", newer),
    );
    expect(merged.service.operations).toEqual(["example#Op", "example#Other"]);
    expect(memberAt(merged, "Req.New").target).toBe("example#Thing");
    expect(memberAt(merged, "OtherReq.T").target).toBe("example#Thing");
    expect(expectShape(merged, "example#Kind")).toMatchObject({
      members: [{ value: "a" }, { value: "b" }, { value: "c" }],
    });
    expect(expectOperation(merged, "example#Op").errors).toEqual(["example#Busy", "example#Gone"]);
    expect(validateModel(merged)).toEqual([]);
    const codes = new Set(findings.map(({ code }) => code));
    expect([...codes].sort()).toEqual([
      "sources-differ-enum-value",
      "sources-differ-error",
      "sources-differ-member",
      "sources-differ-operation",
    ]);
  });

  it("keeps errors in the order of their sources", () => {
    const spec = (...names: readonly string[]): ModelSpec => ({
      operations: { Op: { errors: names } },
      shapes: Object.fromEntries(names.map((name) => [name, structure({}, { error: "client" })])),
    });
    const { model: merged } = mergeModels(
      sourceOf("smithy", spec("C", "A", "B")),
      sourceOf("botocore", spec("B", "D", "C")),
    );
    const errors = ["C", "A", "B", "D"].map((name) => `example#${name}`);
    expect(expectOperation(merged, "example#Op").errors).toEqual(errors);
  });

  it("requires what the client requires", () => {
    const smithy = sourceOf("smithy", takes({ A: required("String"), B: "String" }));
    const client = clientOf(takes({ A: "String", B: required("String") }));
    const { model: merged, findings } = mergeModels(smithy, client);
    expect(memberAt(merged, "Req.A").traits.required).toBeUndefined();
    expect(memberAt(merged, "Req.B").traits.required).toBe(true);
    expect(findings).toContainEqual({
      severity: "warning",
      code: "sources-differ-required",
      shape: "example#Req$A",
      message:
        "Op.request.A: client 1 does not require it, smithy 1 requires it; client 1 is followed.",
    });
  });

  it("keeps a type that the client has customized, without the model's limits of another", () => {
    const client = clientOf(
      takes({ Expires: "Timestamp", Until: "Timestamp", ExpiresString: "String" }),
    );
    const smithy = sourceOf(
      "smithy",
      takes(
        { Expires: member("String", { length: { max: 9 } }), Until: "Day" },
        { Day: simple("string", { length: { max: 8 } }) },
      ),
    );
    const { model: merged, findings } = mergeModels(client, smithy);
    const none = { target: "smithy.api#Timestamp", traits: {} };
    expect(memberAt(merged, "Req.Expires")).toEqual({
      id: "example#Req$Expires",
      name: "Expires",
      ...none,
    });
    expect(memberAt(merged, "Req.Until")).toEqual({
      id: "example#Req$Until",
      name: "Until",
      ...none,
    });
    expect(memberAt(merged, "Req.ExpiresString").target).toBe("smithy.api#String");
    expect(findings.find(({ code }) => code === "sources-differ-type")?.message).toBe(
      "Op.request.Expires: client 1 says timestamp, smithy 1 says string; client 1 is followed.",
    );
  });

  it("takes nothing where the client takes nothing", () => {
    const client = clientOf({ operations: { Op: {} } });
    const { model: merged } = mergeModels(client, sourceOf("smithy", takes({ A: "String" })));
    expect(expectOperation(merged, "example#Op").input).toBe("smithy.api#Unit");
    const models = [
      sourceOf("smithy", { operations: { Op: {} } }),
      sourceOf("botocore", takes({ A: "String" })),
    ];
    expect(expectOperation(mergeModels(...models).model, "example#Op").input).toBe("example#Req");
  });

  it("knows again what the client has at a place that the model lacks", () => {
    const client = clientOf(takes({ Old: "Names", New: "Names" }, { Names: list("String") }));
    const smithy = sourceOf(
      "smithy",
      takes({ Old: "Names" }, { Names: list("Name"), Name: simple("string", { pattern: "^a$" }) }),
    );
    const { model: merged } = mergeModels(client, smithy);
    expect(memberAt(merged, "Req.New").target).toBe("example#Names");
    expect(traitsAt(merged, "Req.New.member")).toEqual({ pattern: "^a$" });
  });

  it("takes a whole number of the page for what the client calls a double", () => {
    const client = clientOf(takes({ A: "Double", B: "Double" }));
    const page = sourceOf("boto3-docs", takes({ A: "Integer" }));
    const { model: merged } = mergeModels(client, page);
    expect(memberAt(merged, "Req.A").target).toBe("smithy.api#Integer");
    expect(memberAt(merged, "Req.B").target).toBe("smithy.api#Double");
  });

  it("keeps the client's URI and what is bound to it", () => {
    const http = (uri: string): { method: string; uri: string; code: number } => ({
      method: "GET",
      uri,
      code: 200,
    });
    const client = clientOf({
      operations: { Op: { input: "Req", traits: { http: http("/{Key}") } } },
      shapes: { Req: structure({ Bucket: "String" }) },
    });
    const smithy = sourceOf("smithy", {
      operations: { Op: { input: "Req", traits: { http: http("/{Bucket}/{Key}") } } },
      shapes: { Req: structure({ Bucket: member("String", { httpLabel: true }) }) },
    });
    const { model: merged } = mergeModels(client, smithy);
    expect(expectOperation(merged, "example#Op").traits.http?.uri).toBe("/{Key}");
    expect(memberAt(merged, "Req.Bucket").traits).toEqual({});
  });

  it("puts pagination together by property, waiters by name, examples by title", () => {
    const waiter = (minDelay: number): { acceptors: []; minDelay: number } => ({
      acceptors: [],
      minDelay,
    });
    const client = clientOf({
      operations: {
        Op: {
          traits: {
            paginated: { inputToken: "In", outputToken: "Out" },
            waitable: { Done: waiter(1) },
            examples: [{ title: "one", input: { a: 1 } }],
          },
        },
      },
    });
    const smithy = sourceOf("smithy", {
      operations: {
        Op: {
          traits: {
            paginated: { inputToken: "Token", outputToken: "Next", items: "Items" },
            waitable: { Done: waiter(2), Gone: waiter(3) },
            examples: [{ title: "one" }, { title: "two" }],
          },
        },
      },
    });
    expect(expectOperation(mergeModels(client, smithy).model, "example#Op").traits).toEqual({
      paginated: { inputToken: "In", outputToken: "Out", items: "Items" },
      waitable: { Done: waiter(1), Gone: waiter(3) },
      examples: [{ title: "one" }, { title: "two" }],
    });
  });
});

describe("three sources and more", () => {
  it("takes each constraint from the first that states it", () => {
    const client = clientOf(takes({ A: "String" }));
    const smithy = sourceOf(
      "smithy",
      takes({ A: "T" }, { T: simple("string", { pattern: "^a$" }) }),
    );
    const botocore = sourceOf(
      "botocore",
      takes({ A: "T" }, { T: simple("string", { pattern: "^b$", length: { max: 9 } }) }),
    );
    const provenance = {
      length: { source: "page", date: "2026-01-01", grade: "documented" },
    } as const;
    const page = sourceOf(
      "boto3-docs",
      takes({ A: member("String", { length: { max: 3 }, default: "a", provenance }) }),
    );
    const models = [client, smithy, botocore, page];
    const { model: merged, origins } = mergeModels(...models);
    expect(traitsAt(merged, "Req.A")).toEqual({ pattern: "^a$", length: { max: 9 }, default: "a" });
    expect(origins.get("example#T")?.pattern?.format).toBe("smithy");
    expect(origins.get("example#T")?.length?.format).toBe("botocore");
    expect(mergeModels(...[...models].reverse()).model).toEqual(merged);
  });

  it("looks at a structure again for a source that shows it at another place", () => {
    const spec = (thing: string, text: string, places: readonly string[]): ModelSpec => ({
      operations: Object.fromEntries(places.map((place) => [place, { input: `${place}Req` }])),
      shapes: {
        ...Object.fromEntries(places.map((place) => [`${place}Req`, structure({ T: thing })])),
        [thing]: structure({ Name: text }),
        Plain: simple("string", { pattern: "^a$" }),
        Name: simple("string", { length: { max: 9 } }),
      },
    });
    const { model: merged } = mergeModels(
      clientOf(spec("Thing", "String", ["A", "B"])),
      sourceOf("smithy", spec("SmithyThing", "Plain", ["A"])),
      sourceOf("botocore", spec("BotocoreThing", "Name", ["B"])),
    );
    expect(traitsAt(merged, "Thing.Name")).toEqual({ pattern: "^a$", length: { max: 9 } });
  });

  it("lets a source speak for a member that those before it lack", () => {
    const time = { Time: simple("timestamp") };
    const smithy = sourceOf("smithy", takes({ Old: "Time" }, time));
    const format = { timestampFormat: "date-time" } as const;
    const botocore = sourceOf(
      "botocore",
      takes({ Old: "Time", New: member("Time", format) }, time),
    );
    const { model: merged } = mergeModels(smithy, botocore);
    expect(memberAt(merged, "Req.New")).toMatchObject({ target: "example#Time", traits: format });
    expect(memberAt(merged, "Req.Old").traits).toEqual({});
  });

  it("holds each difference against what counts, and no two others against each other", () => {
    const limited = (max: number): ModelSpec => takes({ A: member("String", { length: { max } }) });
    const { findings } = mergeModels(
      sourceOf("smithy", limited(1)),
      sourceOf("botocore", limited(2)),
      sourceOf("boto3-docs", limited(3)),
    );
    expect(findings.map(({ message }) => message)).toEqual([
      "Op.request.A: smithy 1 says length ..1, botocore 1 says length ..2; smithy 1 is followed.",
      "Op.request.A: smithy 1 says length ..1, boto3-docs 1 says length ..3; smithy 1 is followed.",
    ]);
  });

  it("keeps the provenance of what only the page states", () => {
    const provenance = {
      range: { source: "page", date: "2026-01-01", grade: "documented" },
    } as const;
    const page = sourceOf(
      "boto3-docs",
      takes({ A: member("Integer", { range: { max: 3 }, provenance }) }),
    );
    const { model: merged } = mergeModels(sourceOf("smithy", takes({ A: "Integer" })), page);
    expect(memberAt(merged, "Req.A").traits).toEqual({ range: { max: 3 }, provenance });
  });

  it("holds each place against the first source that has it", () => {
    const limited = (max: number): ModelSpec =>
      takes({ A: "T", B: "T" }, { T: simple("string", { length: { max } }) });
    const { findings } = mergeModels(
      sourceOf("smithy", limited(1)),
      sourceOf("botocore", limited(2)),
      clientOf(takes({ A: "String", B: "String" })),
    );
    expect(findings).toEqual([
      {
        severity: "info",
        code: "sources-differ-length",
        shape: "example#T",
        message:
          "T (2 places, such as Op.request.A): smithy 1 says length ..1, botocore 1 says length ..2; smithy 1 is followed.",
      },
    ]);
  });

  it("lets the newer of two versions count first", () => {
    const spec = (version: string, members: Parameters<typeof structure>[0]): ModelSpec => ({
      ...takes(members),
      version,
    });
    const limited = (max: number): ReturnType<typeof member> =>
      member("String", { length: { max } });
    const { model: merged } = mergeModels(
      sourceOf("smithy", spec("2024-01-01", { A: limited(1), B: "String" }), "old.json"),
      sourceOf("smithy", spec("2025-01-01", { A: limited(2) }), "new.json"),
    );
    expect(traitsAt(merged, "Req.A")).toEqual({ length: { max: 2 } });
    expect(merged.service.version).toBe("2025-01-01");
  });

  it("lets the larger of two models of one version count first", () => {
    const small = sourceOf(
      "smithy",
      takes({ A: "T" }, { T: simple("string", { length: { max: 1 } }) }),
      "a.json",
    );
    const large = sourceOf(
      "smithy",
      takes({ A: "T", B: "String" }, { T: simple("string", { length: { max: 2 } }) }),
      "b.json",
    );
    const { model: merged } = mergeModels(small, large);
    expect(traitsAt(merged, "Req.A")).toEqual({ length: { max: 2 } });
    expect(merged.sources.map(({ name }) => name)).toEqual(["b.json", "a.json"]);
  });
});
