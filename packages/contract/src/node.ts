import type {
  Bounds,
  CasesData,
  FactSources,
  MemberRules,
  MessageData,
  NumberType,
  RefusalData,
  SituationData,
} from "./data.js";
import type { Condition } from "./situations/condition.js";

/**
 * A shape as the runtime packages walk it: linked to its targets and with its effective
 * constraints, those of a member already laid over those of its target. Nodes are built when they
 * are first asked for and then kept, so that they can be keys of a WeakMap.
 */
export type ShapeNode =
  | StructureNode
  | UnionNode
  | ListNode
  | MapNode
  | StringNode
  | EnumNode
  | IntEnumNode
  | NumberNode
  | BigNumberNode
  | BlobNode
  | PlainNode;

interface NodeBase {
  /** Absolute shape id; that of the member where the member adds constraints of its own. */
  readonly id: string;
  /** The emitted name of the shape; of the target, where the node stands for a member. */
  readonly name: string;
  readonly sensitive: boolean;
  readonly refusals: readonly RefusalData[];
}

export interface MemberNode {
  readonly name: string;
  readonly target: ShapeNode;
  /** False too where the client fills in an idempotency token. */
  readonly required: boolean;
  /** Recorded answers of the real service lack it, be it required or not. */
  readonly omitted: boolean;
  readonly binding: MemberBinding;
  readonly idempotencyToken: boolean;
  readonly deprecated: boolean;
}

/** Where a member travels, as far as that changes which values it takes. */
export type MemberBinding = "label" | "header" | "query" | "payload" | "status" | "body";

export interface StructureNode extends NodeBase {
  readonly type: "structure";
  readonly members: readonly MemberNode[];
  readonly memberByName: ReadonlyMap<string, MemberNode>;
  readonly error: ErrorTraits | undefined;
  readonly conditions: readonly Condition[];
  readonly usually: MemberRules;
  readonly situations: ReadonlyMap<string, SituationData>;
  readonly cases: ReadonlyMap<string, CasesData>;
  readonly sources: FactSources;
}

export interface ErrorTraits {
  readonly fault: "client" | "server";
  readonly status: number;
  readonly retryable: { readonly throttling?: boolean } | undefined;
  /** Texts of the error by name; the first that an operation has is the usual one. */
  readonly messages: Readonly<Record<string, MessageData>>;
}

export interface UnionNode extends NodeBase {
  readonly type: "union";
  readonly members: readonly MemberNode[];
  readonly memberByName: ReadonlyMap<string, MemberNode>;
  readonly streaming: boolean;
}

export interface ListNode extends NodeBase {
  readonly type: "list";
  readonly member: MemberNode;
  readonly length: Bounds;
  readonly uniqueItems: boolean;
  readonly sparse: boolean;
}

export interface MapNode extends NodeBase {
  readonly type: "map";
  readonly key: MemberNode;
  readonly value: MemberNode;
  readonly length: Bounds;
  readonly sparse: boolean;
}

export interface StringNode extends NodeBase {
  readonly type: "string";
  readonly length: Bounds;
  readonly pattern: string | undefined;
  readonly mediaType: string | undefined;
}

export interface EnumNode extends NodeBase {
  readonly type: "enum";
  readonly values: readonly string[];
  readonly observed: readonly string[];
}

export interface IntEnumNode extends NodeBase {
  readonly type: "intEnum";
  readonly values: readonly number[];
}

export interface NumberNode extends NodeBase {
  readonly type: NumberType;
  readonly range: Bounds;
}

export interface BigNumberNode extends NodeBase {
  readonly type: "bigInteger" | "bigDecimal";
  readonly range: Bounds;
}

export interface BlobNode extends NodeBase {
  readonly type: "blob";
  readonly length: Bounds;
  readonly streaming: boolean;
  /** The body of the message as a whole: a request takes a string or a view of a buffer too. */
  readonly payload: boolean;
}

export interface PlainNode extends NodeBase {
  readonly type: "boolean" | "timestamp" | "document";
}
