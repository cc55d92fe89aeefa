import { describe, expect, test } from "vitest";
import { enumeration, list, map, member, model, simple, structure, union } from "./construct.js";
import { constraintSites, constraintSitesByPath } from "./sites.js";

const service = model({
  operations: {
    Put: { input: "PutRequest", output: "PutResponse", errors: ["Gone"] },
    Get: { input: "GetRequest" },
  },
  errors: ["Busy"],
  shapes: {
    PutRequest: structure({
      Name: member("Name", { length: { max: 9 } }),
      Free: "String",
      Count: simple("integer", { range: { min: 1 } }),
      Mode: enumeration(["On"]),
      Names: "Names",
      Matrix: list(list("Double")),
      Tags: map(member("String", { pattern: "a*" }), "String", { length: { max: 3 } }),
      Choice: "Choice",
      Flag: "Boolean",
      When: "Timestamp",
      Data: simple("blob", { length: { max: 3 } }),
      Any: "Document",
    }),
    PutResponse: structure({ Names: "Names" }),
    GetRequest: structure({ Name: "Name" }),
    Choice: union({ Number: "Long", Self: "Choice" }),
    Name: simple("string", { pattern: "[a-z]*" }),
    Names: list("Name", { uniqueItems: true }),
    Gone: structure({ message: "String" }, { error: "client" }),
    Busy: structure({ retryAfter: "Integer" }, { error: "server" }),
  },
});

const inRequest = { operations: ["example#Put"], sides: ["input"] } as const;

test("strings, numbers, lists and maps are sites; what limits them is on member or target", () => {
  const sites = constraintSites(service, inRequest);
  expect(
    sites.map(({ kind, member: { id }, constraints }) => [id, kind, constraints.join(" ")]),
  ).toEqual([
    ["example#PutRequest$Name", "string", "length pattern"],
    ["example#PutRequest$Free", "string", ""],
    ["example#PutRequest$Count", "number", "range"],
    ["example#PutRequest$Mode", "string", "enum"],
    ["example#PutRequest$Names", "list", "uniqueItems"],
    ["example#PutRequest$Matrix", "list", ""],
    ["example#PutRequest$Tags", "map", "length"],
    ["example#Names$member", "string", "pattern"],
    ["example#PutRequest.Matrix$member", "list", ""],
    ["example#PutRequest.Matrix.member$member", "number", ""],
    ["example#PutRequest.Tags$key", "string", "pattern"],
    ["example#PutRequest.Tags$value", "string", ""],
    ["example#Choice$Number", "number", ""],
  ]);
});

describe("the scope", () => {
  const ids = (scope: Parameters<typeof constraintSites>[1]): readonly string[] =>
    constraintSites(service, scope).map(({ member: { id } }) => id);

  test("is all of the service by default, each site once", () => {
    const all = ids({});
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain("example#GetRequest$Name");
    expect(all).toContain("example#Gone$message");
    expect(all).toContain("example#Busy$retryAfter");
  });

  test("can be some operations, or some of their sides", () => {
    expect(ids({ operations: ["example#Get"], sides: ["input", "output"] })).toEqual([
      "example#GetRequest$Name",
    ]);
    expect(ids({ operations: ["example#Put"], sides: ["errors"] })).toEqual([
      "example#Gone$message",
      "example#Busy$retryAfter",
    ]);
  });

  test("an operation that does not exist is an error", () => {
    expect(() => ids({ operations: ["example#Nothing"] })).toThrow("example#Nothing");
  });
});

test("paths go through lists and maps, whether they have names or not", () => {
  const paths = constraintSitesByPath(service, { ...inRequest, sides: ["input", "output"] });
  expect([...paths.keys()].sort()).toEqual([
    "example#Choice$Number",
    "example#PutRequest$Count",
    "example#PutRequest$Free",
    "example#PutRequest$Matrix",
    "example#PutRequest$Matrix$member",
    "example#PutRequest$Matrix$member$member",
    "example#PutRequest$Mode",
    "example#PutRequest$Name",
    "example#PutRequest$Names",
    "example#PutRequest$Names$member",
    "example#PutRequest$Tags",
    "example#PutRequest$Tags$key",
    "example#PutRequest$Tags$value",
    "example#PutResponse$Names",
    "example#PutResponse$Names$member",
  ]);
  expect(paths.get("example#PutResponse$Names$member")?.constraints).toEqual(["pattern"]);
});

test("a list of itself is entered once", () => {
  const recursive = model({
    operations: { Put: { input: "Request" } },
    shapes: { Request: structure({ Nest: "Nest" }), Nest: list("Nest") },
  });
  expect([...constraintSitesByPath(recursive).keys()]).toEqual([
    "example#Request$Nest",
    "example#Request$Nest$member",
  ]);
});
