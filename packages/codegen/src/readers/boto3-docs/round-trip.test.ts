import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  enumeration,
  list,
  map,
  member,
  type MemberSpec,
  model,
  type ModelSpec,
  required,
  type ShapeSpec,
  simple,
  structure,
  type Target,
  union,
} from "../../model/construct.js";
import { expectData, expectOperation, type Model } from "../../model/model.js";
import { nameOf } from "../../model/shape-id.js";
import type { ShapeId } from "../../model/shape.js";
import { readBoto3Pages } from "./index.js";
import { pageOf } from "./testing.js";

/** What a page can tell of a shape, and nothing else. */
function treeOf(from: Model, id: ShapeId, isRequest: boolean, around: readonly ShapeId[]): unknown {
  if (around.includes(id)) return "recursive";
  const shape = expectData(from, id);
  const within = [...around, id];
  const tree = (target: ShapeId): unknown => treeOf(from, target, isRequest, within);
  if (shape.type === "structure" || shape.type === "union") {
    const members = [...shape.members.values()].map(({ name, target, traits }) => {
      const isRequired = isRequest && traits.required === true;
      return [name, isRequired, traits.idempotencyToken, tree(target)];
    });
    return { type: shape.type, streaming: shape.traits.streaming, members };
  }
  if (shape.type === "list") return [tree(shape.member.target)];
  if (shape.type === "map") return { key: tree(shape.key.target), value: tree(shape.value.target) };
  if (shape.type === "enum") return shape.members.map(({ value }) => value);
  return shape.type === "integer" ? "long" : shape.type;
}

function sidesOf(from: Model): unknown {
  return from.service.operations.map((id) => {
    const { input, output, errors } = expectOperation(from, id);
    const sides = [treeOf(from, input, true, []), treeOf(from, output, false, [])];
    return [nameOf(id), ...sides, errors.map(nameOf)];
  });
}

function expectRoundTrip(spec: ModelSpec): void {
  const original = model({ namespace: "com.amazonaws.weather", service: "Weather", ...spec });
  const pages = original.service.operations.map((id) => pageOf(original, nameOf(id)));
  const read = readBoto3Pages(pages);
  expect(sidesOf(read.model)).toEqual(sidesOf(original));
  expect(read.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(read.model.service).toMatchObject({
    id: original.service.id,
    version: original.service.version,
  });
}

const name = fc.constantFrom("A", "Bb", "Name", "items", "then", "If", "default");
const leaves = ["string", "boolean", "integer", "double", "float", "timestamp", "blob", "document"];
const value = fc.stringMatching(/^[a-z][\w. *\-/]{0,5}[a-z]$/).filter((text) => text !== "string");
const { shape, container } = fc.letrec<{ shape: ShapeSpec; container: ShapeSpec }>((tie) => {
  const target = tie("shape") as fc.Arbitrary<Target>;
  const members = (
    make: (of: Target) => Target | MemberSpec,
  ): fc.Arbitrary<Readonly<Record<string, Target | MemberSpec>>> =>
    fc.dictionary(name, target.map(make), { maxKeys: 4, minKeys: 1 });
  const plain = members((of) => of);
  return {
    shape: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom(...leaves).map((type) => simple(type as "string")),
      fc.uniqueArray(value, { minLength: 1, maxLength: 3 }).map((values) => enumeration(values)),
      tie("container"),
    ),
    container: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc
        .oneof(
          plain,
          members((of) => required(of)),
        )
        .map((given) => structure(given)),
      plain.map((given) => union(given)),
      target.map((element) => list(element)),
      target.map((inner) => map("String", inner)),
      fc.constant(structure()),
    ),
  };
});
const token = fc.constant(member("String", { idempotencyToken: true }));
const side = fc.dictionary(name, fc.oneof(shape, container, token), { minKeys: 1, maxKeys: 4 });

describe("a model that is written as pages and read again", () => {
  it("has the same members, types, enums and errors", () => {
    fc.assert(
      fc.property(side, side, (input, output) => {
        expectRoundTrip({
          operations: { GetIt: { input: "In", output: "Out", errors: ["Lost", "Broken"] } },
          shapes: {
            In: structure(input),
            Out: structure(output),
            Lost: structure({}, { error: "client" }),
            Broken: structure({}, { error: "server" }),
          },
        });
      }),
      { seed: 20261126, numRuns: 150 },
    );
  });

  it("may have several operations, without request or response, or called like one", () => {
    expectRoundTrip({
      operations: {
        Get: { output: "Out" },
        GetResponse: { input: "In" },
        PutAll: {},
      },
      shapes: { In: structure({ Id: "String" }), Out: structure({ Id: "String" }) },
    });
  });

  it("keeps recursion, where one shape is around it", () => {
    expectRoundTrip({
      operations: { Get: { input: "In" } },
      shapes: {
        In: structure({ Node: "Node" }),
        Node: structure({ Value: "String", Next: "Node", All: list("Node") }),
      },
    });
  });

  it("keeps streams of bytes and of events", () => {
    expectRoundTrip({
      operations: { Get: { output: "Out" } },
      shapes: {
        Out: structure({ Body: simple("blob", { streaming: true }), Events: "Events" }),
        Events: union({ One: structure({ A: "String" }), Two: structure() }, { streaming: true }),
      },
    });
  });
});
