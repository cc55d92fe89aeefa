import type { Service } from "../service.js";
import type {
  LifecycleCallData,
  LifecycleData,
  LifecycleFaultData,
  LifecycleTurnData,
  LifecycleViewData,
} from "./lifecycle-data.js";
import type { StructureNode } from "../node.js";
import type { Members } from "./sequence-values.js";

/**
 * The machine of a lifecycle that the contract has.
 *
 * @throws TypeError when the service has no lifecycle of that name.
 */
export function machineOf(service: Service, name: string): Machine {
  const lifecycles = service.data.lifecycles ?? {};
  const data = Object.hasOwn(lifecycles, name) ? lifecycles[name] : undefined;
  if (data !== undefined) return new Machine(name, data);
  const names = Object.keys(lifecycles);
  const known = names.length === 0 ? "it has none at all" : `it has ${names.join(", ")}`;
  throw new TypeError(`${service.data.id} has no lifecycle ${JSON.stringify(name)}; ${known}.`);
}

/** The state machine of one lifecycle: what holds in which state. */
export class Machine {
  /** The lifecycle's name in the contract. */
  readonly name: string;
  readonly data: LifecycleData;
  /** Every operation that the machine knows, by Smithy name. */
  readonly operations: readonly string[];
  /** Members that tell one revision of the resource from another: calls with an old one are refused. */
  readonly differing: readonly string[];

  constructor(name: string, data: LifecycleData) {
    this.name = name;
    this.data = data;
    const called = data.calls.flatMap(({ operations }) => operations ?? []);
    this.operations = [...new Set([...called, ...Object.keys(data.reads)])];
    this.differing = [...new Set(data.calls.flatMap(({ differs }) => differs ?? []))];
  }

  get states(): readonly string[] {
    return Object.keys(this.data.states);
  }

  /** Whether there is a resource in the state. */
  exists(state: string): boolean {
    return this.#state(state).situation !== undefined;
  }

  situation(state: string): string | readonly string[] | undefined {
    return this.#state(state).situation;
  }

  #state(state: string): LifecycleData["states"][string] {
    const data = Object.hasOwn(this.data.states, state) ? this.data.states[state] : undefined;
    if (data !== undefined) return data;
    throw new TypeError(`The lifecycle ${this.name} has no state ${JSON.stringify(state)}.`);
  }

  /** The view of an operation that shows the resource and leaves it as it is. */
  readOf(operation: string): LifecycleViewData | undefined {
    return Object.hasOwn(this.data.reads, operation) ? this.data.reads[operation] : undefined;
  }

  /** The rules for calls of an operation in a state, those first that go before the others. */
  rules(operation: string, state: string): readonly LifecycleCallData[] {
    // A list without the resource is an answer, too.
    const isList = this.readOf(operation)?.list === true;
    return this.data.calls.filter(
      ({ operations, from }) =>
        (operations?.includes(operation) ?? !isList) &&
        (from?.includes(state) ?? this.exists(state)),
    );
  }

  faults(operation: string, state: string): readonly LifecycleFaultData[] {
    return this.data.faults.filter(
      ({ operations, from }) =>
        (operations?.includes(operation) ?? true) && (from?.includes(state) ?? true),
    );
  }

  turns(state: string): readonly LifecycleTurnData[] {
    return this.data.turns.filter(({ from }) => from === state);
  }

  /** What happens in the state by itself. A state that has such a turn does not last. */
  usualTurn(state: string): LifecycleTurnData | undefined {
    return this.turns(state).find(({ polls }) => polls !== undefined);
  }
}

/** The structure that describes the resource. */
export function describing({ data, name }: Machine, service: Service): StructureNode {
  const node = service.node(data.structure);
  if (node.type === "structure") return node;
  throw new TypeError(`The lifecycle ${name} is about ${node.id}, which is no structure.`);
}

/** Whether the rule is about some requests only, so that another one may count as well. */
export function isConditional({
  differs,
  asks,
}: Pick<LifecycleCallData, "differs" | "asks">): boolean {
  return differs !== undefined || asks !== undefined;
}

/** Whether the request has what the rule asks for; false where it asks for nothing. */
export function isAskedFor({ asks }: LifecycleCallData, request: unknown): boolean {
  return (
    asks !== undefined &&
    Object.entries(asks).every(([name, value]) => memberOf(request, name) === value)
  );
}

/** Whether what the rule asks of the request is so. */
export function holds(rule: LifecycleCallData, request: unknown, resource: Members): boolean {
  if (rule.asks !== undefined && !isAskedFor(rule, request)) return false;
  if (rule.differs === undefined) return true;
  const given = memberOf(request, rule.differs);
  return given !== undefined && given !== resource[rule.differs];
}

export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Members)[name];
}
