import { isPlainObject, printValue, type ShapeNode } from "@shapesmith/contract";
import { isValueMatcher, type ValueMatcher } from "./like.js";
import { printSecret } from "./print-secret.js";

const deepest = 3;
const mostShown = 8;

/**
 * A value on one line, as an object literal: three levels deep, eight entries of each, and without
 * what the shape says is secret.
 */
export function printData(value: unknown, node: ShapeNode | undefined, depth: number = 0): string {
  if (isValueMatcher(value)) return printMatcher(value, node, depth);
  if (node?.sensitive === true) return value === undefined ? "nothing" : printSecret(value);
  if (Array.isArray(value) && depth < deepest) {
    const items = value.map((item: unknown) => () => printData(item, child(node, ""), depth + 1));
    return value.length === 0 ? "[]" : `[${shown(items)}]`;
  }
  if (isPlainObject(value) && depth < deepest) {
    const entries = Object.entries(value)
      .filter(([, item]: [string, unknown]) => item !== undefined)
      .map(([key, item]: [string, unknown]) => () => {
        return `${printKey(key)}: ${printData(item, child(node, key), depth + 1)}`;
      });
    return entries.length === 0 ? "{}" : `{ ${shown(entries)} }`;
  }
  return printValue(value);
}

/** `StringContaining "arn:"`, in the words of the test runner. */
function printMatcher(matcher: ValueMatcher, node: ShapeNode | undefined, depth: number): string {
  const own = matcher.toAsymmetricMatcher?.();
  if (own !== undefined) return own;
  const name = String(matcher);
  if (name === "" || name.startsWith("[object")) return "a matcher";
  const { sample } = matcher;
  if (sample === undefined) return name;
  if (sample instanceof RegExp) return `${name} ${String(sample)}`;
  return `${name} ${printData(sample, node, depth + 1)}`;
}

/** The shape at a path; undefined where the path leaves what the shape knows. */
export function nodeAt(root: ShapeNode, path: readonly (string | number)[]): ShapeNode | undefined {
  let node: ShapeNode | undefined = root;
  for (const step of path) {
    // What is inside of a secret is secret.
    if (node === undefined || node.sensitive) return node;
    node = child(node, String(step));
  }
  return node;
}

function child(node: ShapeNode | undefined, key: string): ShapeNode | undefined {
  if (node?.type === "structure" || node?.type === "union")
    return node.memberByName.get(key)?.target;
  if (node?.type === "list") return node.member.target;
  return node?.type === "map" ? node.value.target : undefined;
}

function shown(parts: readonly (() => string)[]): string {
  const texts = parts.slice(0, mostShown).map((print) => print());
  if (parts.length > mostShown) texts.push(`${parts.length - mostShown} more`);
  return texts.join(", ");
}

function printKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
