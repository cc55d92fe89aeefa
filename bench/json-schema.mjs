/**
 * The JSON Schema (draft 2020-12) that says the same as a shape of a contract, so that peers that
 * know only JSON Schema do the same work. Structures are closed, as they are in the contract.
 */
export function jsonSchemaOf(shape) {
  const definitions = {};
  const root = schemaOf(shape.node, definitions);
  return { $schema: "https://json-schema.org/draft/2020-12/schema", $defs: definitions, ...root };
}

function schemaOf(node, definitions) {
  switch (node.type) {
    case "structure":
    case "union":
      if (!Object.hasOwn(definitions, node.name)) {
        definitions[node.name] = true;
        definitions[node.name] = objectOf(node, definitions);
      }
      return { $ref: `#/$defs/${node.name}` };
    case "list":
      return {
        type: "array",
        items: schemaOf(node.member.target, definitions),
        ...limits(node.length, "minItems", "maxItems"),
        ...(node.uniqueItems ? { uniqueItems: true } : {}),
      };
    case "map":
      return {
        type: "object",
        propertyNames: schemaOf(node.key.target, definitions),
        additionalProperties: schemaOf(node.value.target, definitions),
        ...limits(node.length, "minProperties", "maxProperties"),
      };
    case "string":
      return {
        type: "string",
        ...limits(node.length, "minLength", "maxLength"),
        ...(node.pattern === undefined ? {} : { pattern: wholePattern(node) }),
      };
    case "enum":
    case "intEnum":
      return { enum: node.values };
    case "byte":
    case "short":
    case "integer":
    case "long":
      return { type: "integer", ...limits(node.range, "minimum", "maximum") };
    case "float":
    case "double":
      return { type: "number", ...limits(node.range, "minimum", "maximum") };
    case "boolean":
      return { type: "boolean" };
    case "bigInteger":
    case "bigDecimal":
    case "blob":
    case "document":
    case "timestamp":
      throw new Error(
        `${node.id}: JSON has no value for a ${node.type}, so there is no comparison.`,
      );
  }
  throw new Error(`${node.id}: unknown type of shape ${node.type}.`);
}

function objectOf(node, definitions) {
  const properties = node.members.map(({ name, target }) => [name, schemaOf(target, definitions)]);
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    required: node.members.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
    ...(node.type === "union" ? { minProperties: 1, maxProperties: 1 } : {}),
  };
}

function limits({ min, max }, minimum, maximum) {
  return {
    ...(min === undefined ? {} : { [minimum]: min }),
    ...(max === undefined ? {} : { [maximum]: max }),
  };
}

/** The pattern of a string that has one, for peers that look for a match anywhere in the text. */
export function wholePattern({ pattern }) {
  return `^(?:${pattern})$`;
}
