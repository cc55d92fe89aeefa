import type { OperationTypes } from "../service.js";
import type { Machine } from "./machine.js";
import { contractOfOperation } from "./operation-of.js";
import type { Position } from "./position.js";
import { kindOf, nameIn } from "./resource-name.js";
import type { ScriptStep } from "./script.js";
import type { Sequence, SequenceStep } from "./sequence.js";
import type { Members, SequenceValues } from "./sequence-values.js";

/** The calls of a usual caller, one for each step of the script that is a call or a poll. */
export function nominalSteps<O extends { readonly [K in keyof O]: OperationTypes }>(
  sequence: Sequence<O>,
  machine: Machine,
  values: SequenceValues,
): readonly SequenceStep<O>[] {
  const steps: unknown[] = [];
  // What the values call the resource, so that all requests name the same one.
  const name = sequence.start.name ?? usualName(machine, values);
  let position: Position = name === undefined ? sequence.start : { ...sequence.start, name };
  for (const step of sequence.script.steps) {
    if (step.kind === "turn" || step.kind === "stay") continue;
    const version = step.version ? [...position.versions.keys()].at(-1) : undefined;
    const operation = operationOf(machine, step);
    if (operation === undefined) continue;
    const request = requestOf({ machine, values, position, version }, step, operation);
    const answered = sequence.answer(position, { operation, request });
    if (answered === undefined) continue;
    position = answered.next;
    const tracked = version === undefined ? position.resource : position.versions.get(version);
    const answer =
      "error" in answered ? { error: answered.error } : { response: answered.response };
    steps.push({ operation, request, state: tracked?.state ?? step.in, ...answer });
  }
  // Each was answered by the operation that it names.
  return steps as readonly SequenceStep<O>[];
}

function operationOf(machine: Machine, step: ScriptStep): string | undefined {
  if (step.kind === "call") return step.operation;
  return Object.entries(machine.data.reads).find(([, { list }]) => !list)?.[0];
}

function usualName({ operations, data }: Machine, values: SequenceValues): string | undefined {
  for (const operation of operations) {
    const contract = contractOfOperation(values.service, operation);
    const { node } = contract.request;
    if (node.type !== "structure" || !node.memberByName.has(data.named)) continue;
    const name = values.request(contract, { nth: 0 })[data.named];
    if (typeof name === "string") return nameIn(name, kindOf(data.named));
  }
  return undefined;
}

interface Moment {
  readonly machine: Machine;
  readonly values: SequenceValues;
  readonly position: Position;
  readonly version: string | undefined;
}

/** What must be there, and what usual callers send. */
function requestOf(
  { machine, values, position, version }: Moment,
  step: ScriptStep,
  operation: string,
): Members {
  const { named, versions, requests = {} } = machine.data;
  const contract = contractOfOperation(values.service, operation);
  const { node } = contract.request;
  if (node.type !== "structure") return {};
  const full = values.request(contract, { nth: 0 });
  const usual = Object.hasOwn(requests, operation) ? requests[operation] : undefined;
  const request: Record<string, unknown> = {};
  for (const { name, required } of node.members) {
    const own = usual?.[name];
    if (own !== undefined || required) request[name] = own ?? full[name];
  }
  if (node.memberByName.has(named) && position.name !== undefined) request[named] = position.name;
  if (version !== undefined && versions !== undefined) request[versions.qualifier] = version;
  if (step.kind === "call" && step.differs !== undefined) {
    // What no answer of this sequence has had.
    request[step.differs] = values.request(contract, { nth: 5000 + position.count })[step.differs];
  }
  return request;
}
