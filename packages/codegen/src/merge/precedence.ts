import type { Model, Source } from "../model/model.js";
import type { Traits } from "../model/traits.js";

/** What a source describes an API in. */
export type ModelFormat = Exclude<Source["format"], "overlay">;

/** A part of a model that one source speaks for. */
export interface Facet {
  /** Who speaks for it, the first one first. Who is not named never does. */
  readonly order: readonly ModelFormat[];
  /**
   * `decides`: the first source that has the shape or member counts, also where it says nothing.
   * `fills`: the first source that states it counts. `all`: what any source states is put together.
   */
  readonly mode: "decides" | "fills" | "all";
  /** What belongs to it, and why these speak; for people. */
  readonly what: string;
  readonly why: string;
}

export type FacetName =
  | "existence"
  | "requiredness"
  | "types"
  | "constraints"
  | "wire"
  | "pagination"
  | "waiters"
  | "examples"
  | "marks"
  | "documentation"
  | "statements";

const modelsFirst: readonly ModelFormat[] = ["smithy", "botocore", "boto3-docs", "aws-sdk"];
const clientFirst: readonly ModelFormat[] = ["aws-sdk", "smithy", "botocore", "boto3-docs"];

/** Which source speaks for what where several describe one service. The overlay comes last, over all. */
export const facets: Readonly<Record<FacetName, Facet>> = {
  existence: {
    order: clientFirst,
    mode: "decides",
    what: "operations, members, enum values and errors that exist, and names in TypeScript",
    why: "the installed client alone, since calls go through it; without one, what any source has exists",
  },
  requiredness: {
    order: clientFirst,
    mode: "decides",
    what: "required members",
    why: "the types of the installed client say so",
  },
  types: {
    order: ["smithy", "botocore", "aws-sdk", "boto3-docs"],
    mode: "fills",
    what: "kinds of numbers, and names of lists, maps and simple shapes",
    why: "clients and pages do not tell all of them",
  },
  constraints: {
    order: ["smithy", "botocore", "boto3-docs"],
    mode: "fills",
    what: "lengths, ranges, patterns, unique items and defaults",
    why: "clients have none, and the prose of a page is the weakest",
  },
  wire: {
    order: clientFirst,
    mode: "decides",
    what: "how values and errors travel, such as HTTP bindings and status codes",
    why: "the client is what sends them",
  },
  pagination: {
    order: clientFirst,
    mode: "all",
    what: "pagination",
    why: "tokens as the client's paginators have them, items from the models",
  },
  waiters: {
    order: clientFirst,
    mode: "all",
    what: "waiters",
    why: "each by its name, the client's first",
  },
  examples: { order: modelsFirst, mode: "all", what: "examples", why: "each title once" },
  marks: {
    order: clientFirst,
    mode: "fills",
    what: "what is sensitive or deprecated, the SDK id, and names of permissions",
    why: "where any source says so",
  },
  documentation: {
    order: modelsFirst,
    mode: "fills",
    what: "documentation",
    why: "models have all of it",
  },
  statements: {
    order: clientFirst,
    mode: "fills",
    what: "what the overlay states, such as situations, refusals and observed values",
    why: "it is laid over all else",
  },
};

/** The facet that each trait belongs to; the compiler tells of one without a row. */
export const facetOf: Readonly<Record<keyof Traits, FacetName>> = {
  required: "requiredness",

  length: "constraints",
  range: "constraints",
  pattern: "constraints",
  uniqueItems: "constraints",
  default: "constraints",
  clientOptional: "constraints",

  // Whether elements may be null is part of their TypeScript type.
  sparse: "wire",
  idempotencyToken: "wire",
  mediaType: "wire",
  streaming: "wire",
  requiresLength: "wire",
  eventPayload: "wire",
  eventHeader: "wire",
  error: "wire",
  httpError: "wire",
  retryable: "wire",
  awsQueryError: "wire",
  http: "wire",
  httpLabel: "wire",
  httpHeader: "wire",
  httpQuery: "wire",
  httpQueryParams: "wire",
  httpPrefixHeaders: "wire",
  httpPayload: "wire",
  httpResponseCode: "wire",
  hostLabel: "wire",
  endpoint: "wire",
  timestampFormat: "wire",
  jsonName: "wire",
  xmlName: "wire",
  xmlFlattened: "wire",
  xmlAttribute: "wire",

  paginated: "pagination",
  waitable: "waiters",
  examples: "examples",

  sensitive: "marks",
  service: "marks",
  iamAction: "marks",
  deprecated: "marks",
  documentation: "documentation",

  observed: "statements",
  omitted: "statements",
  refusals: "statements",
  lifecycles: "statements",
  messages: "statements",
  unmodelledErrors: "statements",
  validation: "statements",
  conditions: "statements",
  usually: "statements",
  situations: "statements",
  tagged: "statements",
  cases: "statements",
  situation: "statements",
  provenance: "statements",
};

/** Which of the sources speak for a facet, by index, the first one first. */
export type Speakers = Readonly<Record<FacetName, readonly number[]>>;

export function speakersOf(models: readonly Model[]): Speakers {
  const formats = models.map(formatOf);
  const indexesOf = ({ order }: Facet): readonly number[] =>
    order.flatMap((format) => formats.flatMap((each, index) => (each === format ? [index] : [])));
  const names = Object.keys(facets) as FacetName[];
  return Object.fromEntries(names.map((name) => [name, indexesOf(facets[name])])) as Speakers;
}

/** Who speaks for a part of a service that several sources describe. */
export interface Speaking {
  readonly facet: FacetName;
  readonly what: string;
  readonly why: string;
  /** The first one counts before the others; of those of an `all` facet each has a part. */
  readonly sources: readonly Source[];
}

/** Which of these sources speaks for what; facets of which none of them says anything are left out. */
export function whoSpeaks(sources: readonly Source[]): readonly Speaking[] {
  const hasClient = sources.some(({ format }) => format === "aws-sdk");
  return (Object.keys(facets) as FacetName[]).flatMap((facet): Speaking[] => {
    const { order, what, why } = facets[facet];
    const formats: readonly Source["format"][] = facet === "statements" ? ["overlay"] : order;
    const all = formats.flatMap((format) => sources.filter((source) => source.format === format));
    const speaking = facet === "existence" && hasClient ? all.slice(0, 1) : all;
    return speaking.length === 0 ? [] : [{ facet, what, why, sources: speaking }];
  });
}

/** What a model was read from; a merged one counts by the first of its sources. */
export function formatOf({ sources }: Model): ModelFormat {
  const format = sources[0]?.format ?? "smithy";
  return format === "overlay" ? "smithy" : format;
}

/** Whether a model says everything there is of a constraint, so that what it does not say is not there. */
export function tellsAllOf({ sources }: Model, constraint: keyof Traits): boolean {
  return sources.some(({ format }) => {
    // Descriptions of botocore leave out that items are unique.
    return format === "smithy" || (format === "botocore" && constraint !== "uniqueItems");
  });
}

/** Whether all that a model was read from is of one format. */
export function isOnly({ sources }: Model, format: ModelFormat): boolean {
  return sources.length > 0 && sources.every((source) => source.format === format);
}

/** The source as messages call it, such as `@aws-sdk/client-lambda 3.1164.0`. */
export function nameOfSource({ sources }: Model): string {
  return sources.map(({ name, version }) => `${name} ${version}`.trim()).join(" + ");
}

/** The names of several sources; what would be called the same is told apart by its hash. */
export function distinctNames(models: readonly Model[]): readonly string[] {
  const names = models.map(nameOfSource);
  return names.map((name, index) => {
    if (names.indexOf(name) === names.lastIndexOf(name)) return name;
    return `${name} (${models[index]?.sources[0]?.hash.slice(0, 8) ?? ""})`;
  });
}
