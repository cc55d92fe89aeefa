import type { EnumNode, StringNode } from "../node.js";
import { compilePattern, type Pattern } from "../pattern/pattern.js";
import { codePointLength, isLengthWithin } from "../text-length.js";
import { type Check, report, reportLength } from "./search.js";
import { simple } from "./simple-check.js";

export function stringCheck(node: StringNode): Check {
  const { min = 0, max = Infinity } = node.length;
  const bounded = min > 0 || max < Infinity;
  let compiled: Pattern | undefined;
  const matches = (value: string): boolean => {
    if (node.pattern === undefined) return true;
    return (compiled ??= compilePattern(node.pattern)).matches(value);
  };
  return {
    is: (value) =>
      typeof value === "string" && (!bounded || isLengthWithin(value, min, max)) && matches(value),
    explain: (value, search) => {
      if (typeof value !== "string") return report(search, node, "type", "a string", value);
      reportLength(search, node, codePointLength(value), min, max, "characters", value);
      // A text beyond its longest is not matched as well: matching costs what the text is long.
      if (isLengthWithin(value, 0, max) && !matches(value)) {
        report(search, node, "pattern", `a match of ${node.pattern}`, value);
      }
    },
  };
}

export function enumCheck(node: EnumNode): Check {
  const values = new Set<unknown>(node.values);
  const observed = new Set<unknown>(node.observed);
  const shown = node.values.slice(0, 12).join(", ") + (node.values.length > 12 ? ", ..." : "");
  return simple(
    node,
    (value, context) =>
      values.has(value) ||
      (context.unlisted === true && typeof value === "string") ||
      (context.observed === true && observed.has(value)),
    (value) => (typeof value === "string" ? "enum" : "type"),
    `one of ${shown}`,
  );
}
