import type {
  CasesData,
  Grade,
  LifecycleData,
  MemberRules,
  MessageData,
  RefusalData,
  SituationData,
  TaggedData,
  UnmodelledErrorData,
  ValidationDialect,
} from "@shapesmith/contract";

/** A value as JSON has it; what Smithy calls a node. */
export type Node =
  | string
  | number
  | boolean
  | null
  | readonly Node[]
  | { readonly [key: string]: Node };

/** Inclusive limits; a side that is absent is not limited. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

export interface HttpBinding {
  readonly method: string;
  /** The path with its labels, such as `/functions/{FunctionName}`. */
  readonly uri: string;
  /** The status of a successful answer. */
  readonly code: number;
}

export interface Pagination {
  readonly inputToken: string;
  /** Dotted where the token is nested. */
  readonly outputToken: string;
  /** Member of the output that holds the page's items; absent where the source does not say. */
  readonly items?: string;
  readonly pageSize?: string;
  /** Member of the output that is false on the last page, where the service tells it that way, too. */
  readonly moreResults?: string;
}

export type OutputComparator =
  | "stringEquals"
  | "booleanEquals"
  | "allStringEquals"
  | "anyStringEquals";

export interface PathMatcher {
  /** A JMESPath expression. */
  readonly path: string;
  readonly expected: string;
  readonly comparator: OutputComparator;
}

export type Matcher =
  | { readonly output: PathMatcher }
  | { readonly inputOutput: PathMatcher }
  | { readonly errorType: string }
  | { readonly success: boolean };

export interface Acceptor {
  readonly state: "success" | "failure" | "retry";
  readonly matcher: Matcher;
}

export interface Waiter {
  readonly acceptors: readonly Acceptor[];
  /** Seconds. */
  readonly minDelay?: number;
  /** Seconds. */
  readonly maxDelay?: number;
  readonly deprecated?: boolean;
}

export interface Example {
  readonly title: string;
  readonly input?: Node;
  readonly output?: Node;
  readonly error?: { readonly shapeId: string; readonly content: Node };
  readonly allowConstraintErrors?: boolean;
}

/**
 * An error that answers the violation of one constraint. Its status and text stand where the error
 * does: {@link Traits.messages} or {@link Traits.unmodelledErrors}.
 */
export interface Refusal extends Pick<RefusalData, "constraint" | "error" | "matching"> {
  /** The name of one of the error's messages; absent: the service's usual words. */
  readonly message?: string;
}

/** Where a stated fact comes from. */
export interface Provenance {
  /** A link or the name of a public document. */
  readonly source: string;
  /** ISO date of the source, such as `2026-08-07`; absent where the source does not tell. */
  readonly date?: string;
  readonly grade: Grade;
  /** What else is known: a number that another source gives, a condition. */
  readonly note?: string;
}

/** What always holds of the members of a structure. */
export interface StatedCondition {
  /** JMESPath; values for which it is true keep the condition. */
  readonly expression: string;
  readonly description?: string;
  /** Where it differs from the grade of what else its source states. */
  readonly grade?: Grade;
}

/**
 * Everything that is known of a shape or member beside its structure, by the names of Smithy's traits.
 * The traits that Shapesmith adds stand last.
 */
export interface Traits {
  readonly required?: true;
  /** Code points of a string, bytes of a blob, elements of a list, entries of a map. */
  readonly length?: Bounds;
  readonly range?: Bounds;
  /** A regular expression in Java's dialect that the whole string must match. */
  readonly pattern?: string;
  readonly uniqueItems?: true;
  readonly default?: Node;
  readonly clientOptional?: true;
  readonly sparse?: true;

  readonly sensitive?: true;
  readonly idempotencyToken?: true;
  readonly deprecated?: { readonly message?: string; readonly since?: string };
  readonly documentation?: string;
  readonly mediaType?: string;

  readonly streaming?: true;
  readonly requiresLength?: true;
  readonly eventPayload?: true;
  readonly eventHeader?: true;

  readonly error?: "client" | "server";
  readonly httpError?: number;
  readonly retryable?: { readonly throttling?: boolean };
  readonly awsQueryError?: { readonly code: string; readonly httpResponseCode: number };

  readonly http?: HttpBinding;
  readonly httpLabel?: true;
  readonly httpHeader?: string;
  readonly httpQuery?: string;
  readonly httpQueryParams?: true;
  readonly httpPrefixHeaders?: string;
  readonly httpPayload?: true;
  readonly httpResponseCode?: true;
  readonly hostLabel?: true;
  readonly endpoint?: { readonly hostPrefix: string };

  readonly timestampFormat?: "date-time" | "epoch-seconds" | "http-date";
  readonly jsonName?: string;
  readonly xmlName?: string;
  readonly xmlFlattened?: true;
  readonly xmlAttribute?: true;

  /** `aws.api#service`: on a service, the id by which AWS's SDKs name their clients, such as `S3 Control`. */
  readonly service?: { readonly sdkId?: string };

  /** `aws.iam#iamAction`: on an operation, the permission that it needs where that has another name. */
  readonly iamAction?: { readonly name?: string };

  readonly paginated?: Pagination;
  readonly waitable?: Readonly<Record<string, Waiter>>;
  readonly examples?: readonly Example[];

  /** `shapesmith#observed`: values that were recorded though no model lists them. */
  readonly observed?: readonly string[];
  /** `shapesmith#omitted`: on a required member, recorded answers lack it all the same. */
  readonly omitted?: true;
  /** `shapesmith#refusals`: errors of the service that differ from its usual refusal. */
  readonly refusals?: readonly Refusal[];
  /** `shapesmith#lifecycles`: on a service, the lives of resources, by name. */
  readonly lifecycles?: Readonly<Record<string, LifecycleData>>;
  /** `shapesmith#messages`: on an error, its texts by name; the first is the usual one. */
  readonly messages?: Readonly<Record<string, MessageData>>;
  /** `shapesmith#unmodelledErrors`: on a service, errors that no model lists, by name. */
  readonly unmodelledErrors?: Readonly<Record<string, UnmodelledErrorData>>;
  /** `shapesmith#validation`: on a service. */
  readonly validation?: ValidationDialect;
  /** `smithy.contracts#conditions`: on a structure, what always holds of its members, by name. */
  readonly conditions?: Readonly<Record<string, StatedCondition>>;
  /** `shapesmith#usually`: on a structure, members as they were seen so far. */
  readonly usually?: MemberRules;
  /** `shapesmith#situations`: on a structure, by name; the first is the usual one. */
  readonly situations?: Readonly<Record<string, SituationData>>;
  /** `shapesmith#tagged`: on a structure, by aspect: situations that a member tells apart. */
  readonly tagged?: Readonly<Record<string, TaggedData>>;
  /** `shapesmith#cases`: on a structure, by the name of the record of fixtures. */
  readonly cases?: Readonly<Record<string, CasesData>>;
  /** `shapesmith#situation`: on an operation, the situation that its output is in by default. */
  readonly situation?: string;
  /** `shapesmith#provenance`: who states the traits that an overlay adds, by trait name. */
  readonly provenance?: Readonly<Record<string, Provenance>>;
}
