import type { ShapeNode } from "@shapesmith/contract";

/** Values of another type that are mistaken for one of the shape, the likeliest mistakes first. */
export function* wrongTypes(node: ShapeNode, value: unknown): Generator {
  switch (node.type) {
    case "structure":
    case "map":
      yield [];
      yield "";
      return;
    case "union":
      if (node.streaming) {
        yield {};
        return;
      }
      yield [];
      yield typeof value === "object" && value !== null ? (Object.keys(value)[0] ?? "") : "";
      return;
    case "list":
      yield Array.isArray(value) && value.length > 0 ? { "0": value[0] as unknown } : {};
      yield "";
      return;
    case "string":
    case "enum":
      yield 0;
      yield [value];
      yield {};
      return;
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "intEnum":
      yield String(value);
      yield Number(value) + 0.5;
      yield BigInt(Math.trunc(Number(value)));
      return;
    case "float":
    case "double":
      yield String(value);
      yield true;
      return;
    case "bigInteger":
      yield Number(value);
      yield String(value);
      return;
    case "bigDecimal":
      yield 0.5;
      yield "0.5";
      return;
    case "blob":
      yield [];
      yield 0;
      return;
    case "boolean":
      yield String(value);
      yield value === true ? 1 : 0;
      return;
    case "timestamp":
      yield value instanceof Date ? value.toISOString() : "";
      yield new Date(Number.NaN);
      return;
    case "document":
      yield Number.NaN;
      yield () => null;
  }
}
