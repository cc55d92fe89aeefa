import { camelCase } from "@shapesmith/contract";
import { byCodePoint } from "../../plan/code-point-order.js";
import type { Plan } from "../../plan/plan.js";
import { propertyKey, stringLiteral } from "../../typescript/literal.js";

/** `Waiters`: what the mock's waiters are typed by; undefined where the service has none. */
export function waitersType(plan: Plan): string | undefined {
  const lines = new Map<string, string>();
  for (const { name, operation } of plan.operations) {
    for (const [waiter, { acceptors }] of Object.entries(operation.traits.waitable ?? {})) {
      const key = camelCase(waiter);
      const fails = acceptors.some(({ state }) => state === "failure");
      const type = `{ operation: ${stringLiteral(name)}; fails: ${fails} }`;
      lines.set(key, `  ${propertyKey(key)}: ${type};\n`);
    }
  }
  if (lines.size === 0) return undefined;
  const sorted = [...lines].sort(([a], [b]) => byCodePoint(a, b)).map(([, line]) => line);
  return `/** The operation that each waiter polls, and whether it can fail. */\nexport interface Waiters {\n${sorted.join("")}}\n`;
}
