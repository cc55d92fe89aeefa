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
import { effectiveTraits } from "../model/effective-traits.js";
import { expectOperation, expectShape, type Model } from "../model/model.js";
import type { Member, Shape } from "../model/shape.js";
import { constraintSitesByPath } from "../model/sites.js";
import { validateModel } from "../model/validate.js";
import { membersOf } from "../model/walk.js";
import { mergeSources, type Part } from "./merge.js";
import { clientOf, mergeModels, sourceOf } from "./testing.js";

/** One operation whose input has these members; shapes are named without their namespace. */
function takes(
  members: Parameters<typeof structure>[0],
  shapes: ModelSpec["shapes"] = {},
): ModelSpec {
  return { operations: { Op: { input: "Req" } }, shapes: { Req: structure(members), ...shapes } };
}

/** What a path from a structure leads to: `Req.Layers.member`. */
function memberAt(merged: Model, path: string): Member {
  const [root = "", ...steps] = path.split(".");
  let shape: Shape = expectShape(merged, `example#${root}`);
  let found: Member | undefined;
  for (const step of steps) {
    found = membersOf(shape).find(({ name }) => name === step);
    if (found === undefined) throw new Error(`There is no ${step} in ${shape.id}.`);
    shape = expectShape(merged, found.target);
  }
  if (found === undefined) throw new Error(`${path} has no member.`);
  return found;
}

function traitsAt(merged: Model, path: string): unknown {
  return effectiveTraits(merged, memberAt(merged, path));
}

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

describe("sites of their own", () => {
  it("keeps apart what the model limits otherwise at sites that the client cannot tell apart", () => {
    const client = clientOf(
      takes(
        { A: "Secret", B: "Secret", C: "Secret" },
        { Secret: simple("string", { sensitive: true }) },
      ),
    );
    const smithy = sourceOf(
      "smithy",
      takes(
        { A: "Short", B: "Long", C: "Secret" },
        {
          Short: simple("string", { length: { max: 5 } }),
          Long: simple("string", { length: { max: 90 } }),
          Secret: simple("string"),
        },
      ),
    );
    const { model: merged } = mergeModels(client, smithy);
    expect(traitsAt(merged, "Req.A")).toEqual({ length: { max: 5 }, sensitive: true });
    expect(traitsAt(merged, "Req.B")).toEqual({ length: { max: 90 }, sensitive: true });
    expect(traitsAt(merged, "Req.C")).toEqual({ sensitive: true });
    expect(memberAt(merged, "Req.A").target).toBe("example#Short");
  });

  it("puts sites that the client keeps apart under the model's one name", () => {
    const client = clientOf(takes({ A: list("String"), B: list("String") }));
    const strings = { Strings: list("Text"), Text: simple("string", { length: { max: 3 } }) };
    const smithy = sourceOf("smithy", takes({ A: "Strings", B: "Strings" }, strings));
    const { model: merged } = mergeModels(client, smithy);
    expect(memberAt(merged, "Req.A").target).toBe("example#Strings");
    expect(memberAt(merged, "Req.B").target).toBe("example#Strings");
  });

  it("does not let two that differ have one name", () => {
    const spec = (a: number, b: number, one: string, other: string): ModelSpec =>
      takes(
        { A: one, B: other, C: one },
        {
          [one]: list("String"),
          [other]: list("String", { length: { max: b } }),
          ...(one === other ? { [one]: list("String", { length: { max: a } }) } : {}),
        },
      );
    const smithy = sourceOf(
      "smithy",
      takes({ A: "Names", B: "Names", C: "Names" }, { Names: list("String") }),
    );
    const botocore = sourceOf("botocore", spec(0, 7, "Names", "Others"));
    const { model: merged } = mergeModels(smithy, botocore);
    expect(traitsAt(merged, "Req.A")).toEqual({});
    expect(traitsAt(merged, "Req.B")).toEqual({ length: { max: 7 } });
    expect(memberAt(merged, "Req.A").target).toBe("example#Names");
    expect(memberAt(merged, "Req.C").target).toBe("example#Names");
    expect(memberAt(merged, "Req.B").target).toBe("example#Others");
  });

  it("leaves without a name what is called like a structure of the client", () => {
    const client = clientOf(takes({ A: list("String"), B: "Thing" }, { Thing: structure() }));
    const smithy = sourceOf(
      "smithy",
      takes({ A: "Thing", B: "Other" }, { Thing: list("String"), Other: structure() }),
    );
    const { model: merged } = mergeModels(client, smithy);
    expect(expectShape(merged, "example#Thing").type).toBe("structure");
    expect(memberAt(merged, "Req.A").target).toBe("example#Req.A");
    expect(validateModel(merged)).toEqual([]);
  });

  it("lets a member's own constraint count before its target's, whatever source has them", () => {
    const smithy = sourceOf(
      "smithy",
      takes({ A: "T" }, { T: simple("string", { length: { max: 5 } }) }),
    );
    const botocore = sourceOf(
      "botocore",
      takes({ A: member("T", { length: { max: 9 } }) }, { T: simple("string") }),
    );
    expect(traitsAt(mergeModels(smithy, botocore).model, "Req.A")).toEqual({ length: { max: 5 } });
  });

  it("drops no limit because one source has the member's and the other the target's", () => {
    const smithy = sourceOf("smithy", takes({ A: member("String", { length: { max: 5 } }) }));
    const botocore = sourceOf(
      "botocore",
      takes({ A: "T" }, { T: simple("string", { length: { max: 9 }, pattern: "^x$" }) }),
    );
    const { model: merged } = mergeModels(smithy, botocore);
    expect(traitsAt(merged, "Req.A")).toEqual({ length: { max: 5 }, pattern: "^x$" });
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
    const client = clientOf(takes({ Expires: "Timestamp", ExpiresString: "String" }));
    const smithy = sourceOf("smithy", takes({ Expires: member("String", { length: { max: 9 } }) }));
    const { model: merged, findings } = mergeModels(client, smithy);
    expect(memberAt(merged, "Req.Expires")).toMatchObject({
      target: "smithy.api#Timestamp",
      traits: {},
    });
    expect(memberAt(merged, "Req.ExpiresString").target).toBe("smithy.api#String");
    expect(findings.find(({ code }) => code === "sources-differ-type")?.message).toBe(
      "Op.request.Expires: client 1 says timestamp, smithy 1 says string; client 1 is followed.",
    );
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
});

describe("findings of the sources", () => {
  const part = (given: Model, ...codes: readonly (readonly [string, string])[]): Part => ({
    model: given,
    findings: codes.map(([code, shape]) => ({ severity: "info", code, shape, message: code })),
  });

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

describe("sources of other services", () => {
  const named = (service: string, namespace: string, operations: readonly string[]): Model =>
    sourceOf(
      "smithy",
      { namespace, service, operations: Object.fromEntries(operations.map((name) => [name, {}])) },
      `${service}.json`,
    );

  it("are refused, with what they have in common", () => {
    const parcels = named("Parcels", "a", ["Send", "Track", "TagResource"]);
    const queues = named("Queues", "b", ["Put", "Take", "TagResource", "Drop"]);
    expect(() => mergeModels(parcels, queues)).toThrow(
      "Queues.json 1 (Queues) and Parcels.json 1 (Parcels) do not describe the same service: of 4 and 3 operations they have 1 (such as TagResource) in common.",
    );
  });

  it("are not those of an older version", () => {
    const names = ["A", "B", "C", "D", "E"];
    expect(() => mergeModels(named("S", "a", names), named("S", "a", ["A"]))).not.toThrow();
  });

  it("nor can two clients be merged", () => {
    const [one, other] = [
      clientOf({ operations: { Op: {} } }, "one"),
      clientOf({ operations: { Op: {} } }, "two"),
    ];
    expect(() => mergeModels(one, other)).toThrow("are both installed clients");
  });
});

describe("models without end", () => {
  const depth = 10_000;
  const nested = (text: string): ModelSpec => {
    const levels = Array.from({ length: depth }, (_, level) => [
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
      const shapes = Array.from({ length }, (_, at) => [`L${at}`, list(`L${(at + 1) % length}`)]);
      const others = Array.from({ length }, (_, at) => [
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
