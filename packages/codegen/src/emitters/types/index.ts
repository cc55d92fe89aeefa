import type { Plan } from "../../plan/plan.js";
import { propertyKey } from "../../typescript/literal.js";
import { SourceFile } from "../../typescript/source-file.js";
import { header } from "../header.js";
import { declaration } from "./declaration.js";
import { errorMessages } from "./error-messages.js";
import { type TypeContext, typeOfTarget } from "./expression.js";
import { observedTypes } from "./observed.js";
import { operationTypes } from "./operation.js";
import { situationTypes } from "./situations.js";

/** `types.ts`: the types of the service in the SDK's own form, assignable to and from them. */
export function emitTypes(plan: Plan): string {
  const declared = ["Operations", "Shapes", ...plan.declaredTypes];
  const file = new SourceFile([...declared, ...plan.shapes.map((shape) => shape.name)]);
  const context: TypeContext = { plan, file, observed: false };
  for (const planned of plan.shapes) {
    const text = declaration(context, planned);
    if (text !== undefined) file.print(`${text}\n`);
  }
  file.print("/** The type of every shape's values, by the shape's name. */\n");
  file.print(`export interface Shapes {\n${shapeLines(context).join("")}}\n\n`);
  file.print(errorMessages(plan));
  file.print(observedTypes(context));
  file.print(situationTypes(context));
  file.print("/** What every operation takes, answers and refuses with, by its Smithy name. */\n");
  const operations = plan.operations.map((planned) => operationTypes(context, planned));
  file.print(`export interface Operations {\n${operations.join("")}}\n`);
  return file.toString(header(plan));
}

function shapeLines(context: TypeContext): readonly string[] {
  return context.plan.shapes
    .filter((planned) => planned.functionName !== undefined)
    .map((planned) => {
      const { shape } = planned;
      // The value of an event stream's union is one event; members hold the stream.
      const type =
        shape.type === "union" ? planned.name : typeOfTarget(context, shape.id, planned.inRequests);
      return `  ${propertyKey(planned.name)}: ${type};\n`;
    });
}
