import type { ShapeNode } from "@shapesmith/contract";
import type { CallOrder } from "./call-order.js";
import { printData } from "./print-data.js";
import type { Rule } from "./rule.js";
import type { Rules } from "./rules.js";

/** An error that names what no call got; undefined where everything was used. */
export function unusedBehaviors(
  clientName: string,
  operations: Readonly<Record<string, { readonly request: { readonly node: ShapeNode } }>>,
  rules: Rules,
  orders: readonly CallOrder[],
): Error | undefined {
  const steps = orders.flatMap((order) => [...order.left, ...order.silent]);
  const unused = [
    ...[...rules].map(([operation, rule]) => ({ operation, rule, place: "" })),
    ...steps.map((step) => ({ ...step, place: " in its order" })),
  ].flatMap(({ operation, rule, place }) => {
    const why = whyUnused(rule);
    if (why === undefined) return [];
    const input =
      rule.pattern === undefined
        ? "any input"
        : printData(rule.pattern, operations[operation]?.request.node);
    return [`  ${operation} with ${input}${place}: ${why}`];
  });
  if (unused.length === 0) return undefined;
  return new Error(
    [`The mock of ${clientName} has answers that no call got:`, ...unused].join("\n"),
  );
}

function whyUnused(rule: Rule): string | undefined {
  if (rule.isSilent) return "was never told what to answer";
  if (rule.left > 0) {
    const given = rule.used === 0 ? "" : ` after ${rule.used}`;
    return `${rule.left} ${rule.left === 1 ? "answer is" : "answers are"} left${given}`;
  }
  if (!rule.isIdle) return undefined;
  return rule.used === 0 ? "no call came" : `no call came after ${rule.used}`;
}
