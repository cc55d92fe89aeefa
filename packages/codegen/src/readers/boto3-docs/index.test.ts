import { describe, expect, it } from "vitest";
import { isShapesmithError } from "../../errors.js";
import { member, model, simple, structure } from "../../model/construct.js";
import type { Finding } from "../../findings.js";
import { effectiveTraits } from "../../model/effective-traits.js";
import { expectShape } from "../../model/model.js";
import type { Traits } from "../../model/traits.js";
import type { ReadResult } from "../reader.js";
import type { TextFile } from "../source-file.js";
import { readBoto3Pages } from "./index.js";
import { page, pageOf } from "./testing.js";

/** A page whose request and response are as given. */
function written(parts: {
  readonly syntax?: string;
  readonly params?: string;
  readonly response?: string;
  readonly structure?: string;
  readonly rest?: string;
}): TextFile {
  const { syntax = "()", params = "", response, structure: entries = "", rest = "" } = parts;
  const answer =
    response === undefined
      ? "  :returns: None"
      : `  :rtype: dict
  :returns:${" "}

    **Response Syntax**

    ::

      ${response}

    **Response Structure**

    - *(dict) --*${" "}
${entries}`;
  return page(`.. py:method:: Weather.Client.get_it(**kwargs)

  **Request Syntax**
  ::

    response = client.get_it${syntax}

${params}
${answer}

${rest}`);
}

function membersIn({ model: read }: ReadResult, structureName: string): Record<string, unknown> {
  const shape = expectShape(read, `com.amazonaws.weather#${structureName}`);
  if (shape.type !== "structure" && shape.type !== "union") throw new Error(shape.type);
  return Object.fromEntries(
    [...shape.members.values()].map((each) => {
      const target = expectShape(read, each.target);
      return [
        each.name,
        target.type === "enum" ? target.members.map((of) => of.value) : target.type,
      ];
    }),
  );
}

function traitsAt({ model: read }: ReadResult, structureName: string, name: string): Traits {
  const shape = expectShape(read, `com.amazonaws.weather#${structureName}`);
  const found = shape.type === "structure" ? shape.members.get(name) : undefined;
  if (found === undefined) throw new Error(name);
  return effectiveTraits(read, found);
}

function told({ findings }: ReadResult, code: string): readonly Finding[] {
  return findings.filter((finding) => finding.code === code);
}

function refusal(...files: readonly TextFile[]): string {
  try {
    readBoto3Pages(files);
  } catch (error) {
    if (isShapesmithError(error) && error.kind === "source") return error.message;
    throw error;
  }
  throw new Error("It was read.");
}

describe("names", () => {
  it("are those of the API where the page links to its reference", () => {
    const spec = { service: "Weather", version: "2020-01-01", operations: { GetDNSName: {} } };
    const file = pageOf(model({ ...spec }), "GetDNSName");
    const text = file.text.replaceAll("get_d_n_s_name", "get_dns_name");
    const read = readBoto3Pages([page(text, "get_dns_name.rst")]).model;
    expect(read.service).toMatchObject({
      id: "com.amazonaws.weather#Weather",
      version: "2020-01-01",
      operations: ["com.amazonaws.weather#GetDNSName"],
    });
    expect(read.sources).toMatchObject([
      { format: "boto3-docs", name: "get_dns_name.rst", version: "2020-01-01" },
    ]);
  });

  it("follow from the method's where it does not", () => {
    expect(readBoto3Pages([written({})]).model.service).toMatchObject({
      version: "",
      operations: ["com.amazonaws.weather#GetIt"],
    });
  });

  it("say where a structure or an enum stands, which the page does not name", () => {
    const read = readBoto3Pages([
      written({
        syntax: "(\n        Mode='A'|'b-c',\n        All=[\n            {},\n        ]\n    )",
        params: "  :type Mode: string\n  :type All: list\n    - *(dict) --*",
      }),
    ]);
    expect(membersIn(read, "GetItRequest")).toEqual({ Mode: ["A", "b-c"], All: "list" });
    expect(membersIn(read, "GetItRequestAllMember")).toEqual({});
    expect(told(read, "shape-names-unknown")).toMatchObject([{ severity: "info" }]);
  });
});

describe("what the syntax alone tells", () => {
  it("is an enum's values, which kind of float, what is anything, and boto3's own ways", () => {
    const read = readBoto3Pages([
      written({
        syntax: `(
        Zone='eu-west-1'|'it\\'s',
        Exact=123.0,
        Rough=...,
        Any={...}|[...]|123|123.4|'string'|True|None,
        Source='string' or {'Bucket': 'string'},
        Body=b'bytes'|file
    )`,
        params: `  :type Zone: string
  :param Zone: Where.
  :type Exact: float
  :type Rough: float
  :type Any: :ref:\`document<document>\`
  :type Source: str or dict
  :type Body: bytes or seekable file-like object`,
      }),
    ]);
    expect(membersIn(read, "GetItRequest")).toEqual({
      Zone: ["eu-west-1", "it\\'s"],
      Exact: "double",
      Rough: "float",
      Any: "document",
      Source: "string",
      Body: "blob",
    });
  });

  it("is the members of a structure whose list of members was too long for the page", () => {
    const long = `::

        # This section is too large to render.
        # Please see the AWS API Documentation linked below.`;
    const file = written({
      response: `{
          'Names': {
              'string': [
                  123,
              ]
          },
          'On': True|False,
          'At': datetime(2015, 1, 1),
          'Events': EventStream({
              'One': {
                  'Text': 'A'|'B'
              }
          })
      }`,
    });
    const cut = page(file.text.replace("    - *(dict) --* ", `    ${long}`));
    const read = readBoto3Pages([cut]);
    expect(membersIn(read, "GetItResponse")).toEqual({
      Names: "map",
      On: "boolean",
      At: "timestamp",
      Events: "union",
    });
    expect(membersIn(read, "GetItResponseEventsOne")).toEqual({ Text: ["A", "B"] });
    const [finding] = told(read, "page-section-too-large");
    expect(finding).toMatchObject({ severity: "warning" });
    expect(finding?.message).toContain("Response Structure of GetIt is not there");
  });

  it("is missing where the syntax was too long", () => {
    const file = written({ syntax: "X", params: "  :type Mode: string\n  :type Any: dict" });
    const note = "# This section is too large to render.";
    const read = readBoto3Pages([page(file.text.replace("response = client.get_itX", note))]);
    expect(membersIn(read, "GetItRequest")).toEqual({ Mode: "string", Any: "document" });
    expect(told(read, "page-section-too-large")[0]?.message).toContain("Request Syntax of GetIt");
    expect(told(read, "enum-values-unknown")).toEqual([]);
  });
});

describe("what the text tells", () => {
  const sized = model({
    service: "Weather",
    operations: { GetIt: { input: "In" } },
    shapes: {
      In: structure({
        Timeout: member(simple("integer"), {
          documentation: "How long, in seconds. The maximum allowed value is 900 seconds. ",
        }),
        Storage: member(structure({ Size: simple("integer") }), {
          documentation: "The size in MB. Can be any whole number between 512 and 10,240 MB. ",
        }),
        Token: member("String", { idempotencyToken: true }),
      }),
    },
  });

  it("is a limit where it leaves no doubt, graded and with its source", () => {
    const read = readBoto3Pages([pageOf(sized, "GetIt")]);
    const source = "boto3's documentation page of Weather GetIt";
    expect(traitsAt(read, "GetItRequest", "Timeout")).toMatchObject({
      range: { max: 900 },
      provenance: { range: { source, grade: "documented" } },
    });
    expect(traitsAt(read, "GetItRequestStorage", "Size").range).toEqual({ min: 512, max: 10240 });
    expect(traitsAt(read, "GetItRequest", "Token").idempotencyToken).toBe(true);
    expect(told(read, "number-type-unknown")).toHaveLength(1);
  });
});

describe("recursion", () => {
  it("that could lead to several shapes is taken for the nearest structure, and told", () => {
    const tree = model({
      service: "Weather",
      operations: { GetIt: { input: "In" } },
      shapes: {
        In: structure({ Outer: "Outer" }),
        Outer: structure({ Inner: "Inner" }),
        Inner: structure({ Again: "Outer" }),
      },
    });
    const read = readBoto3Pages([pageOf(tree, "GetIt")]);
    const inner = expectShape(read.model, "com.amazonaws.weather#GetItRequestOuterInner");
    expect(inner.type === "structure" && inner.members.get("Again")?.target).toBe(inner.id);
    expect(told(read, "recursion-unclear")[0]?.message).toContain("Again (GetItRequestOuterInner)");
  });
});

describe("examples", () => {
  it("are values, without what boto3 adds", () => {
    const read = readBoto3Pages([
      written({
        rest: `  **Examples**

  To get it.
  ::

    response = client.get_it(
        # The name of it.
        Name='it\\'s #1',
        At=datetime(2020, 1, 2, 3, 4, 5, 3, 2, 0),
        Sizes=[
            1,
            -2.5,
        ],
    )

    print(response)


  Expected Output:
  ::

    {
        'Text': 'one\\ntwo',
        'On': True,
        '__proto__': None,
        'ResponseMetadata': {
            '...': '...',
        },
    }
`,
      }),
    ]);
    const [id = ""] = read.model.service.operations;
    const output: unknown = JSON.parse('{"Text":"one\\ntwo","On":true,"__proto__":null}');
    expect(expectShape(read.model, id).traits.examples).toEqual([
      {
        title: "To get it.",
        input: { Name: "it\\'s #1", At: "2020-01-02T03:04:05Z", Sizes: [1, -2.5] },
        output,
      },
    ]);
  });
});

describe("what is refused", () => {
  it.each([
    ["a page that ends early", "\n\n  :returns: None", "line 10: expected :returns:"],
    ["no request", "**Request Syntax**", "line 2: expected **Request Syntax** and a literal block"],
    ["no method", ".. py:method::", "line 1: expected .. py:method:: <Service>.Client"],
  ])("%s", (_, removed, message) => {
    const { text } = written({});
    expect(text).toContain(removed);
    expect(refusal(page(text.replace(removed, "")))).toContain(
      `page.rst is not a whole page of boto3's documentation: ${message}`,
    );
  });

  it.each([
    ["(Name='string", "line 6: expected a closing quote"],
    ["(Name=", "expected a value, found nothing"],
    ["(Name='string' Other='string')", `line 6: expected ), found "Other='string')"`],
    [`(Name=${"[".repeat(100_000)}`, "expected at most 200 levels of nesting"],
  ])("syntax that breaks off: %s", (syntax, message) => {
    expect(refusal(written({ syntax }))).toContain(message);
  });

  it("a list without elements, and a map without values", () => {
    const list = written({ syntax: "(All=[])", params: "  :type All: list" });
    expect(refusal(list)).toContain("line 8: expected the elements of a list, found nothing");
    const map = written({ syntax: "(All={})", params: "  :type All: dict\n    - *(string) --*" });
    expect(refusal(map)).toContain("line 9: expected the key of a map with its value in it");
  });

  it("entries that nest without end", () => {
    const params = Array.from({ length: 5000 }, (_, level) => {
      return `${" ".repeat(level + 2)}- **A** *(dict) --*`;
    });
    const file = written({ syntax: "(A={})", params: `  :type A: dict\n${params.join("\n")}` });
    expect(refusal(file)).toContain("expected at most 200 levels of nesting");
  });

  it("pages of two services, and two of one operation", () => {
    const other = page(written({}).text.replaceAll("Weather", "Climate"), "other.rst");
    expect(refusal(written({}), other)).toBe(
      "page.rst is a page of Weather and other.rst one of Climate. Give pages of one service.",
    );
    expect(refusal(written({}), written({}))).toBe(
      "page.rst and page.rst are both pages of GetIt. Give one of them.",
    );
  });
});
