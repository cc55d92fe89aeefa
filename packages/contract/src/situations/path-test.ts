import { type PathTree, searchPath } from "../jmespath.js";

type Value = Readonly<Record<string, unknown>>;
type Evaluate = (value: Value) => unknown;

/**
 * A test of structures out of a JMESPath expression: comparisons and their combinations become plain
 * JavaScript, because conditions are tested with every validation; the library does the rest. Where
 * functions refuse what they are given, which is absent or of another type, there is nothing to test.
 */
export function pathTest(expression: string, tree: PathTree): (value: Value) => boolean {
  const evaluate = plainly(tree) ?? ((value: Value) => searched(value, expression));
  return (value) => isTruthy(evaluate(value));
}

function searched(value: Value, expression: string): unknown {
  try {
    return searchPath(value, expression);
  } catch {
    return true;
  }
}

function plainly(tree: PathTree): Evaluate | undefined {
  if (tree.type === "Literal") {
    const { value } = tree;
    return typeof value === "object" && value !== null ? undefined : () => value;
  }
  if (tree.type === "Field") return (value) => memberOrNull(value, tree.name);
  if (tree.type === "NotExpression") {
    const child = plainly(tree.child);
    return child && ((value) => !isTruthy(child(value)));
  }
  if (tree.type === "Comparator") {
    return comparison(tree.name, plainly(tree.left), plainly(tree.right));
  }
  if (tree.type !== "AndExpression" && tree.type !== "OrExpression") return undefined;
  const left = plainly(tree.left);
  const right = plainly(tree.right);
  if (left === undefined || right === undefined) return undefined;
  const isOr = tree.type === "OrExpression";
  return (value) => {
    const first = left(value);
    return isTruthy(first) === isOr ? first : right(value);
  };
}

function comparison(
  name: string,
  left: Evaluate | undefined,
  right: Evaluate | undefined,
): Evaluate | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (name === "EQ") return (value) => isEqual(left(value), right(value));
  if (name === "NE") return (value) => !isEqual(left(value), right(value));
  return undefined;
}

/** Of objects and lists only identity is compared: no condition compares two of them. */
function isEqual(one: unknown, other: unknown): boolean {
  return one === other;
}

function memberOrNull(value: Value, name: string): unknown {
  const member = Object.hasOwn(value, name) ? value[name] : undefined;
  return member === undefined ? null : member;
}

/** What counts as true in JMESPath: all but null, false, and what is empty. */
function isTruthy(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === "") return false;
  if (typeof value !== "object") return true;
  return Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0;
}
