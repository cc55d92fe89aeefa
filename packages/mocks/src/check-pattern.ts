import {
  formatPath,
  isPlainObject,
  nearest,
  printValue,
  type ShapeNode,
} from "@shapesmith/contract";
import { isValueMatcher } from "./like.js";

/**
 * An input is a structure, so that a pattern for one is an object of members, or a matcher of a test
 * runner: anything else would match nothing, or, as a regular expression does, everything.
 *
 * @throws TypeError when it is no such pattern.
 */
export function expectPattern(operation: string, pattern: unknown): void {
  const hasMembers =
    typeof pattern === "object" &&
    pattern !== null &&
    !Array.isArray(pattern) &&
    (isPlainObject(pattern) || Object.keys(pattern).length > 0);
  if (hasMembers || isValueMatcher(pattern)) return;
  throw new TypeError(
    `The pattern for ${operation} is to be an object with members of its input, or a matcher such as ` +
      `expect.objectContaining({ ... }), not ${printValue(pattern)}.`,
  );
}

/**
 * Holds a pattern's members to the shape of what it is a pattern of: one with a misspelt member
 * matches nothing, and would have `.not` pass whatever is sent. It does not look into matchers of a
 * test runner.
 *
 * @param sent inputs that were sent: their members may be named, whether the contract knows them or not.
 * @throws TypeError when the pattern names a member that there is not.
 */
export function checkPattern(
  operation: string,
  pattern: unknown,
  node: ShapeNode | undefined,
  sent: readonly unknown[],
): void {
  const seen = new Set<unknown>();
  check(pattern, node, sent, []);

  function check(
    part: unknown,
    shape: ShapeNode | undefined,
    values: readonly unknown[],
    path: readonly (string | number)[],
  ): void {
    if (typeof part !== "object" || part === null || isValueMatcher(part) || seen.has(part)) return;
    seen.add(part);
    if (shape?.type === "list" || shape?.type === "map") {
      const target = shape.type === "list" ? shape.member.target : shape.value.target;
      for (const [key, inner] of Object.entries(part)) {
        const step = Array.isArray(part) ? Number(key) : key;
        check(inner, target, within(values, key), [...path, step]);
      }
    }
    if (shape?.type !== "structure" && shape?.type !== "union") return;
    for (const [name, inner] of Object.entries(part)) {
      const member = shape.memberByName.get(name);
      const inside = within(values, name);
      if (member === undefined && inside.length === 0) throw unknownMember(shape, path, name);
      check(inner, member?.target, inside, [...path, name]);
    }
  }

  function unknownMember(
    { memberByName, name: shapeName }: ShapeNode & { type: "structure" | "union" },
    path: readonly (string | number)[],
    name: string,
  ): TypeError {
    const meant = nearest(name, memberByName.keys());
    return new TypeError(
      `The pattern for ${operation} asks for ${formatPath([...path, name])}, and ${shapeName} has no member ` +
        `${JSON.stringify(name)}${meant === undefined ? "" : `; did you mean ${meant}?`}`,
    );
  }
}

function within(values: readonly unknown[], name: string): readonly unknown[] {
  return values.flatMap((value): readonly unknown[] =>
    typeof value === "object" && value !== null && Object.hasOwn(value, name)
      ? [Reflect.get(value, name)]
      : [],
  );
}
