import { peerService } from "./peer-shapes.mjs";

const schemas = "#/components/schemas/";

/**
 * An OpenAPI 3.1 document of a service, as the peers need it: like RPC, one POST per operation with
 * its whole input and output, and a schema for each structure, union and enum that those reach.
 */
export function openApiOf(title, file) {
  const { shapes, operations } = peerService(file);
  const named = reached(shapes, operations).filter((name) => isNamed(shapes.get(name)));
  return {
    openapi: "3.1.0",
    info: { title, version: "1" },
    paths: Object.fromEntries(operations.map((operation) => pathOf(title, operation))),
    components: {
      schemas: Object.fromEntries(named.map((name) => [name, schemaOf(shapes, name)])),
    },
  };
}

function pathOf(title, { name, input, output }) {
  const body = input === undefined ? {} : { requestBody: { required: true, ...contentOf(input) } };
  const ok = { description: "ok", ...(output === undefined ? {} : contentOf(output)) };
  const post = { operationId: name, tags: [title], ...body, responses: { 200: ok } };
  return [`/${name}`, { post }];
}

function contentOf(name) {
  return { content: { "application/json": { schema: { $ref: schemas + name } } } };
}

function reached(shapes, operations) {
  const found = new Set();
  const open = operations.flatMap(({ input, output }) => [input, output]);
  while (open.length > 0) {
    const name = open.pop();
    if (name === undefined || found.has(name)) continue;
    found.add(name);
    const { members = {}, item, value } = shapes.get(name);
    open.push(...Object.values(members), item, value);
  }
  return [...found].toSorted();
}

function isNamed({ kind, values }) {
  return kind === "structure" || kind === "union" || values !== undefined;
}

function schemaOf(shapes, name) {
  const { kind, values, members, required, item, value, min, max, pattern } = shapes.get(name);
  if (values !== undefined) return { type: kind, enum: values };
  const part = (target) =>
    isNamed(shapes.get(target)) ? { $ref: schemas + target } : schemaOf(shapes, target);
  switch (kind) {
    case "structure":
      return { ...propertiesOf(members, part), ...(required.length > 0 ? { required } : {}) };
    case "union":
      return { ...propertiesOf(members, part), minProperties: 1, maxProperties: 1 };
    case "list":
      return { type: "array", items: part(item), minItems: min, maxItems: max };
    case "map":
      return { type: "object", additionalProperties: part(value) };
    case "string":
      return { type: kind, minLength: min, maxLength: max, pattern: legal(pattern) };
    case "integer":
    case "number":
      return { type: kind, minimum: min, maximum: max };
    case "blob":
      return { type: "string", minLength: min, maxLength: max };
    case "timestamp":
      return { type: "string", format: "date-time" };
    case "boolean":
      return { type: kind };
    case "any":
      return {};
    default:
      throw new Error(`${name} is a ${kind}, which no schema is known for.`);
  }
}

function propertiesOf(members, part) {
  const entries = Object.entries(members).map(([name, target]) => [name, part(target)]);
  return { type: "object", properties: Object.fromEntries(entries) };
}

/** A pattern that is no regular expression in JavaScript would stop the peers. */
function legal(pattern) {
  try {
    return pattern && new RegExp(pattern).source;
  } catch {
    return undefined;
  }
}
