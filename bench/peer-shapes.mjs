import { readFileSync } from "node:fs";

/**
 * What an OpenAPI document can say of a shape, so that all generators are told the same.
 *
 * @typedef {object} PeerShape
 * @property {string} kind a kind of `kinds` below
 * @property {Readonly<Record<string, string>>} [members] each member's shape
 * @property {readonly string[]} [required]
 * @property {string} [item] a list's
 * @property {string} [value] a map's
 * @property {readonly (string | number)[]} [values] an enum's
 * @property {number} [min]
 * @property {number} [max]
 * @property {string} [pattern]
 */
/** @typedef {{ name: string, input?: string, output?: string }} PeerOperation */
/** @typedef {{ shapes: Map<string, PeerShape>, operations: PeerOperation[] }} PeerService */

/** Both formats' words for the simple types, by what OpenAPI makes of them. */
const kinds = new Map(
  Object.entries({
    string: ["string", "enum"],
    integer: ["byte", "short", "integer", "intEnum", "long", "bigInteger"],
    number: ["float", "double", "bigDecimal"],
    boolean: ["boolean"],
    blob: ["blob"],
    timestamp: ["timestamp"],
    any: ["document"],
    structure: ["structure"],
    union: ["union"],
    list: ["list", "set"],
    map: ["map"],
  }).flatMap(([kind, types]) => types.map((type) => [type, kind])),
);

/** The shapes that a Smithy model refers to without holding them. */
const prelude = [
  ["Unit", { kind: "structure", members: {}, required: [] }],
  ...[...kinds].flatMap(([type, kind]) => {
    const name = `${type[0].toUpperCase()}${type.slice(1)}`;
    return [name, `Primitive${name}`].map((key) => [key, { kind }]);
  }),
];

/** Reads a Smithy JSON AST or a `service-2.json` of botocore. @type {(file: string) => PeerService} */
export function peerService(file) {
  const document = JSON.parse(readFileSync(file, "utf8"));
  return document.smithy === undefined ? ofBotocore(document) : ofSmithy(document);
}

function ofSmithy(document) {
  const entries = Object.entries(document.shapes);
  const operations = entries.filter(([, { type }]) => type === "operation");
  const shapes = entries.filter(([, { type }]) => kinds.has(type));
  return {
    shapes: new Map([...prelude, ...shapes.map(([id, shape]) => [nameOf(id), smithyShape(shape)])]),
    operations: operations.map(([id, { input, output }]) => ({
      name: nameOf(id),
      input: payload(input),
      output: payload(output),
    })),
  };
}

/** A shape's name without its namespace. */
function nameOf(id) {
  return id.slice(id.indexOf("#") + 1);
}

function payload(reference) {
  const { target = "smithy.api#Unit" } = reference ?? {};
  return target === "smithy.api#Unit" ? undefined : nameOf(target);
}

function smithyShape({ type, traits = {}, members = {}, member, value }) {
  const trait = (shape, name) => shape[`smithy.api#${name}`];
  const { min, max } = trait(traits, "length") ?? trait(traits, "range") ?? {};
  const entries = Object.entries(members);
  const isEnum = type === "enum" || type === "intEnum";
  return {
    kind: kinds.get(type),
    min: numberOf(min),
    max: numberOf(max),
    pattern: trait(traits, "pattern"),
    values: isEnum
      ? entries.map(([, { traits: its = {} }]) => trait(its, "enumValue"))
      : trait(traits, "enum")?.map((entry) => entry.value),
    members: Object.fromEntries(entries.map(([name, { target }]) => [name, nameOf(target)])),
    required: entries
      .filter(([, { traits: its = {} }]) => trait(its, "required") !== undefined)
      .map(([name]) => name),
    item: member && nameOf(member.target),
    value: value && nameOf(value.target),
  };
}

function ofBotocore({ shapes, operations }) {
  return {
    shapes: new Map(Object.entries(shapes).map(([name, shape]) => [name, botocoreShape(shape)])),
    operations: Object.values(operations).map(({ name, input, output }) => ({
      name,
      input: input?.shape,
      output: output?.shape,
    })),
  };
}

function botocoreShape({ type, union, document, min, max, pattern, required, ...rest }) {
  const members = Object.entries(rest.members ?? {});
  return {
    kind: document ? "any" : union ? "union" : (kinds.get(type) ?? "string"),
    min: numberOf(min),
    max: numberOf(max),
    pattern,
    values: rest.enum,
    members: Object.fromEntries(members.map(([name, { shape }]) => [name, shape])),
    required: required ?? [],
    item: rest.member?.shape,
    value: rest.value?.shape,
  };
}

function numberOf(bound) {
  return bound === undefined ? undefined : Number(bound);
}
