import type { Service } from "../service.js";
import type {
  LifecycleCallData,
  LifecycleData,
  LifecycleFaultData,
  LifecycleTurnData,
  LifecycleViewData,
} from "./lifecycle-data.js";
import type { StructureNode } from "../node.js";
import { ruleHolds, rulesHold } from "../situations/member-rule.js";
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

  /** What may happen in the state to the resource, or to a version of it. */
  turns(state: string, version?: true): readonly LifecycleTurnData[] {
    return this.data.turns.filter(
      ({ from, unversioned }) => from === state && !(version && unversioned),
    );
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

type Restrictions = Pick<LifecycleCallData, "differs" | "asks" | "where" | "unpublished">;

/** Whether the rule is about some requests only, so that another one may count as well. */
export function isConditional(rule: Restrictions): boolean {
  return rule.differs !== undefined || isUpToCallers(rule);
}

/** Whether the rule is about requests that are left to callers: those of a run are others. */
export function isUpToCallers({ asks, where, unpublished }: Restrictions): boolean {
  return asks !== undefined || where !== undefined || unpublished !== undefined;
}

/** What a call is about. */
export interface Subject {
  /** Whether it is a version that is not there, of a resource that is. */
  readonly isUnpublished: boolean;
  /** What describes it. Read only where a rule speaks of it. */
  members(): Members;
}

/** Whether what the rule asks of the request and its subject is so. */
export function holds(rule: LifecycleCallData, request: unknown, subject: Subject): boolean {
  const { asks, where, unpublished, differs } = rule;
  if (unpublished && !subject.isUnpublished) return false;
  const isAsked = Object.entries(asks ?? {}).every(([name, told]) =>
    ruleHolds(told, memberOf(request, name)),
  );
  if (!isAsked) return false;
  if (where !== undefined && !rulesHold(Object.entries(where), subject.members())) return false;
  if (differs === undefined) return true;
  const given = memberOf(request, differs);
  return given !== undefined && given !== subject.members()[differs];
}

export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Members)[name];
}
