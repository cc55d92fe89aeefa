import type { Service } from "../service.js";
import type {
  LifecycleCallData,
  LifecycleData,
  LifecycleFaultData,
  LifecycleTurnData,
  LifecycleViewData,
} from "./lifecycle-data.js";
import type { Subject } from "./deciding-rules.js";
import { contractOfOperation } from "./operation-of.js";
import type { StructureNode } from "../node.js";

/**
 * The machine of a lifecycle that the contract has.
 *
 * @throws TypeError when the service has no lifecycle of that name.
 */
export function machineOf(service: Service, name: string): Machine {
  const lifecycles = service.data.lifecycles ?? {};
  const data = Object.hasOwn(lifecycles, name) ? lifecycles[name] : undefined;
  if (data !== undefined) return new Machine(name, data, () => qualifiedOf(service, data));
  const names = Object.keys(lifecycles);
  const known = names.length === 0 ? "it has none at all" : `it has ${names.join(", ")}`;
  throw new TypeError(`${service.data.id} has no lifecycle ${JSON.stringify(name)}; ${known}.`);
}

/** The operations whose requests may say which version they are about. */
function qualifiedOf(service: Service, { versions, ...data }: LifecycleData): readonly string[] {
  if (versions === undefined) return [];
  return operationsOf(data).filter((name) => {
    const { node } = contractOfOperation(service, name).request;
    return node.type === "structure" && node.memberByName.has(versions.qualifier);
  });
}

function operationsOf({ calls, reads }: Pick<LifecycleData, "calls" | "reads">): readonly string[] {
  return [
    ...new Set([...calls.flatMap(({ operations }) => operations ?? []), ...Object.keys(reads)]),
  ];
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

  readonly #findQualified: () => readonly string[];
  #qualified: readonly string[] | undefined;

  /** @param qualified the operations whose requests may say which version they are about. */
  constructor(name: string, data: LifecycleData, qualified: () => readonly string[]) {
    this.name = name;
    this.data = data;
    this.#findQualified = qualified;
    this.operations = operationsOf(data);
    this.differing = [...new Set(data.calls.flatMap(({ differs }) => differs ?? []))];
  }

  /** The operations whose requests may say which version they are about. */
  get qualified(): readonly string[] {
    return (this.#qualified ??= this.#findQualified());
  }

  get states(): readonly string[] {
    return Object.keys(this.data.states);
  }

  /** The state of what is not there. */
  get absence(): string | undefined {
    return this.states.find((name) => !this.exists(name));
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

  faults(operation: string, state: string, subject: Subject): readonly LifecycleFaultData[] {
    return this.data.faults.filter(
      ({ operations, from, versioned }) =>
        (operations?.includes(operation) ?? true) &&
        (from?.includes(state) ?? true) &&
        subject === (versioned ? "version" : "resource"),
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
