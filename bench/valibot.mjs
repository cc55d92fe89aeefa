import * as v from "valibot";
import { wholePattern } from "./json-schema.mjs";

/**
 * The valibot schema that says the same as a shape of a contract. Structures are closed, as they are
 * in the contract. Texts are measured in UTF-16 code units, which is all that valibot counts fast.
 */
export function valibotOf(shape) {
  return schemaOf(shape.node, new Map());
}

function schemaOf(node, structures) {
  switch (node.type) {
    case "structure":
    case "union":
      return structureOf(node, structures);
    case "list":
      if (node.uniqueItems) throw new Error(`${node.id}: valibot compares no elements.`);
      return v.pipe(
        v.array(schemaOf(node.member.target, structures)),
        ...limits(node.length, v.minLength, v.maxLength),
      );
    case "map":
      return v.pipe(
        v.record(schemaOf(node.key.target, structures), schemaOf(node.value.target, structures)),
        ...limits(node.length, v.minEntries, v.maxEntries),
      );
    case "string":
      return v.pipe(
        v.string(),
        ...limits(node.length, v.minLength, v.maxLength),
        ...(node.pattern === undefined ? [] : [v.regex(new RegExp(wholePattern(node)))]),
      );
    case "enum":
    case "intEnum":
      return v.picklist(node.values);
    case "byte":
    case "short":
    case "integer":
    case "long":
      return v.pipe(v.number(), v.integer(), ...limits(node.range, v.minValue, v.maxValue));
    case "float":
    case "double":
      return v.pipe(v.number(), ...limits(node.range, v.minValue, v.maxValue));
    case "boolean":
      return v.boolean();
  }
  throw new Error(`${node.id}: no schema is known for a ${node.type}.`);
}

function structureOf(node, structures) {
  const known = structures.get(node);
  if (known !== undefined) return known;
  // Met again while its members are made: it contains itself.
  structures.set(
    node,
    v.lazy(() => structures.get(node)),
  );
  const entries = node.members.map(({ name, target, required }) => {
    const schema = schemaOf(target, structures);
    return [name, required ? schema : v.exactOptional(schema)];
  });
  const object = v.strictObject(Object.fromEntries(entries));
  const schema = node.type === "union" ? v.pipe(object, v.entries(1)) : object;
  structures.set(node, schema);
  return schema;
}

function limits({ min, max }, minimum, maximum) {
  return [
    ...(min === undefined ? [] : [minimum(min)]),
    ...(max === undefined ? [] : [maximum(max)]),
  ];
}
