// Effect 4: schemas with generators of its own, no longer fast-check's.
import { Arbitrary, Effect, Schema } from "effect";

/** Samples of a shape, from the node of its contract. */
export function effect4(root) {
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
              required ? schemaOf(target) : Schema.optionalKey(schemaOf(target)),
            ]),
          ),
        );
      case "list":
        return checked(Schema.Array(schemaOf(node.member.target)), lengthChecks(node.length));
      case "map":
        return Schema.Record(schemaOf(node.key.target), schemaOf(node.value.target));
      case "string":
        return checked(Schema.String, [
          ...lengthChecks(node.length),
          ...(node.pattern === undefined ? [] : [Schema.isPattern(new RegExp(node.pattern))]),
        ]);
      case "enum":
        return Schema.Literals(node.values);
      case "integer":
      case "long":
        return checked(Schema.Int, rangeChecks(node.range));
      case "float":
      case "double":
        return checked(Schema.Number, rangeChecks(node.range));
      case "boolean":
        return Schema.Boolean;
    }
    throw new Error(`${node.id}: no schema for a ${node.type}.`);
  };
  const arbitrary = Arbitrary.schema(schemaOf(root));
  return (count, seed) => Effect.runSync(Arbitrary.sampleEffect(arbitrary, { count, seed }));
}

function checked(schema, checks) {
  return checks.length === 0 ? schema : schema.check(...checks);
}

function lengthChecks({ min = 0, max }) {
  return [
    ...(min > 0 ? [Schema.isMinLength(min)] : []),
    ...(max === undefined ? [] : [Schema.isMaxLength(max)]),
  ];
}

function rangeChecks({ min, max }) {
  return [
    ...(min === undefined ? [] : [Schema.isGreaterThanOrEqualTo(min)]),
    ...(max === undefined ? [] : [Schema.isLessThanOrEqualTo(max)]),
  ];
}
