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
  /** Who speaks, and why; for people. */
  readonly words: string;
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
    words:
      "Which operations, members, enum values and errors exist, and their names in TypeScript: the installed client alone; without one, whatever any source has",
  },
  requiredness: {
    order: clientFirst,
    mode: "decides",
    words: "Which members are required: the installed client, whose types say so; then the models",
  },
  types: {
    order: ["smithy", "botocore", "aws-sdk", "boto3-docs"],
    mode: "fills",
    words:
      "The kinds of numbers, and the names of lists, maps and simple shapes: the models, since clients and pages do not tell all of them",
  },
  constraints: {
    order: ["smithy", "botocore", "boto3-docs"],
    mode: "fills",
    words: "Lengths, ranges, patterns, unique items and defaults: the models; then the page's prose",
  },
  wire: {
    order: clientFirst,
    mode: "decides",
    words:
      "How values and errors travel, such as HTTP bindings and status codes: the installed client, which sends them; then the models",
  },
  pagination: {
    order: clientFirst,
    mode: "all",
    words: "Pagination, property by property: tokens of the client's paginators, items of the models",
  },
  waiters: {
    order: clientFirst,
    mode: "all",
    words: "Waiters, each by its name: those of the client, and those that only models have",
  },
  examples: {
    order: modelsFirst,
    mode: "all",
    words: "Examples: those of all sources, each title once",
  },
  marks: {
    order: clientFirst,
    mode: "fills",
    words: "What is sensitive or deprecated: where any source says so, in the client's words first",
  },
  documentation: {
    order: modelsFirst,
    mode: "fills",
    words: "Documentation: the models; then the page",
  },
  statements: {
    order: clientFirst,
    mode: "fills",
    words: "Situations, refusals and observed values: the overlay, which is laid over the result",
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
  deprecated: "marks",
  documentation: "documentation",

  observed: "statements",
  refusals: "statements",
  validation: "statements",
  situations: "statements",
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

/** What a model was read from; a merged one counts by the first of its sources. */
export function formatOf({ sources }: Model): ModelFormat {
  const format = sources[0]?.format ?? "smithy";
  return format === "overlay" ? "smithy" : format;
}

/** The source as messages call it, such as `@aws-sdk/client-lambda 3.1164.0`. */
export function nameOfSource({ sources }: Model): string {
  return sources
    .map(({ name, version }) => `${name} ${version}`.trim())
    .join(" + ");
}
