import { describe, expect, test } from "vitest";
import { membersOf } from "../../model/walk.js";
import { memberOf, namespace, read, shapeOf, structure, told, withMembers } from "./testing.js";

/** A service whose operation takes one member of a shape. */
function withShape(shape: object, others: object = {}): ReturnType<typeof withMembers> {
  return withMembers({ A: { shape: "A" } }, { A: shape, ...others });
}

describe("types", () => {
  test.each([
    ["blob", "blob"],
    ["boolean", "boolean"],
    ["string", "string"],
    ["byte", "byte"],
    ["short", "short"],
    ["integer", "integer"],
    ["long", "long"],
    ["float", "float"],
    ["double", "double"],
    ["bigInteger", "bigInteger"],
    ["biginteger", "bigInteger"],
    ["bigDecimal", "bigDecimal"],
    ["bigdecimal", "bigDecimal"],
    ["timestamp", "timestamp"],
  ])("%s is %s", (type, expected) => {
    const shape = shapeOf(withShape({ type }), "A");
    expect(shape).toEqual({ type: expected, id: `${namespace}#A`, traits: {} });
  });

  test.each(["char", "character"])("%s is a string of one character", (type) => {
    expect(shapeOf(withShape({ type }), "A")).toMatchObject({
      type: "string",
      traits: { length: { min: 1, max: 1 } },
    });
  });

  test("lists and maps keep their names and target by name", () => {
    const result = withMembers(
      { Names: { shape: "Names" }, Ages: { shape: "Ages" } },
      {
        Names: { type: "list", member: { shape: "String" }, min: 1, max: 5, sparse: true },
        Ages: { type: "map", key: { shape: "String" }, value: { shape: "Age" }, max: 9 },
        Age: { type: "integer", min: 0, max: 130 },
      },
    );
    expect(shapeOf(result, "Names")).toMatchObject({
      type: "list",
      traits: { length: { min: 1, max: 5 }, sparse: true },
      member: { id: `${namespace}#Names$member`, target: `${namespace}#String` },
    });
    expect(shapeOf(result, "Ages")).toMatchObject({
      type: "map",
      traits: { length: { max: 9 } },
      key: { target: `${namespace}#String` },
      value: { target: `${namespace}#Age` },
    });
    expect(told(result)).toEqual([]);
  });

  test("a structure may be a union or a document", () => {
    const result = withMembers(
      { One: { shape: "One" }, Any: { shape: "Any" } },
      {
        One: structure({ A: { shape: "String" } }, { union: true }),
        Any: structure({}, { document: true }),
      },
    );
    expect(shapeOf(result, "One")).toMatchObject({ type: "union", traits: {} });
    expect(memberOf(result, "One$A").traits).toEqual({});
    expect(shapeOf(result, "Any")).toEqual({
      type: "document",
      id: `${namespace}#Any`,
      traits: {},
    });
    expect(told(result)).toEqual([]);
  });

  test("an event stream is a streaming union of events", () => {
    const result = withMembers(
      { Events: { shape: "Events" } },
      {
        Events: structure({ Chunk: { shape: "Chunk" } }, { eventstream: true }),
        Chunk: structure(
          {
            Bytes: { shape: "Bytes", eventpayload: true },
            Kind: { shape: "String", eventheader: true },
          },
          { event: true },
        ),
        Bytes: { type: "blob" },
      },
    );
    expect(shapeOf(result, "Events")).toMatchObject({ type: "union", traits: { streaming: true } });
    expect(memberOf(result, "Chunk$Bytes").traits).toEqual({ eventPayload: true });
    expect(memberOf(result, "Chunk$Kind").traits).toEqual({ eventHeader: true });
    expect(told(result)).toEqual([]);
  });

  test("shapes whose names differ only in case are two", () => {
    const result = withMembers(
      { A: { shape: "String" }, B: { shape: "string" } },
      { string: { type: "string", max: 3 } },
    );
    expect(shapeOf(result, "String").traits).toEqual({});
    expect(shapeOf(result, "string").traits).toEqual({ length: { max: 3 } });
  });

  test("recursion and names that objects inherit are nothing special", () => {
    const members: object = JSON.parse(
      '{"__proto__":{"shape":"String"},"constructor":{"shape":"Request"},"then":{"shape":"String"}}',
    );
    const result = withMembers(members, {}, { required: ["__proto__"] });
    const names = membersOf(shapeOf(result, "Request")).map(({ name }) => name);
    expect(names).toEqual(["__proto__", "constructor", "then"]);
    expect(memberOf(result, "Request$__proto__").traits).toEqual({ required: true });
    expect(memberOf(result, "Request$constructor").target).toBe(`${namespace}#Request`);
  });
});

describe("enums", () => {
  test("have members with names like their values, no name twice", () => {
    const values = ["plain", "nodejs4.3", "a-b", "a b", "5xx", "*", ""];
    const result = withShape({ type: "string", enum: values, max: 20 });
    expect(shapeOf(result, "A")).toMatchObject({
      type: "enum",
      traits: { length: { max: 20 } },
      members: [
        { name: "plain", value: "plain" },
        { name: "nodejs4_3", value: "nodejs4.3" },
        { name: "a_b", value: "a-b" },
        { name: "a_b_2", value: "a b" },
        { name: "_5xx", value: "5xx" },
        { name: "_", value: "*" },
        { name: "__2", value: "" },
      ],
    });
  });

  test("have a value once, though the source repeats it", () => {
    const result = withShape({ type: "string", enum: ["A", "B", "A"] });
    expect(shapeOf(result, "A")).toMatchObject({ members: [{ value: "A" }, { value: "B" }] });
    expect(told(result)).toMatchObject([{ severity: "info", code: "enum-value-repeated" }]);
  });

  test("of a member get a name of their own", () => {
    const result = withMembers(
      {
        kind: { shape: "String", enum: ["A"] },
        other: { shape: "RequestKind" },
      },
      { RequestKind: { type: "string" } },
    );
    expect(memberOf(result, "Request$kind").target).toBe(`${namespace}#RequestKindEnum`);
    expect(shapeOf(result, "RequestKindEnum")).toMatchObject({
      type: "enum",
      members: [{ name: "A", value: "A" }],
    });
    expect(shapeOf(result, "RequestKind").type).toBe("string");
  });
});

describe("constraints", () => {
  test.each([
    ["string", { length: { min: 1, max: 8 } }],
    ["blob", { length: { min: 1, max: 8 } }],
    ["integer", { range: { min: 1, max: 8 } }],
    ["double", { range: { min: 1, max: 8 } }],
  ])("the bounds of a %s limit what that type has", (type, expected) => {
    expect(shapeOf(withShape({ type, min: 1, max: 8 }), "A").traits).toEqual(expected);
  });

  test("bounds may be fractions where values may", () => {
    const result = withShape({ type: "float", min: 0.5 });
    expect(shapeOf(result, "A").traits).toEqual({ range: { min: 0.5 } });
  });

  test("integers beyond what a number holds exactly come down to the last that it does", () => {
    const result = withMembers(
      { Long: { shape: "Long" }, Double: { shape: "Double" } },
      {
        Long: { type: "long", min: 1, max: 2 ** 63 },
        Double: { type: "double", max: 2 ** 63 },
      },
    );
    expect(shapeOf(result, "Long").traits).toEqual({
      range: { min: 1, max: Number.MAX_SAFE_INTEGER },
    });
    expect(shapeOf(result, "Double").traits).toEqual({ range: { max: 2 ** 63 } });
    expect(told(result)).toMatchObject([
      { severity: "info", code: "bound-clamped", shape: `${namespace}#Long` },
    ]);
  });

  test("a length that is none is left out and told", () => {
    const result = withShape({ type: "string", min: -1, max: 5 });
    expect(shapeOf(result, "A").traits).toEqual({ length: { max: 5 } });
    expect(told(result)).toEqual([
      {
        severity: "warning",
        code: "property-malformed",
        shape: `${namespace}#A`,
        message: `min of ${namespace}#A has the wrong form and is left out: expected an integer that is not negative, got -1.`,
      },
    ]);
  });

  test("a structure says which of its members are required", () => {
    const members = { A: { shape: "String" }, B: { shape: "String" } };
    const result = withMembers(members, {}, { required: ["B", "C"] });
    expect(memberOf(result, "Request$A").traits).toEqual({});
    expect(memberOf(result, "Request$B").traits).toEqual({ required: true });
    expect(told(result)).toMatchObject([
      {
        severity: "warning",
        code: "member-missing",
        message: 'Request says something of its member "C", which it does not have.',
      },
    ]);
  });
});

describe("what else is known of values", () => {
  test("stands on their shapes", () => {
    const result = withMembers(
      { Secret: { shape: "Secret" }, Body: { shape: "Body" }, Old: { shape: "Old" } },
      {
        Secret: { type: "string", sensitive: true, documentation: "Never shown." },
        Body: { type: "blob", streaming: true, requiresLength: true },
        Old: {
          type: "timestamp",
          timestampFormat: "iso8601",
          deprecated: true,
          deprecatedMessage: "Use New.",
          deprecatedSince: "2020-01-01",
        },
      },
    );
    expect(shapeOf(result, "Secret").traits).toEqual({
      sensitive: true,
      documentation: "Never shown.",
    });
    expect(shapeOf(result, "Body").traits).toEqual({ streaming: true, requiresLength: true });
    expect(shapeOf(result, "Old").traits).toEqual({
      timestampFormat: "date-time",
      deprecated: { message: "Use New.", since: "2020-01-01" },
    });
    expect(told(result)).toEqual([]);
  });

  test("or on members", () => {
    const result = withMembers(
      {
        Token: { shape: "String", idempotencyToken: true, documentation: "Once." },
        Json: { shape: "String", jsonvalue: true },
        Time: { shape: "Time", timestampFormat: "unixTimestamp" },
        Date: { shape: "Time", timestampFormat: "rfc822" },
        Body: { shape: "Body", streaming: true },
        Old: { shape: "String", deprecated: true },
        New: { shape: "String", deprecated: false },
      },
      { Time: { type: "timestamp" }, Body: { type: "blob" } },
    );
    const traits = (name: string): object => memberOf(result, `Request$${name}`).traits;
    expect(traits("Token")).toEqual({ idempotencyToken: true, documentation: "Once." });
    expect(traits("Json")).toEqual({ mediaType: "application/json" });
    expect(traits("Time")).toEqual({ timestampFormat: "epoch-seconds" });
    expect(traits("Date")).toEqual({ timestampFormat: "http-date" });
    expect(traits("Body")).toEqual({ streaming: true });
    expect(traits("Old")).toEqual({ deprecated: {} });
    expect(traits("New")).toEqual({});
    expect(told(result)).toEqual([]);
  });

  test("a trait that cannot stand there is left out and told", () => {
    const result = withMembers(
      { Count: { shape: "Count", idempotencyToken: true } },
      { Count: { type: "integer" } },
    );
    expect(memberOf(result, "Request$Count").traits).toEqual({});
    expect(told(result)).toEqual([
      {
        severity: "warning",
        code: "trait-misplaced",
        shape: `${namespace}#Request$Count`,
        message: `smithy.api#idempotencyToken is left out: it needs a member of a structure that targets a string, and ${namespace}#Request$Count is a member of type integer.`,
      },
    ]);
  });
});

describe("what is not read", () => {
  test("properties that nothing interprets are counted in one finding", () => {
    const result = withMembers({
      A: { shape: "String", box: true, contextParam: { name: "A" } },
      B: { shape: "String", box: true },
    });
    expect(told(result)).toEqual([
      {
        severity: "info",
        code: "properties-not-interpreted",
        shape: `${namespace}#TestWeather`,
        message: "Properties that are not interpreted: box (2), contextParam (1).",
      },
    ]);
  });

  test("shapes that no operation reaches are left out and told", () => {
    const result = read({
      shapes: {
        Request: structure({ A: { shape: "A" } }),
        A: { type: "list", member: { shape: "B" } },
        B: { type: "string" },
        Unused: structure({ A: { shape: "Missing" } }),
      },
    });
    const names = [...result.model.shapes.keys()].map((id) => id.slice(namespace.length + 1));
    expect(names).toEqual(["TestWeather", "Put", "Request", "A", "B"]);
    expect(told(result)).toMatchObject([
      {
        severity: "info",
        code: "shapes-unconnected",
        message: `Shapes that no operation of the service reaches are left out: ${namespace}#Unused.`,
      },
    ]);
  });
});
