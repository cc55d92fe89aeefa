import { describe, expect, it } from "vitest";
import { list, member, type ModelSpec, simple, structure } from "../model/construct.js";
import { expectShape } from "../model/model.js";
import { validateModel } from "../model/validate.js";
import { clientOf, memberAt, mergeModels, sourceOf, takes, traitsAt } from "./testing.js";

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

  it("keeps apart lists of equal names whose elements differ", () => {
    const smithy = sourceOf(
      "smithy",
      takes(
        { A: "Names", B: "Names", C: "Names" },
        { Names: list("Name"), Name: simple("string") },
      ),
    );
    const botocore = sourceOf(
      "botocore",
      takes(
        { A: "Others", B: "Names", C: "Names" },
        {
          Names: list("Name"),
          Name: simple("string"),
          Others: list("Other"),
          Other: simple("string", { length: { max: 5 } }),
        },
      ),
    );
    const { model: merged } = mergeModels(smithy, botocore);
    expect(traitsAt(merged, "Req.A.member")).toEqual({ length: { max: 5 } });
    expect(traitsAt(merged, "Req.B.member")).toEqual({});
    // What is used more keeps the name, wherever it is met.
    expect(memberAt(merged, "Req.B").target).toBe("example#Names");
    expect(memberAt(merged, "Req.A").target).toBe("example#Others");
  });

  it("tells where one structure of the client stands for two of the model that limit it otherwise", () => {
    const limited = (max: number): ReturnType<typeof structure> =>
      structure({ Name: simple("string", { length: { max } }), Same: "String" });
    const client = clientOf(
      takes(
        { A: "Filter", B: "Filter" },
        { Filter: structure({ Name: "String", Same: "String" }) },
      ),
    );
    const smithy = sourceOf(
      "smithy",
      takes({ A: "OldFilter", B: "Filter" }, { OldFilter: limited(5), Filter: limited(9) }),
    );
    const { model: merged, findings } = mergeModels(client, smithy);
    expect(traitsAt(merged, "Filter.Name")).toEqual({ length: { max: 9 } });
    expect(findings).toContainEqual({
      severity: "warning",
      code: "sources-ambiguous",
      shape: "example#Filter$Name",
      message:
        "smithy 1 has both Filter and OldFilter where Filter stands, and limits Name otherwise in each; Filter is followed.",
    });
    expect(findings.filter(({ code }) => code === "sources-ambiguous")).toHaveLength(1);
  });

  it("puts on the member what is left of a string without a name", () => {
    const limited = simple("string", { length: { max: 5 } });
    const smithy = sourceOf(
      "smithy",
      takes({ A: "T", B: "T", C: "X" }, { T: simple("string"), X: simple("string") }),
    );
    const botocore = sourceOf(
      "botocore",
      takes({ A: "T", B: "X", C: "X" }, { T: simple("string"), X: limited }),
    );
    const { model: merged, origins } = mergeModels(smithy, botocore);
    expect([memberAt(merged, "Req.A").target, traitsAt(merged, "Req.A")]).toEqual([
      "example#T",
      {},
    ]);
    expect(memberAt(merged, "Req.B")).toMatchObject({
      target: "example#T",
      traits: { length: { max: 5 } },
    });
    expect(memberAt(merged, "Req.C").target).toBe("example#X");
    expect(memberAt(merged, "Req.C").traits).toEqual({});
    expect(origins.get("example#Req$B")?.length?.format).toBe("botocore");
    expect(expectShape(merged, "example#T").traits).toEqual({});
  });

  it("gives nobody the name that another wants in the first place", () => {
    const spec = (a: string, b: string, c: string): ModelSpec =>
      takes(
        { A: a, A2: a, B: b, C: c },
        {
          T: list("String"),
          X: list("String", { uniqueItems: true }),
        },
      );
    const { model: merged } = mergeModels(
      sourceOf("smithy", spec("T", "T", "X")),
      sourceOf("botocore", spec("T", "X", "X")),
    );
    expect(memberAt(merged, "Req.A").target).toBe("example#T");
    expect(memberAt(merged, "Req.C").target).toBe("example#X");
    // A list of strings that T and X are both no name for.
    expect(memberAt(merged, "Req.B").target).toBe("example#Req.B");
    expect(traitsAt(merged, "Req.B")).toEqual({ uniqueItems: true });
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
