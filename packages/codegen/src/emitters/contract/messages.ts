import type {
  MessageData,
  OperationChoice,
  RefusalData,
  UnmodelledErrorData,
} from "@shapesmith/contract";
import { nameOf } from "../../model/shape-id.js";
import type { Refusal } from "../../model/traits.js";
import { membersOf } from "../../model/walk.js";
import type { Plan } from "../../plan/plan.js";

type Messages = Readonly<Record<string, MessageData>>;

/** The texts of an error, each with the names of the operations that give it where not all do. */
export function messagesData(
  plan: Plan,
  error: string,
  messages: Messages,
): Readonly<Record<string, MessageData>> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([name, { operations: stated, ...message }]) => {
      const operations = operationsOf(plan, error, name, stated);
      if (isNone(operations)) return [];
      return [[name, { ...message, ...(operations === undefined ? {} : { operations }) }]];
    }),
  );
}

/** The errors that no model lists, with what is stated of operations that are emitted. */
export function unmodelledErrorsData(
  plan: Plan,
  errors: Readonly<Record<string, UnmodelledErrorData>>,
): Readonly<Record<string, UnmodelledErrorData>> {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([name, { operations: stated, ...error }]) => {
      const operations = stated && emitted(plan, stated);
      if (operations?.length === 0) return [];
      const data: UnmodelledErrorData = {
        ...error,
        ...(operations === undefined ? {} : { operations }),
        messages: messagesData(plan, name, error.messages),
      };
      return [[name, data]];
    }),
  );
}

/** Refusals with the status and the text of their errors, which a part of a service may be without. */
export function refusalsData(plan: Plan, refusals: readonly Refusal[]): readonly RefusalData[] {
  return refusals.map(({ constraint, error, matching, message: named }) => {
    const { status, messages } = statedError(plan, error);
    const message =
      named !== undefined && Object.hasOwn(messages, named) ? messages[named] : undefined;
    return {
      constraint,
      error,
      status: message?.status ?? status,
      ...(matching === undefined ? {} : { matching }),
      ...(message === undefined || message.text === null ? {} : { message: message.text }),
      ...(named === undefined ? {} : { named }),
    };
  });
}

function statedError(
  plan: Plan,
  name: string,
): { readonly status: number; readonly messages: Messages } {
  const { service, shapes } = plan.model;
  const own = service.traits.unmodelledErrors ?? {};
  const unmodelled = Object.hasOwn(own, name) ? own[name] : undefined;
  if (unmodelled !== undefined) return unmodelled;
  for (const { id, traits } of shapes.values()) {
    if (traits.error === undefined || nameOf(id) !== name) continue;
    const status = traits.httpError ?? (traits.error === "client" ? 400 : 500);
    return { status, messages: traits.messages ?? {} };
  }
  return { status: service.traits.validation?.status ?? 400, messages: {} };
}

/** Those that are stated, else those whose requests are refused with the text; undefined for all. */
function operationsOf(
  plan: Plan,
  error: string,
  message: string,
  stated: OperationChoice | undefined,
): OperationChoice | undefined {
  if (stated !== undefined && "taking" in stated) return stated;
  if (stated !== undefined) return emitted(plan, stated);
  const refusing = refusingShapes(plan, error, message);
  if (refusing.size === 0) return undefined;
  const operations = plan.operations.filter(({ input }) =>
    input === undefined ? false : reaches(plan, input.shape.id, refusing),
  );
  return operations.map(({ name }) => name);
}

function isNone(operations: OperationChoice | undefined): boolean {
  return operations !== undefined && !("taking" in operations) && operations.length === 0;
}

function emitted(plan: Plan, names: readonly string[]): readonly string[] {
  return plan.operations.map(({ name }) => name).filter((name) => names.includes(name));
}

/** The ids of shapes and members whose refusals name the text. */
function refusingShapes(plan: Plan, error: string, message: string): ReadonlySet<string> {
  const refusing = new Set<string>();
  for (const shape of plan.model.shapes.values()) {
    for (const { id, traits } of [shape, ...membersOf(shape)]) {
      const names = traits.refusals?.some(
        (each) => each.error === error && each.message === message,
      );
      if (names === true) refusing.add(id);
    }
  }
  return refusing;
}

/** Whether a value of the shape can have one of these shapes or members in it. */
function reaches(plan: Plan, start: string, wanted: ReadonlySet<string>): boolean {
  const seen = new Set([start]);
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (wanted.has(id)) return true;
    const shape = plan.model.shapes.get(id);
    for (const member of shape === undefined ? [] : membersOf(shape)) {
      if (wanted.has(member.id)) return true;
      if (seen.has(member.target)) continue;
      seen.add(member.target);
      open.push(member.target);
    }
  }
  return false;
}
