/**
 * The form of the data that an emitted `contract.ts` holds: a service's shapes and operations in
 * Smithy's words, constraints included. Shapes are named by their emitted name; a target with a `#`
 * in it is an absolute id of Smithy's prelude, such as `smithy.api#String`.
 */

import type { LifecycleData } from "./lifecycle/lifecycle-data.js";

/** Inclusive limits; a side that is absent is not limited. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** Limits that can stand on a shape and on a member; the member's count where both have one. */
export interface Constraints {
  /** Code points of a string, bytes of a blob, elements of a list, entries of a map. */
  readonly length?: Bounds;
  readonly range?: Bounds;
  /** A regular expression in Java's dialect that the whole string must match. */
  readonly pattern?: string;
  readonly uniqueItems?: true;
}

/** An error of the service that answers the violation of one constraint instead of the usual one. */
export interface RefusalData {
  readonly constraint: "required" | "enum" | "length" | "range" | "pattern" | "uniqueItems";
  readonly error: string;
  readonly status: number;
  /** Only for values that match this pattern as a whole. */
  readonly matching?: string;
  /** `{value}`, `{name}` and `{values}` stand for the value, the member and an enum's values. */
  readonly message?: string;
  /** What the message is called among those of the error. */
  readonly named?: string;
}

/** A text that the service gives with an error, and when. */
export interface MessageData {
  /**
   * Variables stand in braces: `{region}` and the others of `worldVariables`, members of the service
   * such as `{functionArn}`, or what {@link variables} names. Null: the service sends no text, and
   * the SDK says `UnknownError`.
   */
  readonly text: string | null;
  readonly grade: Grade;
  /** Where the text was seen: a link or the name of a public document. */
  readonly source: string;
  /** Members that the error has with this text. */
  readonly members?: Readonly<Record<string, string | number | boolean>>;
  /** Where the answer has another status than the error usually has. */
  readonly status?: number;
  /** The operations that give it; absent: all that have the error. */
  readonly operations?: OperationChoice;
  /** What variables are where the request does not tell; variables may stand in it in turn. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly trigger?: MessageTrigger;
}

/** Operations by Smithy name, or those whose requests have the member, but for some. */
export type OperationChoice =
  | readonly string[]
  | { readonly taking: string; readonly except?: readonly string[] };

/** What brings a message about; violations of constraints that do are stated as refusals. */
export type MessageTrigger =
  /** A JMESPath expression that is true of the request. */
  | { readonly request: string }
  /** What cannot be told by the request, in words. */
  | { readonly when: string };

/** An error that the service gives though no model lists it. */
export interface UnmodelledErrorData {
  readonly status: number;
  /** By default the server's from status 500 on, else the client's. */
  readonly fault?: "client" | "server";
  readonly retryable?: { readonly throttling?: boolean };
  /** The operations that give it, by Smithy name; absent: all. */
  readonly operations?: readonly string[];
  /** The answer is of this type instead of the protocol's: its body is the text, which no client can read. */
  readonly contentType?: string;
  /** By name; the first that an operation has is the usual one. */
  readonly messages: Readonly<Record<string, MessageData>>;
}

interface Described {
  /** The absolute shape id, where it is not the service's namespace and the emitted name. */
  readonly id?: string;
  /** Values are secret: they are masked when printed. */
  readonly sensitive?: true;
  readonly refusals?: readonly RefusalData[];
}

/** A member: the name of its target, or the target with what the member adds to it. */
export type MemberData =
  | string
  | (Constraints & {
      readonly target: string;
      readonly required?: true;
      /** Recorded answers of the real service lack it though it is required. */
      readonly omitted?: true;
      readonly idempotencyToken?: true;
      readonly httpLabel?: true;
      readonly httpHeader?: string;
      readonly httpQuery?: string;
      readonly httpQueryParams?: true;
      readonly httpPrefixHeaders?: string;
      readonly httpPayload?: true;
      readonly httpResponseCode?: true;
      readonly hostLabel?: true;
      readonly eventPayload?: true;
      readonly eventHeader?: true;
      readonly deprecated?: true;
      readonly refusals?: readonly RefusalData[];
    });

/** How sure a stated fact is, from surest to least sure. */
export type Grade = "model" | "recorded" | "documented" | "issue" | "inferred";

/** Who states a fact. */
export interface FactSource {
  /** A link or the name of a public document. */
  readonly source: string;
  /** ISO date of the source, such as `2026-08-07`. */
  readonly date?: string;
  readonly grade: Grade;
  /** What else is known, such as which part of it tells what. */
  readonly note?: string;
}

/** Who states the situations of a structure, and the texts of its cases. */
export interface FactSources {
  readonly situations?: FactSource;
  readonly cases?: FactSource;
}

export type Scalar = string | number | boolean;

/**
 * What a situation says of a member: absent (`null`), exactly this, one of these, anything but
 * these, a text that matches a pattern, a list of so many elements or a blob of so many bytes (or
 * within limits), a structure whose members are as told, or just there.
 */
export type MemberRule =
  | null
  | { readonly is: Scalar }
  | { readonly oneOf: readonly Scalar[] }
  | { readonly not: readonly Scalar[] }
  | { readonly matches: string }
  | { readonly length: number | Bounds }
  | { readonly members: MemberRules }
  | { readonly present: true };

/** By the name of the member. Members that are not named are as the shape has them. */
export type MemberRules = Readonly<Record<string, MemberRule>>;

/** Members and values that occur together in real answers. */
export interface SituationData {
  /**
   * What the situation is about, where a structure has situations of several kinds: a value is in
   * one situation of each aspect, and they are independent of each other.
   */
  readonly aspect?: string;
  readonly grade: Grade;
  /** A link or the name of a public document, where it is not that of all situations of the structure. */
  readonly source?: string;
  /** ISO date of the source. */
  readonly date?: string;
  readonly members: MemberRules;
  /** How members are that may also be absent; fixtures have them. */
  readonly usually?: MemberRules;
  /** What takes their place where recorded values that no model lists are asked for. */
  readonly observed?: MemberRules;
  /**
   * How members are in values that are made, where more is known of them than what makes the
   * situation, such as a usual text: values from elsewhere are in it all the same. Members that are
   * absent in the situation stay so, and of which it tells nothing else may be absent.
   */
  readonly typical?: MemberRules;
  /**
   * What a request is like whose answer has it, by members of the request: an answer to such a request
   * is made in it. Other answers may have it, too.
   */
  readonly asks?: MemberRules;
  /** The operations whose answers alone have it; those have no other situation of its aspect. */
  readonly operations?: readonly string[];
}

/**
 * Situations of one aspect that a member tells apart, as the members of a union are told apart: each
 * of its values has members of its own, which the others never have. Values that are made have theirs.
 */
export interface TaggedData {
  /** The member whose value tells. */
  readonly tag: string;
  readonly grade: Grade;
  /** A link or the name of a public document, where it is not that of all situations of the structure. */
  readonly source?: string;
  /** ISO date of the source. */
  readonly date?: string;
  /**
   * By the situation's name: the value of the tag, `null` where it is absent, and the members that
   * belong to it.
   */
  readonly situations: Readonly<Record<string, readonly [value: Scalar | null, ...own: string[]]>>;
}

/** What always holds of the members of a structure, as Smithy's `conditions` trait states it. */
export interface ConditionData {
  /** JMESPath; values for which it is true keep the condition. */
  readonly expression: string;
  readonly grade: Grade;
}

/** One value of the structure for every value of an enum: which situation each one occurs in. */
export interface CasesData {
  /** The member that holds the enum's value. */
  readonly member: string;
  /** The member that holds a text which goes with the value. */
  readonly text?: string;
  /** The situation of values that {@link situations} does not name. */
  readonly situation: string;
  /** By the enum's value. */
  readonly situations?: Readonly<Record<string, string>>;
  /** Texts that the service was recorded to give, by the enum's value. */
  readonly texts?: Readonly<Record<string, string>>;
}

export interface StructureData extends Described {
  readonly type: "structure";
  readonly members: Readonly<Record<string, MemberData>>;
  /** Set on errors: whose fault it is. */
  readonly error?: "client" | "server";
  /** Status of the answer that carries the error; by default 400 for a client's fault, else 500. */
  readonly httpError?: number;
  readonly retryable?: { readonly throttling?: boolean };
  /** What always holds of the members, by name. */
  readonly conditions?: Readonly<Record<string, ConditionData>>;
  /** Members as they usually are, for fixtures: what was seen so far, and is no law. */
  readonly usually?: MemberRules;
  /** By name; the first of each aspect is the one that a fixture takes unless another is asked for. */
  readonly situations?: Readonly<Record<string, SituationData>>;
  /** By aspect: more situations, and the conditions that go with them. */
  readonly tagged?: Readonly<Record<string, TaggedData>>;
  /** By the name of the record of fixtures, such as `stateReasonCodes`. */
  readonly cases?: Readonly<Record<string, CasesData>>;
  readonly sources?: FactSources;
  /** The code on the wire of the query protocols, where it is not the shape's name. */
  readonly awsQueryError?: string;
  /** Of an error: its texts by name; the first that an operation has is the usual one. */
  readonly messages?: Readonly<Record<string, MessageData>>;
}

export interface UnionData extends Described {
  readonly type: "union";
  readonly members: Readonly<Record<string, MemberData>>;
  /** An event stream: the value is an async iterable of the union's values. */
  readonly streaming?: true;
}

export interface ListData extends Described {
  readonly type: "list";
  readonly member: MemberData;
  readonly length?: Bounds;
  readonly uniqueItems?: true;
  /** Elements may be null. */
  readonly sparse?: true;
}

export interface MapData extends Described {
  readonly type: "map";
  readonly key: MemberData;
  readonly value: MemberData;
  readonly length?: Bounds;
  /** Values may be null. */
  readonly sparse?: true;
}

export interface StringData extends Described {
  readonly type: "string";
  readonly length?: Bounds;
  readonly pattern?: string;
  readonly mediaType?: string;
}

export interface EnumData extends Described {
  readonly type: "enum";
  readonly values: readonly string[];
  /** Recorded from the real service though no model lists them. */
  readonly observed?: readonly string[];
}

export interface IntEnumData extends Described {
  readonly type: "intEnum";
  readonly values: readonly number[];
}

/** Types whose values are JavaScript numbers. */
export type NumberType = "byte" | "short" | "integer" | "long" | "float" | "double";

export interface NumberData extends Described {
  readonly type: NumberType | "bigInteger" | "bigDecimal";
  readonly range?: Bounds;
}

export interface BlobData extends Described {
  readonly type: "blob";
  readonly length?: Bounds;
  readonly streaming?: true;
}

export interface PlainData extends Described {
  readonly type: "boolean" | "timestamp" | "document";
}

export type ShapeData =
  | StructureData
  | UnionData
  | ListData
  | MapData
  | StringData
  | EnumData
  | IntEnumData
  | NumberData
  | BlobData
  | PlainData;

export interface HttpBinding {
  readonly method: string;
  readonly uri: string;
  /** The status of a successful answer. */
  readonly code: number;
}

export interface Pagination {
  readonly inputToken: string;
  readonly outputToken: string;
  /** Dotted path of the page's items; absent where no source says. */
  readonly items?: string;
  readonly pageSize?: string;
  /** Member of the output that is false on the last page, where the service tells it that way, too. */
  readonly moreResults?: string;
}

export type Matcher =
  | { readonly output: PathMatcher }
  | { readonly inputOutput: PathMatcher }
  | { readonly errorType: string }
  | { readonly success: boolean };

export interface PathMatcher {
  /** A JMESPath expression. */
  readonly path: string;
  readonly expected: string;
  readonly comparator: "stringEquals" | "booleanEquals" | "allStringEquals" | "anyStringEquals";
}

export interface Acceptor {
  readonly state: "success" | "failure" | "retry";
  readonly matcher: Matcher;
}

export interface Waiter {
  /** In order: the first that matches decides. */
  readonly acceptors: readonly Acceptor[];
  /** Seconds. */
  readonly minDelay?: number;
  /** Seconds. */
  readonly maxDelay?: number;
}

export interface OperationData {
  /** Absent: the operation takes nothing. */
  readonly input?: string;
  /** Absent: the operation answers nothing. */
  readonly output?: string;
  readonly errors?: readonly string[];
  readonly http?: HttpBinding;
  /** The permission that a call needs, without the service's prefix; absent: the operation's name. */
  readonly iamAction?: string;
  readonly waiters?: Readonly<Record<string, Waiter>>;
  readonly pagination?: Pagination;
  /** The situation of the output that an answer is in unless another is asked for. */
  readonly situation?: string;
}

/** A call as a source shows it, in JSON: dates as texts or seconds, bytes as texts. */
export interface ExampleData {
  readonly request: unknown;
  readonly response?: unknown;
  readonly error?: { readonly name: string; readonly members: unknown };
}

/** The examples of a service's operations, by Smithy name, each list made when it is asked for. */
export type ExampleRecord = Readonly<Record<string, () => readonly ExampleData[]>>;

/** How a service words and types its refusals. */
export interface ValidationDialect {
  readonly dialect: "coral";
  readonly error: string;
  readonly status: number;
}

export interface ServiceData {
  /** Absolute id of the service, such as `com.amazonaws.lambda#AWSGirApiService`. */
  readonly id: string;
  /** The installed client whose error classes are used; absent where there is none. */
  readonly client?: { readonly packageName: string; readonly baseException: string };
  readonly validation?: ValidationDialect;
  /** The lives of resources, by name. */
  readonly lifecycles?: Readonly<Record<string, LifecycleData>>;
  /** Errors that no model lists, by name. */
  readonly unmodelledErrors?: Readonly<Record<string, UnmodelledErrorData>>;
  readonly shapes: Readonly<Record<string, ShapeData>>;
  readonly operations: Readonly<Record<string, OperationData>>;
}
