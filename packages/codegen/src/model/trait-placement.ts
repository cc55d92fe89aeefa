import type { ShapeType } from "./shape.js";
import type { TraitName } from "./trait-nodes.js";

/** Where a trait stands: on a shape, or on a member of a container. */
export type TraitHolder = "shape" | "structure" | "union" | "list" | "map" | "enumMember";

/** A shape or member that traits are put on. */
export interface Placement {
  readonly holder: TraitHolder;
  /** The shape's own type; for a member the type of its target. */
  readonly type: ShapeType;
}

/** Where a trait may stand, for messages and for the check. */
interface Rule {
  readonly holders: readonly TraitHolder[];
  readonly types: readonly ShapeType[];
  readonly words: string;
}

/**
 * What is needed for the trait to stand there; undefined when it may. Wider than Smithy's selectors
 * in one respect: a trait that limits or describes values may stand on a member where Smithy has it
 * on the target only, since sources lose the names of lists and simple shapes.
 */
export function misplaced(trait: TraitName, { holder, type }: Placement): string | undefined {
  let rule = rules.get(trait);
  if (rule === undefined) rules.set(trait, (rule = ruleOf(trait)));
  return rule.holders.includes(holder) && rule.types.includes(type) ? undefined : rule.words;
}

const rules = new Map<TraitName, Rule>();

const numbers: readonly ShapeType[] = [
  "byte",
  "short",
  "integer",
  "long",
  "float",
  "double",
  "bigInteger",
  "bigDecimal",
  "intEnum",
];
const strings: readonly ShapeType[] = ["string", "enum"];
const simple: readonly ShapeType[] = [
  ...numbers,
  ...strings,
  "blob",
  "boolean",
  "timestamp",
  "document",
];
const data: readonly ShapeType[] = [...simple, "list", "map", "structure", "union"];

const members: readonly TraitHolder[] = ["structure", "union", "list", "map"];
const anywhere: readonly TraitHolder[] = ["shape", ...members];

function ruleOf(trait: TraitName): Rule {
  switch (trait) {
    case "length":
      return {
        holders: anywhere,
        types: [...strings, "blob", "list", "map"],
        words: "a string, blob, list or map",
      };
    case "range":
      return { holders: anywhere, types: numbers, words: "a number" };
    case "pattern":
      return { holders: anywhere, types: strings, words: "a string" };
    case "uniqueItems":
      return { holders: anywhere, types: ["list"], words: "a list" };
    case "sparse":
      return { holders: anywhere, types: ["list", "map"], words: "a list or map" };
    case "observed":
      return { holders: anywhere, types: strings, words: "a string or enum" };
    case "mediaType":
      return { holders: anywhere, types: ["string", "blob"], words: "a string or blob" };
    case "timestampFormat":
      return { holders: anywhere, types: ["timestamp"], words: "a timestamp" };
    case "streaming":
      return { holders: anywhere, types: ["blob", "union"], words: "a blob or union" };
    case "requiresLength":
      return { holders: anywhere, types: ["blob"], words: "a blob" };
    case "sensitive":
    case "refusals":
      return { holders: anywhere, types: data, words: "a shape that values have, or a member" };

    case "required":
    case "clientOptional":
    case "omitted":
    case "eventPayload":
    case "eventHeader":
    case "httpLabel":
    case "httpHeader":
    case "httpQuery":
    case "httpPayload":
    case "httpResponseCode":
    case "xmlAttribute":
      return { holders: ["structure"], types: data, words: "a member of a structure" };
    case "httpQueryParams":
    case "httpPrefixHeaders":
      return {
        holders: ["structure"],
        types: ["map"],
        words: "a member of a structure that targets a map",
      };
    case "idempotencyToken":
    case "hostLabel":
      return {
        holders: ["structure"],
        types: strings,
        words: "a member of a structure that targets a string",
      };
    case "jsonName":
      return {
        holders: ["structure", "union"],
        types: data,
        words: "a member of a structure or union",
      };
    case "xmlFlattened":
      return {
        holders: ["structure", "union"],
        types: ["list", "map"],
        words: "a member of a structure or union that targets a list or map",
      };
    case "xmlName":
      return { holders: anywhere, types: data, words: "a shape that values have, or a member" };
    case "default":
      return {
        holders: ["shape", "structure"],
        types: [...simple, "list", "map"],
        words: "a member of a structure, or a simple shape, list or map",
      };

    case "error":
    case "httpError":
    case "retryable":
    case "awsQueryError":
    case "messages":
      return { holders: ["shape"], types: ["structure"], words: "a structure" };
    case "http":
    case "endpoint":
    case "iamAction":
    case "paginated":
    case "waitable":
    case "examples":
      return { holders: ["shape"], types: ["operation"], words: "an operation" };
    case "situation":
      return { holders: ["shape"], types: ["operation"], words: "an operation" };
    case "conditions":
    case "usually":
    case "situations":
    case "tagged":
    case "cases":
      return { holders: ["shape"], types: ["structure"], words: "a structure" };
    case "service":
    case "lifecycles":
    case "unmodelledErrors":
    case "validation":
      return { holders: ["shape"], types: ["service"], words: "a service" };
    case "deprecated":
    case "documentation":
      return {
        holders: [...anywhere, "enumMember"],
        types: [...data, "operation", "service"],
        words: "any shape or member",
      };
  }
}
