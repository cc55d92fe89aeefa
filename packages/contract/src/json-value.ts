import type { MemberNode, ShapeNode } from "./node.js";

/**
 * The value that JSON data stands for, as the SDK has it: texts and seconds become dates, texts
 * become bytes. What does not fit the shape stays as it is, for `validate` to tell.
 */
export function valueOfJson(node: ShapeNode, json: unknown): unknown {
  switch (node.type) {
    case "structure":
    case "union":
      return mapRecord(json, (part, name) => memberValue(node.memberByName.get(name), part));
    case "map":
      return mapRecord(json, (part) => memberValue(node.value, part));
    case "list":
      return Array.isArray(json) ? json.map((part) => memberValue(node.member, part)) : json;
    case "timestamp":
      return dateOf(json);
    case "blob":
      return typeof json === "string" ? new TextEncoder().encode(json) : json;
    case "string":
    case "enum":
    case "intEnum":
    case "boolean":
    case "document":
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "bigInteger":
    case "bigDecimal":
      return json;
  }
}

function memberValue(member: MemberNode | undefined, json: unknown): unknown {
  return member === undefined ? json : valueOfJson(member.target, json);
}

function mapRecord(json: unknown, change: (part: unknown, name: string) => unknown): unknown {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return json;
  // fromEntries defines each key as it is, also one that would set the prototype.
  return Object.fromEntries(Object.entries(json).map(([name, part]) => [name, change(part, name)]));
}

/** Examples have dates as texts, with the zone in several forms, and as seconds since 1970. */
function dateOf(json: unknown): unknown {
  if (typeof json !== "string" && typeof json !== "number") return json;
  const isSeconds = typeof json === "number" || /^\d+(\.\d+)?$/.test(json);
  const date = new Date(isSeconds ? Number(json) * 1000 : json);
  return Number.isNaN(date.getTime()) ? json : date;
}
