import type { OperationTypes } from "../service.js";
import { described } from "./answer-call.js";
import type { Machine } from "./machine.js";
import { nominalRequest } from "./nominal-request.js";
import { contractOfOperation } from "./operation-of.js";
import type { Position } from "./position.js";
import { nameOfMember } from "./resource-name.js";
import type { ScriptStep } from "./script.js";
import type { Sequence, SequenceStep } from "./sequence.js";
import type { SequenceValues } from "./sequence-values.js";
import { after, beginningAt } from "./whereabouts.js";

/** The calls of a usual caller, one for each step of the script that is a call or a poll. */
export function nominalSteps<O extends { readonly [K in keyof O]: OperationTypes }>(
  sequence: Sequence<O>,
  machine: Machine,
  values: SequenceValues,
): readonly SequenceStep<O>[] {
  const steps: unknown[] = [];
  // What the values call the resource, so that all requests name the same one.
  const { named, within } = machine.data;
  const name = sequence.start.name ?? usualName(machine, values, named);
  const owner = within && usualName(machine, values, within.member);
  const play = { machine, script: sequence.script, values };
  let position = described(play, { ...sequence.start, name, within: owner });
  let at = beginningAt(sequence.script.start, sequence.script.where);
  // What the caller was told last, of the members that tell one revision from another.
  const told: Record<string, unknown> = {};
  for (const step of sequence.script.steps) {
    const next = after(machine, at, step);
    if (typeof next === "string") throw new TypeError(`${sequence.name}: ${next}`);
    at = next;
    if (step.kind === "turn" || step.kind === "stay") continue;
    const version = versionOf(machine, step, position);
    const operation = operationOf(machine, step);
    if (operation === undefined) continue;
    const asks = step.kind === "call" ? step.asks : undefined;
    const usual = nominalRequest({ machine, values, position, version, asks }, operation);
    const differs = step.kind === "call" ? step.differs : undefined;
    const request = differs === undefined ? usual : { ...usual, [differs]: told[differs] };
    const answered = sequence.answer(position, { operation, request });
    if (answered === undefined) continue;
    position = answered.next;
    for (const name of machine.differing) {
      if (at.told[name] === "latest") told[name] = position.resource.members?.[name];
    }
    const tracked = version === undefined ? position.resource : position.versions.get(version);
    const answer =
      "error" in answered ? { error: answered.error } : { response: answered.response };
    steps.push({ operation, request, state: tracked?.state ?? step.in, ...answer });
  }
  // Each was answered by the operation that it names.
  return steps as readonly SequenceStep<O>[];
}

/** The version that the step is about; undefined: the resource itself. */
function versionOf(machine: Machine, step: ScriptStep, { versions }: Position): string | undefined {
  const [latest, tracked] = [...versions].at(-1) ?? [];
  if (step.kind !== "call" || !step.unpublished) return step.version ? latest : undefined;
  // One that is gone, or that never was.
  const isGone = tracked !== undefined && !machine.exists(tracked.state);
  return isGone ? latest : String(versions.size + 1);
}

function operationOf(machine: Machine, step: ScriptStep): string | undefined {
  if (step.kind === "call") return step.operation;
  return Object.entries(machine.data.reads).find(([, { list }]) => !list)?.[0];
}

function usualName(
  { operations }: Machine,
  values: SequenceValues,
  member: string,
): string | undefined {
  for (const operation of operations) {
    const contract = contractOfOperation(values.service, operation);
    const { node } = contract.request;
    if (node.type !== "structure" || !node.memberByName.has(member)) continue;
    const name = nameOfMember(values.request(contract, { nth: 0 }), member);
    if (name !== undefined) return name;
  }
  return undefined;
}
