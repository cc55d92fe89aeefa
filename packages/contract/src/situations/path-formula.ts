import type { MemberRule, Scalar } from "../data.js";
import type { PathTree } from "../jmespath.js";

/** Members that must be as the rules say, all at once: one way to keep a condition. */
export type Alternative = ReadonlyMap<string, MemberRule>;

/** More ways than this are not worked out: values are then tried instead. */
const mostAlternatives = 64;

/**
 * The ways in which a condition can be kept, where it is made of comparisons of members with
 * constants; `undefined` where it says more than that.
 */
export function alternativesOf(tree: PathTree): readonly Alternative[] | undefined {
  return waysOf(tree, true);
}

/** The ways in which a condition can be broken, where it is made of comparisons with constants. */
export function breachesOf(tree: PathTree): readonly Alternative[] | undefined {
  return waysOf(tree, false);
}

function waysOf(tree: PathTree, expected: boolean): readonly Alternative[] | undefined {
  if (tree.type === "NotExpression") return waysOf(tree.child, !expected);
  if (tree.type === "Field") {
    const rules = expected ? truthy : falsy;
    return rules.map((rule) => new Map([[tree.name, rule]]));
  }
  if (tree.type === "Comparator") return comparedWays(tree, expected);
  if (tree.type !== "AndExpression" && tree.type !== "OrExpression") return undefined;
  const left = waysOf(tree.left, expected);
  const right = waysOf(tree.right, expected);
  if (left === undefined || right === undefined) return undefined;
  const isEither = (tree.type === "OrExpression") === expected;
  return limited(isEither ? [...left, ...right] : bothOf(left, right));
}

/** A member by itself counts as true unless it is absent, false or empty. */
const truthy: readonly MemberRule[] = [{ not: ["", false] }];
const falsy: readonly MemberRule[] = [null, { is: "" }, { is: false }];

function comparedWays(
  { name, left, right }: Extract<PathTree, { readonly type: "Comparator" }>,
  expected: boolean,
): readonly Alternative[] | undefined {
  if (name !== "EQ" && name !== "NE") return undefined;
  const [field, literal] = left.type === "Field" && !isNull(left) ? [left, right] : [right, left];
  if (field.type !== "Field" || isNull(field)) return undefined;
  const value = constantOf(literal);
  if (value === undefined) return undefined;
  const rules = rulesOf(value, (name === "EQ") === expected);
  return rules.map((rule) => new Map([[field.name, rule]]));
}

function isNull(tree: PathTree): boolean {
  return tree.type === "Field" && tree.name === "null";
}

/** `null` is written as a literal, or as a name that no structure has. */
function constantOf(tree: PathTree): Scalar | null | undefined {
  if (isNull(tree)) return null;
  if (tree.type !== "Literal") return undefined;
  const { value } = tree;
  const isScalar = ["string", "number", "boolean"].includes(typeof value) || value === null;
  return isScalar ? (value as Scalar | null) : undefined;
}

/** Ways to be equal to a constant, or not to be. */
function rulesOf(value: Scalar | null, isEqual: boolean): readonly MemberRule[] {
  if (value === null) return [isEqual ? null : { present: true }];
  return isEqual ? [{ is: value }] : [null, { not: [value] }];
}

function limited(ways: readonly Alternative[] | undefined): readonly Alternative[] | undefined {
  return ways === undefined || ways.length > mostAlternatives ? undefined : ways;
}

function bothOf(
  left: readonly Alternative[],
  right: readonly Alternative[],
): readonly Alternative[] | undefined {
  if (left.length * right.length > mostAlternatives) return undefined;
  return left.flatMap((one) =>
    right.flatMap((other) => {
      const both = merged(one, other);
      return both === undefined ? [] : [both];
    }),
  );
}

/** Undefined where they contradict each other. */
function merged(one: Alternative, other: Alternative): Alternative | undefined {
  const both = new Map(one);
  for (const [name, rule] of other) {
    const known = both.get(name);
    const met = known === undefined ? rule : meeting(known, rule);
    if (met === undefined) return undefined;
    both.set(name, met);
  }
  return both;
}

/** What both rules allow; undefined for nothing. Only rules that comparisons give come up here. */
function meeting(one: MemberRule, other: MemberRule): MemberRule | undefined {
  if (one === null || other === null) return one === other ? null : undefined;
  if ("is" in one) return allows(other, one.is) ? one : undefined;
  if ("is" in other) return allows(one, other.is) ? other : undefined;
  if ("not" in one && "not" in other) return { not: [...one.not, ...other.not] };
  return "not" in one ? one : other;
}

function allows(rule: Exclude<MemberRule, null>, value: Scalar): boolean {
  if ("is" in rule) return rule.is === value;
  return !("not" in rule) || !rule.not.includes(value);
}
