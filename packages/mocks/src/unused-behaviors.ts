import type { ShapeNode } from "@shapesmith/contract";
import type { Answers } from "./answers.js";
import { printData } from "./print-data.js";
import type { Rule } from "./rule.js";

/** An error that names what no call got; undefined where everything was used. */
export function unusedBehaviors(
  clientName: string,
  operations: Readonly<Record<string, { readonly request: { readonly node: ShapeNode } }>>,
  { orders, players, rules }: Answers,
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
  for (const { isAsked, name } of players) {
    if (!isAsked) unused.push(`  ${name}, which is played: no call came`);
  }
  if (unused.length === 0) return undefined;
  return new Error(
    [`The mock of ${clientName} has answers that no call got:`, ...unused].join("\n"),
  );
}

function whyUnused(rule: Rule): string | undefined {
  if (rule.isSilent) return "was never told what to answer";
  const { left, replaced, used } = rule;
  const after = used === 0 ? "" : ` after ${used}`;
  const why = [];
  if (left > 0) why.push(`${left} ${left === 1 ? "answer is" : "answers are"} left${after}`);
  else if (rule.isIdle) why.push(`no call came${after}`);
  if (replaced > 0) {
    const answers = replaced === 1 ? "lasting answer was" : "lasting answers were";
    why.push(`${replaced} ${answers} replaced before a call came`);
  }
  return why.length === 0 ? undefined : why.join("; ");
}
