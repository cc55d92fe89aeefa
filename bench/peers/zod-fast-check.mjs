// zod 3 with zod-fast-check. It throws on patterns, so that each string with one has an override, as
// its documentation advises.
import fc from "fast-check";
import { z } from "zod";
import { ZodFastCheck } from "zod-fast-check";
import { matching } from "./matching.mjs";

/** The arbitrary of a shape, from the node of its contract. */
export function zodFastCheck(root) {
  const overrides = [];
  const schemas = new Map();
  const schemaOf = (node) => {
    if (!schemas.has(node)) schemas.set(node, build(node));
    return schemas.get(node);
  };
  const build = (node) => {
    switch (node.type) {
      case "structure":
        return z.object(
          Object.fromEntries(
            node.members.map(({ name, target, required }) => [
              name,
              required ? schemaOf(target) : schemaOf(target).optional(),
            ]),
          ),
        );
      case "list":
        return z
          .array(schemaOf(node.member.target))
          .min(node.length.min ?? 0)
          .max(node.length.max ?? 1e9);
      case "map":
        return z.record(schemaOf(node.key.target), schemaOf(node.value.target));
      case "string": {
        const { min = 0, max = 1e9 } = node.length;
        const schema = z.string().min(min).max(max);
        if (node.pattern === undefined) return schema;
        overrides.push([schema, matching(fc, node.pattern, min, max)]);
        return schema;
      }
      case "enum":
        return z.enum(node.values);
      case "integer":
      case "long":
        return z.number().int().min(node.range.min).max(node.range.max);
      case "float":
      case "double":
        return z
          .number()
          .min(node.range.min ?? -1e15)
          .max(node.range.max ?? 1e15);
      case "boolean":
        return z.boolean();
    }
    throw new Error(`${node.id}: no schema for a ${node.type}.`);
  };
  const schema = schemaOf(root);
  const withOverrides = overrides.reduce(
    (generator, [string, arbitrary]) => generator.override(string, arbitrary),
    ZodFastCheck(),
  );
  return { fc, arbitrary: withOverrides.inputOf(schema) };
}
