import {
  isMessageOf,
  type LifecycleData,
  type LifecycleRequestsData,
  type LifecycleRunData,
  type LifecycleViewData,
  Machine,
  type MessageData,
  nearest,
  scriptOf,
  statedSituations,
} from "@shapesmith/contract";
import { findShape, type Model } from "../model/model.js";
import { nameOf } from "../model/shape-id.js";
import type { OperationShape, ServiceShape, StructureShape } from "../model/shape.js";
import { deadParts } from "./lifecycle-dead-parts.js";
import { unknownName } from "./unknown-name.js";

/** What is wrong with the lifecycles of a service; sentences. */
export function checkLifecycles(model: Model, service: ServiceShape): readonly string[] {
  const lifecycles = Object.entries(service.traits.lifecycles ?? {});
  return lifecycles.flatMap(([name, data]) =>
    new LifecycleCheck(model, data)
      .problems(name)
      .map((message) => `the lifecycle ${name}: ${message}`),
  );
}

/** One lifecycle, held against the shapes of its service. */
class LifecycleCheck {
  readonly #model: Model;
  readonly #data: LifecycleData;
  readonly #operations: ReadonlyMap<string, OperationShape>;
  readonly #found: string[] = [];

  constructor(model: Model, data: LifecycleData) {
    this.#model = model;
    this.#data = data;
    const shapes = [...model.shapes.values()];
    const operations = shapes.filter((shape) => shape.type === "operation");
    this.#operations = new Map(operations.map((shape) => [nameOf(shape.id), shape]));
  }

  problems(name: string): readonly string[] {
    const structure = this.#structure();
    if (structure === undefined) return this.#found;
    this.#members(structure, "named", [this.#data.named]);
    this.#owner(structure);
    this.#states(structure);
    for (const [operation, view] of Object.entries(this.#data.reads)) {
      this.#operation(`reads.${operation}`, operation);
      this.#view(structure, `reads.${operation}`, operation, view);
    }
    this.#calls(structure);
    this.#turns(structure);
    this.#faults();
    this.#members(structure, "moments", Object.keys(this.#data.moments ?? {}));
    this.#requests("requests", this.#data.requests);
    for (const [name, requests] of Object.entries(this.#data.requestsIn ?? {})) {
      const situations = Object.keys(statedSituations(structure.traits));
      this.#unknown("requestsIn", "situation", name, situations);
      this.#requests(`requestsIn.${name}`, requests);
    }
    this.#versions(structure);
    // A run is followed through the machine, which must be sound for that.
    if (this.#found.length === 0) this.#runs(structure, name);
    return this.#found;
  }

  #structure(): StructureShape | undefined {
    const { structure: wanted } = this.#data;
    const structures = [...this.#model.shapes.values()].filter(({ type }) => type === "structure");
    const structure = structures.find(({ id }) => nameOf(id) === wanted);
    if (structure?.type === "structure") return structure;
    this.#unknown(
      "structure",
      "structure",
      wanted,
      structures.map(({ id }) => nameOf(id)),
    );
    return undefined;
  }

  #unknown(at: string, kind: string, name: string, names: readonly string[]): void {
    this.#found.push(...unknownName(kind, name, names).map((message) => `${at}: ${message}`));
  }

  #operation(at: string, name: string): void {
    if (!this.#operations.has(name)) {
      this.#unknown(at, "operation", name, [...this.#operations.keys()]);
    }
  }

  #state(at: string, name: string | undefined): void {
    if (name !== undefined) this.#unknown(at, "state", name, Object.keys(this.#data.states));
  }

  #members(structure: StructureShape, at: string, names: readonly string[] = []): void {
    const known = [...structure.members.keys()];
    for (const name of names) this.#unknown(at, "member", name, known);
  }

  #states(structure: StructureShape): void {
    const situations = Object.keys(statedSituations(structure.traits));
    for (const [name, { situation = [] }] of Object.entries(this.#data.states)) {
      for (const one of [situation].flat()) {
        this.#unknown(`states.${name}`, "situation", one, situations);
      }
    }
  }

  /** Looks whether the operation's answer has the structure where the view says so. */
  #view(structure: StructureShape, at: string, name: string, view: LifecycleViewData): void {
    const operation = this.#operations.get(name);
    const output = operation && findShape(this.#model, operation.output);
    if (output === undefined) return;
    let shown = output;
    if (view.member !== undefined) {
      const members = output.type === "structure" ? output.members : new Map<string, never>();
      const member = members.get(view.member);
      const target = member && findShape(this.#model, member.target);
      if (target === undefined) {
        this.#unknown(at, "member", view.member, [...members.keys()]);
        return;
      }
      const element =
        target.type === "list" ? findShape(this.#model, target.member.target) : target;
      if (element === undefined || (target.type === "list") !== (view.list === true)) {
        this.#found.push(`${at}: ${view.member} of ${name} is a ${target.type}: say so with list.`);
        return;
      }
      shown = element;
    }
    if (shown.id === structure.id) return;
    this.#found.push(
      `${at}: the answer of ${name} has a ${nameOf(shown.id)} there, no ${nameOf(structure.id)}.`,
    );
  }

  #calls(structure: StructureShape): void {
    this.#data.calls.forEach((call, index) => {
      const at = `calls.${index}`;
      const { operations, from, to, publishes, changes, differs, asks, view, error } = call;
      this.#members(structure, `${at}.where`, Object.keys(call.where ?? {}));
      for (const name of operations ?? (error === undefined ? [] : this.#concerned())) {
        this.#operation(at, name);
        if (view !== undefined) this.#view(structure, `${at}.view`, name, view);
        if (error !== undefined) this.#error(at, name, error);
        if (differs !== undefined) this.#input(at, name, [differs]);
        if (asks !== undefined) this.#input(at, name, Object.keys(asks));
      }
      this.#message(at, call, operations ?? this.#concerned(), operations === undefined);
      for (const state of from ?? []) this.#state(at, state);
      this.#state(at, to);
      this.#state(at, publishes);
      this.#members(structure, at, changes);
      const spoken = publishes === undefined ? call.unpublished && "unpublished" : "publishes";
      if (spoken !== undefined && this.#data.versions === undefined) {
        this.#found.push(`${at}: ${spoken}: the lifecycle says nothing of versions. Add versions.`);
      }
    });
  }

  #owner(structure: StructureShape): void {
    const { member, arn } = this.#data.within ?? {};
    if (arn !== undefined) this.#members(structure, "within", [arn]);
    for (const name of member === undefined ? [] : this.#concerned()) {
      this.#input("within", name, [member ?? ""]);
    }
  }

  /** The operations that a rule is about which names none. */
  #concerned(): readonly string[] {
    const called = this.#data.calls.flatMap(({ operations = [] }) => operations);
    const reads = Object.entries(this.#data.reads).filter(([, { list }]) => !list);
    return [...new Set([...called, ...reads.map(([name]) => name)])];
  }

  #turns(structure: StructureShape): void {
    this.#data.turns.forEach(({ from, to, changes }, index) => {
      this.#state(`turns.${index}`, from);
      this.#state(`turns.${index}`, to);
      this.#members(structure, `turns.${index}`, changes);
    });
  }

  #faults(): void {
    const all = [...new Set([...this.#concerned(), ...Object.keys(this.#data.reads)])];
    this.#data.faults.forEach((fault, index) => {
      const { operations = all, from, error } = fault;
      const at = `faults.${index}`;
      this.#message(at, fault, operations, fault.operations === undefined);
      for (const name of operations) {
        this.#operation(at, name);
        this.#error(at, name, error);
      }
      for (const state of from ?? []) this.#state(at, state);
    });
  }

  #error(at: string, operation: string, error: string): void {
    const shape = this.#operations.get(operation);
    if (shape === undefined) return;
    const names = shape.errors.map((id) => nameOf(id));
    const unknown = unknownName("error", error, names);
    this.#found.push(...unknown.map((message) => `${at}: ${operation}: ${message}`));
  }

  /**
   * Looks whether a refusal names one of the texts that its error has of each operation, or of any
   * where it is about all of them.
   */
  #message(
    at: string,
    { error, message }: { readonly error?: string; readonly message?: string },
    operations: readonly string[],
    isAny = false,
  ): void {
    if (error === undefined) {
      if (message !== undefined) this.#found.push(`${at}: message: state the error that has it.`);
      return;
    }
    const texts = operations.map((name) => [name, this.#texts(name, error)] as const);
    const wrong = texts.filter(([, names]) =>
      message === undefined ? names.length > 1 : !names.includes(message),
    );
    if (isAny && message !== undefined && wrong.length < texts.length) return;
    for (const [operation, names] of isAny ? wrong.slice(0, 1) : wrong) {
      this.#found.push(`${at}: ${operation}: ${error} has ${messageProblem(message, names)}`);
    }
  }

  /** The names of the texts that an operation has of an error. */
  #texts(operation: string, error: string): readonly string[] {
    const shape = this.#operations.get(operation);
    const id = shape?.errors.find((one) => nameOf(one) === error);
    const traits = id === undefined ? undefined : findShape(this.#model, id)?.traits;
    const messages: Readonly<Record<string, MessageData>> = traits?.messages ?? {};
    const input = shape && findShape(this.#model, shape.input);
    const takes = (member: string): boolean =>
      input?.type === "structure" && input.members.has(member);
    return Object.entries(messages).flatMap(([name, message]) =>
      isMessageOf(message, operation, takes) ? [name] : [],
    );
  }

  #input(at: string, operation: string, names: readonly string[]): void {
    const shape = this.#operations.get(operation);
    const input = shape && findShape(this.#model, shape.input);
    if (input?.type === "structure") this.#members(input, `${at}: ${operation}`, names);
  }

  #requests(at: string, requests: LifecycleRequestsData = {}): void {
    for (const [operation, members] of Object.entries(requests)) {
      this.#operation(at, operation);
      this.#input(at, operation, Object.keys(members));
    }
  }

  #versions(structure: StructureShape): void {
    const { versions } = this.#data;
    if (versions === undefined) return;
    const { member, arn, unlike, own = [] } = versions;
    const named = [member, arn, unlike, ...own].filter((name) => name !== undefined);
    this.#members(structure, "versions", named);
    if (unlike !== undefined && own.includes(unlike)) {
      this.#found.push(
        `versions: unlike: each version has a ${unlike} of its own. Name a member that it keeps.`,
      );
    }
  }

  /** The operations whose requests may say which version they are about. */
  #qualified(): readonly string[] {
    const { versions } = this.#data;
    if (versions === undefined) return [];
    return [...this.#operations].flatMap(([name, { input }]) => {
      const shape = findShape(this.#model, input);
      return shape?.type === "structure" && shape.members.has(versions.qualifier) ? name : [];
    });
  }

  #runs(structure: StructureShape, name: string): void {
    const machine = new Machine(name, this.#data, () => this.#qualified());
    const cases = Object.keys(structure.traits.cases ?? {});
    for (const [group, runs] of Object.entries(this.#data.runs)) {
      for (const [run, data] of Object.entries(runs)) {
        const at = `runs.${group}.${run}`;
        this.#state(at, data.start);
        if (data.cases !== undefined) this.#unknown(at, "record of cases", data.cases, cases);
        for (const [index, step] of data.steps.entries()) {
          // The rule that refuses the call has the text where the step names none.
          if ("call" in step && step.message !== undefined) {
            this.#message(`${at}: Step ${index + 1}`, step, [step.call]);
          }
        }
        this.#found.push(...scriptProblems(machine, data).map((message) => `${at}: ${message}`));
      }
    }
    this.#found.push(...deadParts(machine));
  }
}

/** Why the machine does not allow the run, be it with the usual counts or with few. */
function scriptProblems(machine: Machine, run: LifecycleRunData): readonly string[] {
  for (const count of [undefined, 0, 1]) {
    try {
      scriptOf(machine, run, { counts: { polls: count, times: count } });
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
      return [error.message];
    }
  }
  return [];
}

/** What is wrong with the name of a text, or with there being none; the end of a sentence. */
function messageProblem(message: string | undefined, names: readonly string[]): string {
  const known = names.join(", ");
  if (message === undefined) return `several messages: expected message to name one of ${known}.`;
  const wrong = `no message ${message}`;
  if (names.length === 0) return `${wrong}, nor any other: remove it, or state its text.`;
  const guess = nearest(message, names);
  const hint = guess === undefined ? "Correct the name." : `Did you mean ${guess}?`;
  return `${wrong}: expected one of ${known}. ${hint}`;
}
