// Effect 3: schemas with their arbitraries. They are fast-check's, so that the pattern with an empty
// group is rewritten as a union.
import { Arbitrary, FastCheck as fc, Schema } from "effect";

/** The arbitrary of a shape, from the node of its contract. */
export function effect3(root) {
  const schemas = new Map();
  const schemaOf = (node) => {
    if (!schemas.has(node)) schemas.set(node, build(node));
    return schemas.get(node);
  };
  const build = (node) => {
    switch (node.type) {
      case "structure":
        return Schema.Struct(
          Object.fromEntries(
            node.members.map(({ name, target, required }) => [
              name,
              required ? schemaOf(target) : Schema.optionalWith(schemaOf(target), { exact: true }),
            ]),
          ),
        );
      case "list":
        return bounded(
          Schema.Array(schemaOf(node.member.target)),
          node.length,
          Schema.minItems,
          Schema.maxItems,
        );
      case "map":
        return Schema.Record({
          key: schemaOf(node.key.target),
          value: schemaOf(node.value.target),
        });
      case "string":
        return stringOf(node);
      case "enum":
        return Schema.Literal(...node.values);
      case "integer":
      case "long":
        return Schema.Int.pipe(Schema.between(node.range.min, node.range.max));
      case "float":
      case "double":
        return Schema.Number.pipe(Schema.between(node.range.min ?? -1e15, node.range.max ?? 1e15));
      case "boolean":
        return Schema.Boolean;
    }
    throw new Error(`${node.id}: no schema for a ${node.type}.`);
  };
  return { fc, arbitrary: Arbitrary.make(schemaOf(root)) };
}

function stringOf({ pattern, length }) {
  const ending = "|()$";
  if (pattern?.endsWith(ending)) {
    const rest = stringOf({ pattern: `${pattern.slice(0, -ending.length)}$`, length });
    return Schema.Union(rest, Schema.Literal(""));
  }
  const text = bounded(Schema.String, length, Schema.minLength, Schema.maxLength);
  return pattern === undefined ? text : text.pipe(Schema.pattern(new RegExp(pattern)));
}

function bounded(schema, { min = 0, max }, least, most) {
  const atLeast = min > 0 ? schema.pipe(least(min)) : schema;
  return max === undefined ? atLeast : atLeast.pipe(most(max));
}
