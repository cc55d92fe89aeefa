import type { Finding } from "./findings.js";
import type { Plan } from "./plan/plan.js";

/** Without those about shapes that are in the model but not in the plan. */
export function relevantFindings(plan: Plan, findings: readonly Finding[]): readonly Finding[] {
  const operations = new Set(plan.operations.map(({ operation }) => operation.id));
  const isPlanned = (id: string): boolean =>
    id === plan.service.id || operations.has(id) || plan.shapeById.has(id);
  return findings.filter(({ shape }) => {
    const [container = shape] = shape.split("$");
    return !plan.model.shapes.has(container) || isPlanned(container);
  });
}
