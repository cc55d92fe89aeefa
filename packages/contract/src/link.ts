import type {
  Bounds,
  Constraints,
  MemberData,
  RefusalData,
  ServiceData,
  ShapeData,
  StructureData,
  UnionData,
} from "./data.js";
import { Condition } from "./situations/condition.js";
import { statedConditions, statedSituations } from "./situations/tagged.js";
import { numberLimits } from "./number-limits.js";
import type { MemberBinding, MemberNode, ShapeNode } from "./node.js";

const none: Bounds = {};
const noRefusals: readonly RefusalData[] = [];

const preludeTypes: Readonly<Record<string, ShapeData["type"]>> = {
  Blob: "blob",
  Boolean: "boolean",
  String: "string",
  Byte: "byte",
  Short: "short",
  Integer: "integer",
  Long: "long",
  Float: "float",
  Double: "double",
  BigInteger: "bigInteger",
  BigDecimal: "bigDecimal",
  Timestamp: "timestamp",
  Document: "document",
};

type MemberFields = Exclude<MemberData, string>;

/** Builds the nodes of one service from its data, each when it is first asked for. */
export class Linker {
  readonly #data: ServiceData;
  readonly #namespace: string;
  readonly #nodes = new Map<string, ShapeNode>();
  /** Of members that change their target, by member: what leads to itself comes to an end. */
  readonly #memberNodes = new Map<string, ShapeNode>();

  constructor(data: ServiceData) {
    this.#data = data;
    this.#namespace = data.id.slice(0, data.id.indexOf("#") + 1);
  }

  /**
   * The node of a named shape or of one of Smithy's prelude.
   *
   * @throws TypeError when the data has no shape of this name.
   */
  node(name: string): ShapeNode {
    const known = this.#nodes.get(name);
    if (known !== undefined) return known;
    const node = this.#build(name, this.#shapeData(name), name);
    this.#nodes.set(name, node);
    return node;
  }

  #shapeData(name: string): ShapeData {
    if (name.startsWith("smithy.api#")) return preludeData(name);
    const data = Object.hasOwn(this.#data.shapes, name) ? this.#data.shapes[name] : undefined;
    if (data !== undefined) return data;
    throw new TypeError(`The contract of ${this.#data.id} has no shape named ${name}.`);
  }

  #build(name: string, data: ShapeData, idName: string): ShapeNode {
    const base = {
      id: data.id ?? (idName.includes("#") ? idName : this.#namespace + idName),
      name,
      sensitive: data.sensitive === true,
      refusals: data.refusals ?? noRefusals,
    };
    switch (data.type) {
      case "structure":
        return {
          ...base,
          type: "structure",
          ...this.#members(name, data),
          conditions: Object.entries(statedConditions(data)).map(
            ([condition, stated]) => new Condition(condition, stated),
          ),
          usually: data.usually ?? {},
          situations: new Map(Object.entries(statedSituations(data))),
          cases: new Map(Object.entries(data.cases ?? {})),
          sources: data.sources ?? {},
          error:
            data.error === undefined
              ? undefined
              : {
                  fault: data.error,
                  status: data.httpError ?? (data.error === "client" ? 400 : 500),
                  retryable:
                    // As the SDK's classes have it: `{}` where trying again is no matter of load.
                    data.retryable?.throttling === true
                      ? { throttling: true }
                      : data.retryable && {},
                  messages: data.messages ?? {},
                },
        };
      case "union":
        return {
          ...base,
          type: "union",
          ...this.#members(name, data),
          streaming: data.streaming === true,
        };
      case "list":
        return {
          ...base,
          type: "list",
          member: this.#member(name, "member", data.member),
          length: data.length ?? none,
          uniqueItems: data.uniqueItems === true,
          sparse: data.sparse === true,
        };
      case "map":
        return {
          ...base,
          type: "map",
          key: this.#member(name, "key", data.key),
          value: this.#member(name, "value", data.value),
          length: data.length ?? none,
          sparse: data.sparse === true,
        };
      case "string":
        return {
          ...base,
          type: "string",
          length: data.length ?? none,
          pattern: data.pattern,
          mediaType: data.mediaType,
        };
      case "enum":
        return { ...base, type: "enum", values: data.values, observed: data.observed ?? [] };
      case "intEnum":
        return { ...base, type: "intEnum", values: data.values };
      case "byte":
      case "short":
      case "integer":
      case "long":
      case "float":
      case "double":
        return { ...base, type: data.type, range: within(numberLimits(data.type), data.range) };
      case "bigInteger":
      case "bigDecimal":
        return { ...base, type: data.type, range: data.range ?? none };
      case "blob":
        return {
          ...base,
          type: "blob",
          length: data.length ?? none,
          streaming: data.streaming === true,
          payload: false,
        };
      case "boolean":
      case "timestamp":
      case "document":
        return { ...base, type: data.type };
    }
  }

  #members(
    container: string,
    data: StructureData | UnionData,
  ): { members: readonly MemberNode[]; memberByName: ReadonlyMap<string, MemberNode> } {
    const members = Object.entries(data.members).map(([name, member]) =>
      this.#member(container, name, member),
    );
    return { members, memberByName: new Map(members.map((member) => [member.name, member])) };
  }

  #member(container: string, name: string, data: MemberData): MemberNode {
    const fields: MemberFields = typeof data === "string" ? { target: data } : data;
    const binding = bindingOf(fields);
    const idempotencyToken = fields.idempotencyToken === true;
    let target: ShapeNode | undefined;
    const link = (): ShapeNode => this.#target(`${container}$${name}`, fields, binding);
    return {
      name,
      // Linked at the first use: shapes may contain themselves.
      get target() {
        return (target ??= link());
      },
      required: fields.required === true && !idempotencyToken,
      omitted: fields.omitted === true,
      binding,
      idempotencyToken,
      deprecated: fields.deprecated === true,
    };
  }

  #target(memberId: string, fields: MemberFields, binding: MemberBinding): ShapeNode {
    const data = this.#shapeData(fields.target);
    const own = overrides(fields, data, binding);
    if (own === undefined) return this.node(fields.target);
    const known = this.#memberNodes.get(memberId);
    if (known !== undefined) return known;
    const built = this.#build(
      fields.target,
      { ...data, ...own, id: this.#namespace + memberId },
      memberId,
    );
    const node = built.type === "blob" ? { ...built, payload: binding === "payload" } : built;
    this.#memberNodes.set(memberId, node);
    return node;
  }
}

function preludeData(id: string): ShapeData {
  const name = id.slice("smithy.api#".length);
  if (name === "Unit") return { type: "structure", id, members: {} };
  const type = Object.hasOwn(preludeTypes, name) ? preludeTypes[name] : undefined;
  // The table holds simple types only, which need no further fields.
  if (type !== undefined) return { type, id } as ShapeData;
  throw new TypeError(`Smithy's prelude has no shape ${id}.`);
}

function bindingOf(fields: MemberFields): MemberBinding {
  if (fields.httpLabel) return "label";
  if (fields.httpHeader !== undefined || fields.httpPrefixHeaders !== undefined) return "header";
  if (fields.httpQuery !== undefined || fields.httpQueryParams) return "query";
  if (fields.httpPayload) return "payload";
  if (fields.httpResponseCode) return "status";
  return "body";
}

/** What a member changes about its target; undefined where it is the target as it stands. */
function overrides(
  fields: MemberFields,
  target: ShapeData,
  binding: MemberBinding,
): (Constraints & { refusals?: readonly RefusalData[] }) | undefined {
  const { length, range, pattern, uniqueItems, refusals } = fields;
  const own = {
    ...(length === undefined ? {} : { length }),
    ...(range === undefined ? {} : { range }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(uniqueItems === undefined ? {} : { uniqueItems }),
    ...(refusals === undefined ? {} : { refusals }),
  };
  // An empty label makes the path that of another resource, whatever the model says.
  if (binding === "label" && target.type === "string") {
    const bounds = length ?? target.length ?? none;
    if ((bounds.min ?? 0) < 1) return { ...own, length: { ...bounds, min: 1 } };
  }
  const payload = binding === "payload" && target.type === "blob";
  return payload || Object.keys(own).length > 0 ? own : undefined;
}

function within(limits: Bounds, range: Bounds | undefined): Bounds {
  if (range === undefined) return limits;
  const min = Math.max(range.min ?? -Infinity, limits.min ?? -Infinity);
  const max = Math.min(range.max ?? Infinity, limits.max ?? Infinity);
  return {
    ...(min === -Infinity ? {} : { min }),
    ...(max === Infinity ? {} : { max }),
  };
}
