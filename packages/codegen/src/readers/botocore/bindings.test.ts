import { describe, expect, test } from "vitest";
import { memberOf, operation, read, shapeOf, structure, told, withMembers } from "./testing.js";

const flat = { type: "list", member: { shape: "String", locationName: "item" }, flattened: true };

describe("members of HTTP messages", () => {
  test("stand where the description puts them", () => {
    const result = withMembers(
      {
        Id: { shape: "String", location: "uri", locationName: "id" },
        Page: { shape: "String", location: "querystring", locationName: "page" },
        Plain: { shape: "String", location: "querystring" },
        Filters: { shape: "Filters", location: "querystring" },
        Etag: { shape: "String", location: "header", locationName: "ETag" },
        Meta: { shape: "Filters", location: "headers", locationName: "x-meta-" },
        Status: { shape: "Status", location: "statusCode" },
      },
      {
        Filters: { type: "map", key: { shape: "String" }, value: { shape: "String" } },
        Status: { type: "integer" },
      },
    );
    const traits = (name: string): object => memberOf(result, `Request$${name}`).traits;
    expect(traits("Id")).toEqual({ httpLabel: true });
    expect(traits("Page")).toEqual({ httpQuery: "page" });
    expect(traits("Plain")).toEqual({ httpQuery: "Plain" });
    expect(traits("Filters")).toEqual({ httpQueryParams: true });
    expect(traits("Etag")).toEqual({ httpHeader: "ETag" });
    expect(traits("Meta")).toEqual({ httpPrefixHeaders: "x-meta-" });
    expect(traits("Status")).toEqual({ httpResponseCode: true });
    expect(told(result)).toEqual([]);
  });

  test("may be the whole body", () => {
    const result = read({
      shapes: {
        Request: structure({ Body: { shape: "Body" } }, { payload: "Body" }),
        Body: { type: "blob" },
      },
    });
    expect(memberOf(result, "Request$Body").traits).toEqual({ httpPayload: true });
  });

  test("a place that is not known is told, and nowhere is left out", () => {
    const result = withMembers({ A: { shape: "String", location: "trailer" } });
    expect(memberOf(result, "Request$A").traits).toEqual({});
    expect(told(result)).toMatchObject([{ severity: "warning", code: "property-malformed" }]);
    expect(told(result)[0]?.message).toContain('"trailer"');
  });

  test("labels of the path are called like the members", () => {
    const result = read({
      operations: {
        Put: operation({
          http: { method: "PUT", requestUri: "/{id}/{rest+}?list&x={y}", responseCode: 201 },
          input: { shape: "Request" },
        }),
      },
      shapes: {
        String: { type: "string" },
        Request: structure({
          Id: { shape: "String", location: "uri", locationName: "id" },
          Rest: { shape: "String", location: "uri", locationName: "rest" },
        }),
      },
    });
    expect(shapeOf(result, "Put").traits).toEqual({
      http: { method: "PUT", uri: "/{Id}/{Rest+}?list&x={y}", code: 201 },
    });
  });

  test("the host may have one", () => {
    const result = read({
      operations: {
        Put: operation({
          endpoint: { hostPrefix: "{Account}." },
          input: { shape: "Request" },
        }),
      },
      shapes: {
        String: { type: "string" },
        Request: structure({ Account: { shape: "String", hostLabel: true } }),
      },
    });
    expect(shapeOf(result, "Put").traits).toMatchObject({ endpoint: { hostPrefix: "{Account}." } });
    expect(memberOf(result, "Request$Account").traits).toEqual({ hostLabel: true });
  });
});

describe("names on the wire", () => {
  test.each([
    ["rest-json", { jsonName: "a" }],
    ["rest-xml", { xmlName: "a" }],
    ["query", { xmlName: "a" }],
    ["ec2", { xmlName: "a" }],
    ["json", {}],
    ["smithy-rpc-v2-cbor", {}],
  ])("are those of %s", (protocol, expected) => {
    const result = withMembers({ A: { shape: "String", locationName: "a" } }, {}, { protocol });
    expect(memberOf(result, "Request$A").traits).toEqual(expected);
  });

  test("are those of all protocols that the service speaks", () => {
    const result = read({
      metadata: { protocol: "smithy-rpc-v2-cbor", protocols: ["smithy-rpc-v2-cbor", "query"] },
      shapes: {
        String: { type: "string" },
        Request: structure({ A: { shape: "String", locationName: "a" } }),
      },
    });
    expect(memberOf(result, "Request$A").traits).toEqual({ xmlName: "a" });
  });

  test("that depend on a protocol which is not known are left out and told", () => {
    const result = withMembers({ A: { shape: "String" } }, {}, { protocol: "carrier-pigeon" });
    expect(told(result)).toMatchObject([{ severity: "warning", code: "protocol-unknown" }]);
    expect(told(result)[0]?.message).toContain("carrier-pigeon");
  });

  test("of elements stand on lists and maps", () => {
    const result = withMembers(
      { List: { shape: "List" }, Map: { shape: "Map" } },
      {
        List: { type: "list", member: { shape: "String", locationName: "item" } },
        Map: {
          type: "map",
          key: { shape: "String", locationName: "Name" },
          value: { shape: "String", locationName: "Value" },
        },
      },
      { protocol: "query" },
    );
    expect(memberOf(result, "List$member").traits).toEqual({ xmlName: "item" });
    expect(memberOf(result, "Map$key").traits).toEqual({ xmlName: "Name" });
    expect(memberOf(result, "Map$value").traits).toEqual({ xmlName: "Value" });
  });

  test("a flattened list gives the name of its elements to the members that have it", () => {
    const result = withMembers(
      { List: { shape: "List", locationName: "list" }, Own: { shape: "Own", flattened: true } },
      { List: flat, Own: { type: "list", member: { shape: "String" } } },
      { protocol: "rest-xml" },
    );
    expect(memberOf(result, "Request$List").traits).toEqual({
      xmlFlattened: true,
      xmlName: "item",
    });
    expect(memberOf(result, "Request$Own").traits).toEqual({ xmlFlattened: true });
    expect(memberOf(result, "List$member").traits).toEqual({});
    expect(told(result)).toEqual([]);
  });

  test("XML knows attributes and names of structures", () => {
    const result = read({
      metadata: { protocol: "rest-xml" },
      shapes: {
        String: { type: "string" },
        Request: structure(
          { Type: { shape: "String", xmlAttribute: true, locationName: "xsi:type" } },
          { locationName: "PutRequest" },
        ),
      },
    });
    expect(shapeOf(result, "Request").traits).toEqual({ xmlName: "PutRequest" });
    expect(memberOf(result, "Request$Type").traits).toEqual({
      xmlAttribute: true,
      xmlName: "xsi:type",
    });
  });
});
