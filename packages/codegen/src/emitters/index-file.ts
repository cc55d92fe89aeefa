import type { Plan } from "../plan/plan.js";
import { header } from "./header.js";

/** `index.ts`: the types, and each concern as a namespace. */
export function emitIndex(plan: Plan): string {
  const namespaces = ["arbitraries", "contract", "fixtures"];
  if (plan.client !== undefined) namespaces.push("mocks");
  const lines = namespaces.map((name) => `export * as ${name} from "./${name}.js";\n`);
  return `${header(plan)}\n${lines.join("")}export * from "./types.js";\n`;
}
