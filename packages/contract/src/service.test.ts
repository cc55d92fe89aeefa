import { describe, expect, expectTypeOf, it } from "vitest";
import { contractOf } from "./contract.js";
import type { ServiceData } from "./data.js";
import type { Shape } from "./shape.js";
import type { Violation } from "./violation.js";

const data: ServiceData = {
  id: "example.widgets#Widgets",
  validation: { dialect: "coral", error: "ValidationException", status: 400 },
  shapes: {
    Name: {
      type: "string",
      length: { min: 1, max: 8 },
      pattern: "^[a-z]+$",
      refusals: [
        {
          constraint: "length",
          matching: "x+",
          error: "NameTooLongException",
          status: 409,
          message: "{name} is too long: {value}",
        },
      ],
    },
    Secret: { type: "string", sensitive: true, length: { min: 4 } },
    Colour: { type: "enum", values: ["red", "green"], observed: ["mauve"] },
    Level: { type: "intEnum", values: [1, 2] },
    Names: { type: "list", member: "Name", length: { max: 2 }, uniqueItems: true },
    Holes: { type: "list", member: "Name", sparse: true },
    Labels: { type: "map", key: "Name", value: "smithy.api#Integer", length: { min: 1 } },
    Choice: { type: "union", members: { Text: "Name", Count: "smithy.api#Integer" } },
    Events: { type: "union", streaming: true, members: { Text: "Name" } },
    Tree: { type: "structure", members: { Left: "Tree", Right: "Tree", Name: "Name" } },
    Input: {
      type: "structure",
      members: {
        Id: { target: "Name", required: true, httpLabel: true },
        Names: "Names",
        Holes: "Holes",
        Labels: "Labels",
        Colour: "Colour",
        Colours: "Input.Colours",
        Level: "Level",
        Choice: "Choice",
        Tree: "Tree",
        Secret: "Secret",
        Size: { target: "smithy.api#Integer", range: { min: 2, max: 9 } },
        Ratio: { target: "smithy.api#Float", range: { min: 0, max: 1 } },
        Big: "smithy.api#BigInteger",
        Exact: "smithy.api#BigDecimal",
        When: "smithy.api#Timestamp",
        Bytes: { target: "smithy.api#Blob", length: { max: 4 } },
        Anything: "smithy.api#Document",
        Flag: { target: "smithy.api#Boolean", required: true },
        Token: { target: "smithy.api#String", required: true, idempotencyToken: true },
        Page: { target: "smithy.api#String", httpQuery: "page" },
      },
    },
    "Input.Colours": { type: "list", member: "Colour" },
    Output: { type: "structure", members: { Id: "Name", Events: "Events", Tree: "Tree" } },
    Invocation: {
      type: "structure",
      members: { Body: { target: "smithy.api#Blob", httpPayload: true } },
    },
    Gone: {
      type: "structure",
      error: "client",
      httpError: 410,
      members: { Type: "smithy.api#String", message: "smithy.api#String" },
    },
  },
  operations: {
    Make: { input: "Input", output: "Output", errors: ["Gone"] },
    Invoke: { input: "Invocation", output: "Invocation" },
    Rest: {},
  },
};

interface Tree {
  Left?: Tree | undefined;
}

interface Shapes {
  Name: string;
  Secret: string;
  Input: object;
  Output: object;
  Tree: Tree;
  Choice: object;
  Colour: string;
}

interface GoneError extends Error {
  readonly name: "Gone";
}

interface Operations {
  Make: { input: object; output: object; errors: GoneError };
  Invoke: { input: object; output: object; errors: never };
  Rest: { input: object; output: object; errors: never };
}

const { shapes, operations } = contractOf<Shapes, Operations>(data, import.meta.url);
const { request, response } = operations.Make;
const valid = { Id: "abc", Flag: true };

/** The only violation of a request that is valid but for these members. */
function only(members: object): Violation {
  const violations = request.validate({ ...valid, ...members });
  expect(violations).toHaveLength(1);
  return violations[0] as Violation;
}

describe("a conforming value", () => {
  it("has no violations, whatever of its optional members is there", () => {
    const full = {
      ...valid,
      Names: ["ab", "cd"],
      Holes: ["ab", null],
      Labels: { ab: 1 },
      Colour: "red",
      Colours: ["red", "red"],
      Level: 2,
      Choice: { Count: 3 },
      Tree: { Left: { Left: {} }, Right: { Name: "x" } },
      Secret: "abcd",
      Size: 9,
      Ratio: 0.5,
      Big: 10n,
      Exact: { string: "1.50", type: "bigDecimal" },
      When: new Date(0),
      Bytes: new Uint8Array(4),
      Anything: { a: [1, "b", null, true] },
      Page: undefined,
    };
    expect(request.validate(full)).toEqual([]);
    expect(request.is(full)).toBe(true);
    expect(request.validate(valid)).toEqual([]);
  });

  it("may leave an idempotency token to the client, and everything that is undefined", () => {
    expect(request.is({ ...valid, Token: undefined, Names: undefined })).toBe(true);
  });

  it.each([
    ["smithy.api#Double", NaN],
    ["smithy.api#Integer", 1],
    ["smithy.api#Boolean", false],
    ["smithy.api#Timestamp", new Date(0)],
    ["smithy.api#Document", [null]],
    ["smithy.api#BigInteger", 1n],
    ["smithy.api#Blob", new Uint8Array(1)],
    ["Level", 2],
    ["Colour", "red"],
    ["Name", "abc"],
    ["Names", ["a", "b"]],
    ["Labels", { a: 1 }],
    ["Choice", { Count: 1 }],
  ])("may be no structure: %s", (name, value) => {
    const shape = request.service.shape(name);
    expect(shape.is(value)).toBe(true);
    expect(shape.validate(value)).toEqual([]);
  });

  it("may be an instance of a class, but no list, date or buffer", () => {
    class Widget {
      readonly Id = "abc";
      readonly Flag = true;
    }
    expect(request.is(new Widget())).toBe(true);
    for (const value of [[], new Date(0), new Uint8Array(), null, "abc", 1]) {
      expect(request.validate(value)).toMatchObject([{ path: [], constraint: "type" }]);
    }
  });

  it("carries $metadata in a response at its root only", () => {
    expect(response.is({ $metadata: {} })).toBe(true);
    expect(response.validate({ Tree: { $metadata: {} } })).toMatchObject([
      { path: ["Tree", "$metadata"], constraint: "unknownMember" },
    ]);
    expect(request.is({ ...valid, $metadata: {} })).toBe(false);
  });
});

describe("violations", () => {
  it.each([
    [{ Size: 1 }, ["Size"], "range", "at least 2", 1],
    [{ Size: 10 }, ["Size"], "range", "at most 9", 10],
    [{ Ratio: NaN }, ["Ratio"], "range", "at least 0", NaN],
    [{ Size: 2.5 }, ["Size"], "type", "a whole number", 2.5],
    [{ Size: "2" }, ["Size"], "type", "a number", "2"],
    [{ Big: 1 }, ["Big"], "type", "a bigint", 1],
    [{ Level: 3 }, ["Level"], "enum", "one of 1, 2", 3],
    [{ Level: "1" }, ["Level"], "type", "one of 1, 2", "1"],
    [{ Colour: "blue" }, ["Colour"], "enum", "one of red, green", "blue"],
    [{ Names: ["ab", "A"] }, ["Names", 1], "pattern", "a match of ^[a-z]+$", "A"],
    [{ Names: ["ab", "ab"] }, ["Names"], "uniqueItems", "elements that all differ", "ab"],
    [{ Names: ["a", "b", "c"] }, ["Names"], "length", "at most 2 elements", 3],
    [{ Names: ["a", null] }, ["Names", 1], "type", "a string", null],
    [{ Labels: {} }, ["Labels"], "length", "at least 1 entries", 0],
    [{ Labels: { A: 1 } }, ["Labels", "A"], "pattern", "a match of ^[a-z]+$", "A"],
    [{ Labels: { a: "1" } }, ["Labels", "a"], "type", "a number", "1"],
    [{ Choice: {} }, ["Choice"], "union", "exactly one of Text, Count", []],
    [{ When: new Date(NaN) }, ["When"], "type", "a valid Date", expect.any(Date)],
    [{ Bytes: new Uint8Array(5) }, ["Bytes"], "length", "at most 4 bytes", 5],
    [{ Bytes: "abc" }, ["Bytes"], "type", "a Uint8Array", "abc"],
    [{ Anything: NaN }, ["Anything"], "type", "a value that JSON can hold", NaN],
    [{ Flag: undefined }, ["Flag"], "required", "a value", undefined],
    [{ Extra: 1 }, ["Extra"], "unknownMember", "a member of Input", "Extra"],
    [
      { Tree: { Left: { Lost: 1 } } },
      ["Tree", "Left", "Lost"],
      "unknownMember",
      "a member of Tree",
      "Lost",
    ],
  ] as const)("%j", (members, path, constraint, expected, actual) => {
    expect(only(members)).toMatchObject({ path, constraint, expected });
    expect(only(members).actual).toEqual(actual);
  });

  it("names every fault of a value, in the order of its members", () => {
    const violations = request.validate({ Id: "A", Size: 1, Choice: { Text: "a", Count: 1 } });
    expect(violations.map(({ path, constraint }) => [path.join("."), constraint])).toEqual([
      ["Id", "pattern"],
      ["Choice", "union"],
      ["Size", "range"],
      ["Flag", "required"],
    ]);
  });

  it("counts characters as code points, and does not match a text that is too long", () => {
    expect(only({ Names: ["𝒳".repeat(9)] })).toMatchObject({ constraint: "length", actual: 9 });
    expect(shapes.Secret.is("𝒳".repeat(4))).toBe(true);
    expect(shapes.Secret.is("𝒳".repeat(3))).toBe(false);
  });

  it("tells in a sentence where, what was expected and what came, and keeps secrets", () => {
    expect(only({ Names: ["ab", "A"] }).message).toBe(
      'Names[1]: expected a match of ^[a-z]+$, got "A"',
    );
    expect(only({ Labels: { "a-b": 1 } }).message).toBe(
      'Labels["a-b"]: expected a match of ^[a-z]+$, got "a-b"',
    );
    expect(only({ Secret: 12 }).message).toBe("Secret: expected a string, got (sensitive)");
  });

  it("ends for a value that contains itself, and for one that nests beyond the stack", () => {
    const endless: { Left?: unknown } = {};
    endless.Left = endless;
    expect(only({ Tree: endless })).toMatchObject({ constraint: "type" });
    let deep: object = {};
    for (let level = 0; level < 100_000; level++) deep = { Left: deep };
    expect(shapes.Tree.is(deep)).toBe(false);
    let document: unknown[] = [];
    for (let level = 0; level < 100_000; level++) document = [document];
    expect(request.is({ ...valid, Anything: document })).toBe(true);
    document.push(document);
    expect(request.is({ ...valid, Anything: document })).toBe(false);
  });

  it("does not look again at what is remembered to conform, and remembers what does", () => {
    const tree = { Left: { Name: "abc" }, Right: { Name: "ABC" } };
    const conforming = new WeakMap();
    const again = (): readonly string[] =>
      shapes.Tree.validate({ ...tree }, { conforming }).map(({ path }) => path.join("."));
    expect(again()).toEqual(["Right.Name"]);
    // Against the rules: it shows what is looked at.
    tree.Left.Name = "DEF";
    tree.Right.Name = "GHI";
    expect(again()).toEqual(["Right.Name"]);
    expect(shapes.Tree.validate(tree)).toHaveLength(2);
    // To conform to one shape says nothing about another.
    expect(shapes.Tree.is(tree.Left, { conforming })).toBe(true);
    expect(request.is(tree.Left, { conforming })).toBe(false);
  });

  it("takes no inherited property for a member", () => {
    const inherits = Object.create({ Id: "abc", Flag: true }) as object;
    expect(request.validate(inherits).map(({ constraint }) => constraint)).toEqual([
      "required",
      "required",
    ]);
  });
});

describe("who refuses", () => {
  it("is the SDK where the path cannot be written", () => {
    for (const Id of [undefined, null]) {
      expect(only({ Id })).toMatchObject({
        constraint: "required",
        refusedBy: "sdk",
        error: { name: "Error", message: "No value provided for input HTTP label: Id." },
      });
    }
  });

  it("is nobody for what the client drops or converts, and for answers", () => {
    expect(only({ Extra: 1 })).toMatchObject({ refusedBy: "contract" });
    expect(only({ Size: null })).toMatchObject({ constraint: "type", refusedBy: "contract" });
    expect(only({ Page: 3 })).toMatchObject({ constraint: "type", refusedBy: "contract" });
    expect(only({ Bytes: "abc" })).toMatchObject({ refusedBy: "contract" });
    const [violation] = response.validate({ Id: "A" });
    expect(violation).toMatchObject({ constraint: "pattern", refusedBy: "contract" });
    expect(violation).not.toHaveProperty("error");
  });

  it("is the service for the rest, in its words", () => {
    const message = (members: object): string | undefined => only(members).error?.message;
    expect(only({ Size: 1 })).toMatchObject({
      refusedBy: "service",
      error: { name: "ValidationException", status: 400 },
    });
    expect(message({ Size: 1 })).toBe(
      "1 validation error detected: Value '1' at 'size' failed to satisfy constraint: " +
        "Member must have value greater than or equal to 2",
    );
    expect(message({ Flag: undefined })).toBe(
      "1 validation error detected: Value null at 'flag' failed to satisfy constraint: " +
        "Member must not be null",
    );
    expect(message({ Id: "abcabcabc" })).toBe(
      "1 validation error detected: Value 'abcabcabc' at 'id' failed to satisfy constraint: " +
        "Member must have length less than or equal to 8",
    );
    expect(message({ Tree: { Left: { Name: "A" } } })).toBe(
      "1 validation error detected: Value 'A' at 'tree.left.name' failed to satisfy constraint: " +
        "Member must satisfy regular expression pattern: [a-z]+",
    );
    expect(message({ Colour: "blue" })).toBe(
      "1 validation error detected: Value 'blue' at 'colour' failed to satisfy constraint: " +
        "Member must satisfy enum value set: [red, green]",
    );
  });

  it("names the list or map in place of a simple element, with all that it demands", () => {
    expect(only({ Colours: ["red", "blue"] }).error?.message).toBe(
      "1 validation error detected: Value '[red, blue]' at 'colours' failed to satisfy constraint: " +
        "Member must satisfy constraint: [Member must satisfy enum value set: [red, green], " +
        "Member must not be null]",
    );
    expect(only({ Labels: { A: 1 } }).error?.message).toBe(
      "1 validation error detected: Value '{A=1}' at 'labels' failed to satisfy constraint: " +
        "Map keys must satisfy constraint: [Member must have length less than or equal to 8, " +
        "Member must have length greater than or equal to 1, " +
        "Member must satisfy regular expression pattern: [a-z]+]",
    );
  });

  it("answers with an error of its own where the contract says so", () => {
    expect(only({ Id: "xxxxxxxxx" }).error).toEqual({
      name: "NameTooLongException",
      status: 409,
      message: "id is too long: xxxxxxxxx",
    });
  });
});

describe("options", () => {
  it("accept what was observed, but only when asked", () => {
    expect(request.is({ ...valid, Colour: "mauve" })).toBe(false);
    expect(request.is({ ...valid, Colour: "mauve" }, { observed: true })).toBe(true);
    expect(request.is({ ...valid, Colour: "blue" }, { observed: true })).toBe(false);
  });

  it("accept what a later release may add, but nothing of the wrong type", () => {
    const later = { ...valid, Colour: "blue", Level: 7, Extra: 1, Choice: { New: 1 } };
    expect(request.is(later)).toBe(false);
    expect(request.validate(later, { unlisted: true })).toEqual([]);
    expect(request.is({ ...valid, Colour: 1 }, { unlisted: true })).toBe(false);
    expect(request.is({ ...valid, Size: 1 }, { unlisted: true })).toBe(false);
  });
});

describe("bodies, streams and errors", () => {
  it("takes text and views of a buffer for the body of a request, but not of a response", () => {
    const { request: body, response: answer } = operations.Invoke;
    for (const Body of ["text", new ArrayBuffer(2), new DataView(new ArrayBuffer(2))]) {
      expect(body.is({ Body })).toBe(true);
      expect(answer.is({ Body })).toBe(false);
    }
    expect(answer.is({ Body: new Uint8Array(2) })).toBe(true);
  });

  it("takes an async iterable for an event stream", () => {
    const events = { [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({}) }) };
    expect(response.is({ Events: events })).toBe(true);
    expect(response.is({ Events: { Text: "a" } })).toBe(false);
  });

  it("takes an error for an error, with what the SDK puts on it", () => {
    const error = Object.assign(new Error("no"), { name: "Gone", $fault: "client", Type: "User" });
    expect(operations.Make.errors.Gone.is(error)).toBe(true);
    expect(operations.Make.errors.Gone.validate(Object.assign(error, { Type: 1 }))).toMatchObject([
      { path: ["Type"], constraint: "type" },
    ]);
  });

  it("has nothing to ask of an operation without input", () => {
    expect(operations.Rest.request.is({})).toBe(true);
    expect(operations.Rest.request.is({ Id: 1 })).toBe(false);
  });
});

describe("the surface", () => {
  it("lists shapes and operations by name, without the anonymous ones", () => {
    expect(Object.keys(operations)).toEqual(["Make", "Invoke", "Rest"]);
    expect(Object.keys(shapes)).toContain("Input");
    expect(Object.keys(shapes)).not.toContain("Input.Colours");
    expect(shapes.Input.id).toBe("example.widgets#Input");
  });

  it("is a Standard Schema", async () => {
    const schema = shapes.Name["~standard"];
    expect(schema.vendor).toBe("shapesmith");
    expect(await schema.validate("abc")).toEqual({ value: "abc" });
    expect(await schema.validate("A")).toMatchObject({ issues: [{ path: [] }] });
    expect("abc").toEqual(expect.schemaMatching(shapes.Name));
    expect("ABC").not.toEqual(expect.schemaMatching(shapes.Name));
  });

  it("narrows what it accepts to the shape's type", () => {
    const value: unknown = "abc";
    if (shapes.Name.is(value)) expectTypeOf(value).toEqualTypeOf<string>();
    expectTypeOf(operations.Make.errors).toEqualTypeOf<{ readonly Gone: Shape<GoneError> }>();
    // @ts-expect-error the operation has no such error
    expect(operations.Make.errors.Missing).toBeUndefined();
  });
});
