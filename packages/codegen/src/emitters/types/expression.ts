import { expectData } from "../../model/model.js";
import type { DataShape, Member, ShapeId } from "../../model/shape.js";
import type { Plan } from "../../plan/plan.js";
import { stringLiteral } from "../../typescript/literal.js";
import type { SourceFile } from "../../typescript/source-file.js";
import { runtime } from "../runtime-symbols.js";

/** What types are printed with: the service's decisions, and the file that they are printed into. */
export interface TypeContext {
  readonly plan: Plan;
  readonly file: SourceFile;
  /** Whether values may hold what was recorded though no model lists it. */
  readonly observed: boolean;
}

/** The type of a shape's values, as the SDK has it. */
export function typeOfTarget(context: TypeContext, id: ShapeId, inRequests = false): string {
  const planned = context.plan.shapeById.get(id);
  if (planned?.hasNamedType) return nameOfType(context, id);
  return typeOfShape(context, expectData(context.plan.model, id), inRequests);
}

/** The type written out: that of a list or map by its elements, even where it has a name. */
export function typeOfShape(context: TypeContext, shape: DataShape, inRequests: boolean): string {
  const { plan, file } = context;
  switch (shape.type) {
    case "structure":
    case "enum":
    case "intEnum":
      return nameOfType(context, shape.id);
    case "union": {
      const name = nameOfType(context, shape.id);
      return shape.traits.streaming ? `AsyncIterable<${name}>` : name;
    }
    case "list":
      return listType(elementType(context, shape.member, shape.traits.sparse, inRequests));
    case "map": {
      const value = elementType(context, shape.value, shape.traits.sparse, inRequests);
      const key = typeOfTarget(context, shape.key.target);
      const hasNamedType = plan.shapeById.get(shape.id)?.hasNamedType === true;
      // A record type may not refer to itself, an index signature may.
      if (hasNamedType) return `{ [key: string]: ${value} }`;
      return key === "string" ? `Record<string, ${value}>` : `Partial<Record<${key}, ${value}>>`;
    }
    case "string":
      return "string";
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
      return "number";
    case "bigInteger":
      return "bigint";
    case "bigDecimal":
      return file.use(runtime.BigDecimalValue);
    case "boolean":
      return "boolean";
    case "timestamp":
      return "Date";
    case "document":
      return file.use(runtime.DocumentValue);
    case "blob":
      if (!shape.traits.streaming) return "Uint8Array";
      return file.use(inRequests ? runtime.StreamingBlobInput : runtime.StreamingBlobOutput);
  }
}

function elementType(
  context: TypeContext,
  member: Member,
  sparse: true | undefined,
  inRequests: boolean,
): string {
  const type = typeOfTarget(context, member.target, inRequests);
  return sparse ? `${type} | null` : type;
}

function listType(element: string): string {
  return element.includes(" | ") ? `(${element})[]` : `${element}[]`;
}

/** The name of a shape's type; what may hold more in observed values has a form for these. */
export function nameOfType({ plan, observed }: TypeContext, id: ShapeId): string {
  const planned = plan.shapeById.get(id);
  if (planned === undefined) return "{}";
  return observed && planned.isObserved ? `Observed[${stringLiteral(planned.name)}]` : planned.name;
}
