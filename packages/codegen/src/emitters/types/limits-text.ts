import { expectData, type Model } from "../../model/model.js";
import { nameOf } from "../../model/shape-id.js";
import type { Member } from "../../model/shape.js";
import type { Bounds, Traits } from "../../model/traits.js";

/** A longer pattern tells a reader little; it stands in the contract. */
const longestPattern = 60;
/** What fits beside a member's indentation and the marks of a comment. */
const longestLine = 90;

/** The traits that are told of. */
const limiting = [
  "range",
  "length",
  "uniqueItems",
  "pattern",
  "sensitive",
  "idempotencyToken",
] as const satisfies readonly (keyof Traits)[];

/** What a member's documentation says of its limits, in short sentences; nothing where it has none. */
export function limitsText(model: Model, member: Member): readonly string[] {
  const target = expectData(model, member.target);
  if (!limiting.some((name) => (member.traits[name] ?? target.traits[name]) !== undefined))
    return [];
  const traits = { ...target.traits, ...member.traits };
  const lines: string[] = [];
  if (traits.range !== undefined) lines.push(`${boundsText(traits.range)}.`);
  if (traits.length !== undefined) {
    lines.push(`${lengthText(traits.length)} ${unitOf(target.type)}.`);
  }
  if (traits.uniqueItems) lines.push("No two elements are equal.");
  const { pattern } = traits;
  if (pattern !== undefined) {
    const isLong = pattern.length > longestPattern && member.traits.pattern === undefined;
    const shape = `shapes.${nameOf(target.id)}`;
    lines.push(isLong ? `Matches the pattern of \`${shape}\`.` : `Matches \`${pattern}\`.`);
  }
  if (traits.sensitive) lines.push("Sensitive.");
  if (traits.idempotencyToken) lines.push("Filled in by the client where it is absent.");
  const sentences = lines.map((line) => line.charAt(0).toUpperCase() + line.slice(1));
  const joined = sentences.join(" ");
  return joined.length <= longestLine ? [joined] : sentences;
}

function boundsText({ min, max }: Bounds): string {
  if (max === undefined) return `at least ${min ?? 0}`;
  if (min === undefined) return `at most ${max}`;
  return min === max ? `${min}` : `${min} to ${max}`;
}

/** Of a string, list, map or blob, which cannot have less than nothing. */
function lengthText(bounds: Bounds): string {
  const { min, max } = bounds;
  return min === 0 && max !== undefined ? `at most ${max}` : boundsText(bounds);
}

function unitOf(type: string): string {
  switch (type) {
    case "list":
      return "elements";
    case "map":
      return "entries";
    case "blob":
      return "bytes";
    default:
      return "characters";
  }
}
