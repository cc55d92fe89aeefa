import type { Grade, MemberRules, Scalar } from "../data.js";

/**
 * The life of a resource as a state machine: what the structure that describes it says in each
 * state, which calls are accepted or refused there, and what happens between two calls.
 */
export interface LifecycleData {
  /** Of everything below that has no grade of its own. */
  readonly grade: Grade;
  /** The structure that describes the resource, such as `FunctionConfiguration`. */
  readonly structure: string;
  /** The member that names the resource, in requests and in the structure. */
  readonly named: string;
  /** What the resource belongs to, such as the function of an alias. */
  readonly within?: LifecycleOwnerData;
  /** By name. */
  readonly states: Readonly<Record<string, LifecycleStateData>>;
  /**
   * Operations that show the resource and leave it as it is, by Smithy name. Each call of one is a
   * poll: time goes on by polls. Usual callers poll with the first.
   */
  readonly reads: Readonly<Record<string, LifecycleViewData>>;
  /** In order: the first that holds for a call decides what becomes of it. */
  readonly calls: readonly LifecycleCallData[];
  /** What happens between two calls. */
  readonly turns: readonly LifecycleTurnData[];
  /** Errors that calls can end with all the same, which change nothing. */
  readonly faults: readonly LifecycleFaultData[];
  /** What makes a resource of its own out of a part of the requests, such as a published version. */
  readonly versions?: LifecycleVersionsData;
  /**
   * Members of the structure that say when the resource was changed last, and what their texts have
   * where ISO 8601 has `Z`, such as `+0000`.
   */
  readonly moments?: Readonly<Record<string, string>>;
  /**
   * What usual callers send beside the required members, by operation. `{accountId}`, `{region}`,
   * `{partition}` and `{dnsSuffix}` in texts stand for those of the world.
   */
  readonly requests?: LifecycleRequestsData;
  /**
   * What they send instead where the resource is in a situation of the structure, by its name. A
   * request with all of these members is about a resource in that situation.
   */
  readonly requestsIn?: Readonly<Record<string, LifecycleRequestsData>>;
  /** Runs with a name, by the name of the group that they are in, such as `updateFunctionConfiguration`. */
  readonly runs: Readonly<Record<string, Readonly<Record<string, LifecycleRunData>>>>;
}

/** Members of requests with their values, by operation. */
export type LifecycleRequestsData = Readonly<
  Record<string, Readonly<Record<string, LifecycleValueData>>>
>;

/** A value of a request: a scalar, a list, or a structure or map by its members. */
export type LifecycleValueData =
  | Scalar
  | readonly LifecycleValueData[]
  | { readonly [member: string]: LifecycleValueData };

export interface LifecycleStateData {
  /**
   * The situation of the structure, or those of several aspects; a list without any where the state
   * says nothing of the members. Absent: there is no resource.
   */
  readonly situation?: string | readonly string[];
}

/**
 * Where an operation's answer holds the structure. What a situation of that operation alone says is
 * absent is left out there.
 */
export interface LifecycleViewData {
  /** The member; absent: the answer is the structure itself. */
  readonly member?: string;
  /** The member is a list of such structures. */
  readonly list?: true;
  /** The ARN of a version is shown without its number. */
  readonly unqualified?: true;
}

export interface LifecycleOwnerData {
  /** The member of requests that names it. */
  readonly member: string;
  /** The member of the structure that is its ARN, with the name of the resource behind a colon. */
  readonly arn?: string;
}

/** What becomes of calls of some operations in some states. */
export interface LifecycleCallData {
  /** By Smithy name; absent: all operations of the lifecycle but those that list. */
  readonly operations?: readonly string[];
  /** States; absent: all in which there is a resource. */
  readonly from?: readonly string[];
  /** Only where the request has this member, and it is not what the resource has. */
  readonly differs?: string;
  /** Only where the members of the request are so, such as `Publish: { is: true }`. */
  readonly asks?: MemberRules;
  /** Only where the members of the resource are so, such as `PackageType: { is: "Image" }`. */
  readonly where?: MemberRules;
  /** Only about a version that is not there, of a resource that is: `from` is about the version. */
  readonly unpublished?: true;
  /** Only where a run says so: nothing about the call and the resource tells when. */
  readonly seldom?: true;
  /** The state that the call leads to; absent: the same. */
  readonly to?: string;
  /** Members of the resource that are new afterwards. */
  readonly changes?: readonly string[];
  /** A version of the resource begins in this state, and is what the answer shows. */
  readonly publishes?: string;
  /** Where the answer holds the structure; absent: it does not show the resource. */
  readonly view?: LifecycleViewData;
  /** The call is refused with this error. */
  readonly error?: string;
  /** The name of one of the error's messages. */
  readonly message?: string;
  readonly grade?: Grade;
}

export interface LifecycleTurnData {
  readonly from: string;
  readonly to: string;
  readonly changes?: readonly string[];
  /** It happens to the resource itself, never to its versions. */
  readonly unversioned?: true;
  /** It comes by itself once so many polls have seen the state; absent: it may come. */
  readonly polls?: number;
  readonly grade?: Grade;
}

export interface LifecycleFaultData {
  readonly operations?: readonly string[];
  /** States; absent: in all. */
  readonly from?: readonly string[];
  /** Only of calls about versions. */
  readonly versioned?: true;
  readonly error: string;
  readonly message?: string;
  readonly grade?: Grade;
}

export interface LifecycleVersionsData {
  /**
   * The member of requests that says which version they are about. The name of the resource may have
   * it behind a colon, too. A lifecycle knows nothing of qualifiers that are no number, such as aliases.
   */
  readonly qualifier: string;
  /** The member of the structure that has the version's number. */
  readonly member: string;
  /** What the member is of the resource itself. */
  readonly latest: string;
  /** The member of the structure that has the number behind a colon. */
  readonly arn?: string;
  /**
   * A version is published only where the resource has another value of this member than the latest
   * version; otherwise the call shows that one, and changes nothing. Absent: with each call.
   */
  readonly unlike?: string;
  /** Members of which a version has a value of its own, whatever the resource's is. */
  readonly own?: readonly string[];
}

/** One run through the machine. */
export interface LifecycleRunData {
  /** The state that it begins in. */
  readonly start: string;
  /** The record of the structure's cases whose values the run is about: `fails(code)`. */
  readonly cases?: string;
  readonly steps: readonly LifecycleStepData[];
  readonly grade?: Grade;
}

export type LifecycleStepData = LifecycleTakenStepData & {
  /** The step is taken only where this option is not 0. */
  readonly with?: string;
  /** The step is taken only where this option is 0. */
  readonly without?: string;
};

type LifecycleTakenStepData =
  /** A call, and the error that it ends with. `times` of it where that is an option of the run. */
  | {
      readonly call: string;
      readonly error?: string;
      readonly message?: string;
      readonly times?: number | LifecycleCountData;
      /** What the rule asks of the request that decides. */
      readonly asks?: MemberRules;
      /** The rule is one that decides only where a run says so. */
      readonly seldom?: true;
      /** It is about the latest version. */
      readonly version?: true;
      /** It is about a version that is not there. */
      readonly unpublished?: true;
    }
  /** So many polls that see the state that the resource is in, or its latest version. */
  | { readonly polls: number | LifecycleCountData; readonly version?: true }
  /** What happens next between two calls. */
  | {
      readonly becomes: string;
      readonly version?: true;
      /** The resource shows the value of the cases that the run is about. */
      readonly case?: true;
    }
  /** Nothing happens by itself any more: to the resource, or to its latest version. */
  | { readonly stays: true; readonly version?: true };

/** A number that the caller may give. */
export interface LifecycleCountData {
  /** The option, `polls` or `times`. */
  readonly option: string;
  readonly usual: number;
}
