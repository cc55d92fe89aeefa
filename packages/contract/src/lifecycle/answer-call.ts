import { isAlias, qualifierOf } from "./asked-version.js";
import { leftOut } from "./left-out.js";
import { contractOfOperation } from "./operation-of.js";
import type { LifecycleCallData, LifecycleTurnData, LifecycleViewData } from "./lifecycle-data.js";
import {
  describing,
  holds,
  isConditional,
  isUpToCallers,
  type Machine,
  memberOf,
} from "./machine.js";
import { placed } from "./placed.js";
import type { Position, Tracked } from "./position.js";
import {
  allowedMember,
  type Change,
  drawnMembers,
  type Drawing,
  membersInState,
  type Scene,
} from "./resource-members.js";
import { kindOf, nameIn } from "./resource-name.js";
import type { Script, ScriptStep } from "./script.js";
import { isHere, stepsAhead } from "./steps-ahead.js";
import type { SequenceAnswer, SequenceCall } from "./sequence.js";
import type { CaseInstance, Members, SequenceValues } from "./sequence-values.js";

export interface Play {
  readonly machine: Machine;
  readonly script: Script;
  readonly values: SequenceValues;
}

/** What a call is answered; undefined where the machine does not speak of it. */
export function answerCall(
  play: Play,
  position: Position,
  call: SequenceCall,
): SequenceAnswer | undefined {
  const { machine } = play;
  if (!machine.operations.includes(call.operation)) return undefined;
  const view = machine.readOf(call.operation);
  const asked = memberOf(call.request, machine.data.named);
  const { name } = position;
  if (isAlias(qualifierOf(machine, call.request), machine)) return undefined;
  if (name !== undefined && typeof asked === "string" && asked !== name) {
    const kind = kindOf(machine.data.named);
    if (nameIn(asked, kind) !== nameIn(name, kind)) return undefined;
  }
  return new Answering(play, position, call).answer(view);
}

/** The same position, at which it is known what describes the resource, if there is one. */
export function described(play: Play, position: Position): Position {
  const { resource } = position;
  if (resource.members !== undefined || !play.machine.exists(resource.state)) return position;
  return new Answering(play, position, noCall).described();
}

const noCall: SequenceCall = { operation: "", request: undefined };

/** Milliseconds from one call to the next: waiters wait no shorter. */
const second = 1000;

type CallStep = Extract<ScriptStep, { kind: "call" }>;

/** One call on its way; the position that it works on is its own. */
class Answering {
  readonly #machine: Machine;
  readonly #script: Script;
  readonly #values: SequenceValues;
  readonly #call: SequenceCall;
  #position: Position;
  /** The version that the call is about; undefined: the resource itself. */
  readonly #version: string | undefined;

  constructor({ machine, script, values }: Play, position: Position, call: SequenceCall) {
    this.#machine = machine;
    this.#script = script;
    this.#values = values;
    this.#call = call;
    const named = memberOf(call.request, machine.data.named);
    const asked = typeof named === "string" ? nameIn(named, kindOf(machine.data.named)) : undefined;
    this.#position = { ...position, name: position.name ?? asked };
    this.#version = this.#askedVersion();
  }

  described(): Position {
    this.#members();
    return this.#position;
  }

  answer(view: LifecycleViewData | undefined): SequenceAnswer {
    this.#position = { ...this.#position, calls: this.#position.calls + 1 };
    this.#settle();
    let unasked = this.#refusedByItself();
    let scripted = unasked === undefined ? this.#takeCall() : undefined;
    if (unasked === undefined && scripted === undefined && this.#turnAsUsual()) {
      unasked = this.#refusedByItself();
      scripted = unasked === undefined ? this.#takeCall() : undefined;
    }
    if (unasked?.error !== undefined) return this.#refuse(unasked.error, unasked.message, unasked);
    if (scripted?.error !== undefined) {
      return this.#refuse(scripted.error, scripted.message, this.#refusal(scripted));
    }
    if (view !== undefined && (view.list || this.#machine.exists(this.#subject.state))) {
      if (scripted === undefined && !view.list) this.#seen();
      return this.#show(view, this.#subject);
    }
    const rule = this.#ruleFor(scripted);
    if (rule === undefined) return this.#refuseUnknown();
    if (rule.error !== undefined) return this.#refuse(rule.error, rule.message, rule);
    return this.#accept(rule);
  }

  /** The resource or version that the call is about. */
  get #subject(): Tracked {
    const version = this.#version;
    if (version === undefined) return this.#position.resource;
    return this.#position.versions.get(version) ?? this.#unpublished();
  }

  #unpublished(): Tracked {
    const state = this.#machine.states.find((name) => !this.#machine.exists(name));
    if (state === undefined) return this.#position.resource;
    return { state, seen: 0, members: undefined };
  }

  #askedVersion(): string | undefined {
    const qualifier = qualifierOf(this.#machine, this.#call.request);
    return qualifier === this.#machine.data.versions?.latest ? undefined : qualifier;
  }

  /** The rule that refuses the request for what it asks, whatever becomes of other calls. */
  #refusedByItself(): LifecycleCallData | undefined {
    const rules = this.#machine.rules(this.#call.operation, this.#subject.state);
    return rules.find(
      (rule) => rule.error !== undefined && isUpToCallers(rule) && this.#holds(rule),
    );
  }

  #holds(rule: LifecycleCallData): boolean {
    const isThere = this.#machine.exists(this.#subject.state);
    return holds(rule, this.#call.request, {
      isUnpublished: !isThere && this.#machine.exists(this.#position.resource.state),
      members: () => this.#members(),
    });
  }

  #ruleFor(scripted: CallStep | undefined): LifecycleCallData | undefined {
    const rules = this.#machine.rules(this.#call.operation, this.#subject.state);
    if (scripted === undefined) return rules.find((rule) => this.#holds(rule));
    return rules.find(
      (rule) => rule.error === undefined && rule.differs === undefined && this.#holds(rule),
    );
  }

  #pass(index: number): void {
    this.#position = { ...this.#position, step: index + 1 };
  }

  /** Lets happen what is due before the call. */
  #settle(): void {
    for (;;) {
      const step = this.#script.steps[this.#position.step];
      if (step?.kind !== "turn" || !isHere(this.#position, step)) break;
      this.#pass(this.#position.step);
      this.#turn(step);
    }
  }

  /** Lets a state end that has been seen often enough and that the script says nothing of. */
  #turnAsUsual(): boolean {
    const { state, seen } = this.#subject;
    const turn = this.#machine.usualTurn(state);
    if (turn === undefined || this.#isScripted() || seen < (turn.polls ?? 0)) return false;
    this.#move(this.#version, turn, undefined);
    return true;
  }

  /** Whether the script says how the state ends in which the subject is. */
  #isScripted(): boolean {
    const isVersion = this.#version !== undefined;
    return stepsAhead(this.#script, this.#position).some(
      ([, step]) =>
        (step.kind === "turn" || step.kind === "poll" || step.kind === "stay") &&
        (step.version === true) === isVersion &&
        isHere(this.#position, step),
    );
  }

  /** The step of the script that says what becomes of the call. */
  #takeCall(): CallStep | undefined {
    // Calls of a script are about the resource itself.
    if (this.#version !== undefined) return undefined;
    const view = this.#machine.readOf(this.#call.operation);
    const isPoll = view !== undefined && !view.list;
    for (const [index, step] of stepsAhead(this.#script, this.#position)) {
      // The poll that comes first may be this one.
      if (step.kind === "poll" && isPoll && isHere(this.#position, step)) return undefined;
      if (step.kind !== "call" || step.operation !== this.#call.operation) continue;
      if (!isHere(this.#position, step)) continue;
      if (step.differs !== undefined && !this.#differs(step.differs)) continue;
      this.#pass(index);
      return step;
    }
    return undefined;
  }

  #differs(member: string): boolean {
    const given = memberOf(this.#call.request, member);
    return given !== undefined && given !== this.#members()[member];
  }

  /** The subject is seen, unless it has become something else before it could be. */
  #seen(): void {
    for (let next = this.#nextInTime(); next !== undefined; next = this.#nextInTime()) {
      const [index, step] = next;
      if (step.kind === "stay") break;
      this.#pass(index);
      if (step.kind === "poll") break;
      this.#turn(step);
    }
    this.#countSeen();
  }

  /** Somebody was refused because of the state: for the caller, time goes on as it does by a poll. */
  #waited(): void {
    const next = this.#nextInTime();
    if (next?.[1].kind === "poll") this.#pass(next[0]);
    // What is due now happens before the next call.
    if (next?.[1].kind === "turn") this.#position = { ...this.#position, step: next[0] };
    this.#countSeen();
  }

  #countSeen(): void {
    const { state, seen, members } = this.#subject;
    this.#track(this.#version, { state, members, seen: seen + 1 });
  }

  /**
   * The next poll or turn of the script. Calls that the script has before it are passed over where the
   * state would not last, and where they could not be answered that way.
   */
  #nextInTime(): readonly [number, Exclude<ScriptStep, CallStep>] | undefined {
    for (const [index, step] of stepsAhead(this.#script, this.#position)) {
      if (!isHere(this.#position, step)) continue;
      if (step.kind === "call") {
        if (this.#machine.usualTurn(step.in) === undefined) return undefined;
      } else if ((step.version === true) === (this.#version !== undefined)) {
        return [index, step];
      }
    }
    return undefined;
  }

  #turn(step: Extract<ScriptStep, { kind: "turn" }>): void {
    const version = step.version ? [...this.#position.versions.keys()].at(-1) : undefined;
    const turn = this.#machine.turns(step.in, step.version).find(({ to }) => to === step.to);
    this.#move(version, turn ?? { from: step.in, to: step.to }, step.instance);
  }

  #move(
    version: string | undefined,
    { to, changes = [] }: Pick<LifecycleTurnData, "to" | "changes">,
    instance: CaseInstance | undefined,
  ): void {
    const before = this.#membersOf(version);
    this.#count();
    this.#track(version, {
      state: to,
      seen: 0,
      // It happened since the call before.
      members: this.#machine.exists(to)
        ? this.#inState(before, to, { changes, instance, at: this.#now - second / 2 })
        : undefined,
    });
  }

  #count(): number {
    const count = this.#position.count + 1;
    this.#position = { ...this.#position, count };
    return count;
  }

  #track(version: string | undefined, tracked: Tracked): void {
    if (version === undefined) {
      this.#position = { ...this.#position, resource: tracked };
      if (!this.#machine.exists(tracked.state)) this.#withdrawVersions(tracked);
      return;
    }
    const versions = new Map([...this.#position.versions, [version, tracked]]);
    this.#position = { ...this.#position, versions };
  }

  /** Versions go with the resource; their numbers are not used again. */
  #withdrawVersions(gone: Tracked): void {
    const versions = [...this.#position.versions.keys()].map((number) => [number, gone] as const);
    this.#position = { ...this.#position, versions: new Map(versions) };
  }

  #members(): Members {
    return this.#membersOf(this.#version);
  }

  /** What describes the resource as it is now; made when it is first asked for. */
  #membersOf(version: string | undefined): Members {
    const tracked =
      version === undefined ? this.#position.resource : this.#position.versions.get(version);
    if (tracked?.members !== undefined) return tracked.members;
    const state = tracked?.state ?? this.#script.start;
    const members = this.#machine.exists(state) ? this.#drawn(state, 0) : {};
    if (tracked !== undefined) this.#track(version, { ...tracked, members });
    return members;
  }

  /** Milliseconds since the sequence began. */
  get #now(): number {
    return this.#position.calls * second;
  }

  get #scene(): Scene {
    return {
      machine: this.#machine,
      values: this.#values,
      call: this.#call,
      position: this.#position,
    };
  }

  #drawn(state: string, nth: number, drawing: Drawing = {}): Members {
    const drawn = drawnMembers(this.#scene, state, { ...drawing, nth });
    const own = drawn[this.#machine.data.named];
    if (this.#position.name === undefined && typeof own === "string") {
      this.#position = { ...this.#position, name: own };
    }
    return drawn;
  }

  #inState(before: Members, state: string, change: Change): Members {
    return membersInState(this.#scene, before, state, change);
  }

  #accept(rule: LifecycleCallData): SequenceAnswer {
    const { operation, request } = this.#call;
    const existed = this.#machine.exists(this.#subject.state);
    const state = rule.to ?? this.#subject.state;
    const contract = contractOfOperation(this.#values.service, operation);
    const before = existed ? this.#members() : undefined;
    const nth = this.#count();
    const published = rule.to === undefined && rule.publishes !== undefined && this.#published();
    if (published) return this.#show(rule.view, published);
    const shape = this.#values.service.shape(this.#machine.data.structure);
    if (this.#machine.exists(state) && (rule.to !== undefined || rule.changes !== undefined)) {
      // What is published without a change of the resource is described by the request alone.
      const isChanged = rule.to !== undefined || rule.publishes === undefined;
      const repeated = isChanged ? this.#values.repeated(contract, { nth, request }, shape) : {};
      const kept = this.#settled(repeated);
      const stated = Object.entries(kept).filter(([, value]) => value !== undefined);
      const made =
        before ?? this.#drawn(state, nth, { told: Object.fromEntries(stated), at: this.#now });
      const change = { changes: rule.changes ?? [], at: this.#now };
      const changed = this.#inState({ ...made, ...kept }, state, change);
      const isSound = shape.validate(changed, { observed: this.#values.observed }).length === 0;
      // A request may ask for what the resource cannot have, which the machine knows nothing of.
      const members = isSound ? changed : this.#inState(made, state, change);
      this.#track(this.#version, { state, seen: 0, members });
    } else if (rule.to !== undefined) {
      this.#track(this.#version, { state, seen: 0, members: undefined });
    }
    if (rule.publishes !== undefined) return this.#publish(rule, rule.publishes);
    return this.#show(rule.view, this.#subject);
  }

  /** What a request changes about the resource, but for what names it. */
  #settled(repeated: Members): Members {
    const { named } = this.#machine.data;
    return Object.fromEntries(Object.entries(repeated).filter(([name]) => name !== named));
  }

  /** The latest version, where nothing has changed since it was published. */
  #published(): Tracked | undefined {
    const { unlike } = this.#machine.data.versions ?? {};
    const latest = [...this.#position.versions.values()].at(-1);
    if (unlike === undefined || latest === undefined) return undefined;
    if (!this.#machine.exists(latest.state)) return undefined;
    return latest.members?.[unlike] === this.#membersOf(undefined)[unlike] ? latest : undefined;
  }

  #publish(rule: LifecycleCallData, state: string): SequenceAnswer {
    const { operation, request } = this.#call;
    const { service } = this.#values;
    const { versions, structure } = this.#machine.data;
    const shape = service.shape(structure);
    const latest = this.#membersOf(undefined);
    const number = String(this.#position.versions.size + 1);
    const arn = versions?.arn;
    const own = {
      ...(versions === undefined ? {} : allowedMember(this.#scene, versions.member, number)),
      ...(arn === undefined
        ? {}
        : allowedMember(this.#scene, arn, `${String(latest[arn])}:${number}`)),
    };
    // What is new of the version is not what is new of the resource.
    const nth = this.#count();
    const contract = contractOfOperation(service, operation);
    // A request that changes the resource has done so already.
    const asked =
      rule.to === undefined
        ? this.#settled(this.#values.repeated(contract, { nth, request }, shape))
        : {};
    const change = { changes: versions?.own ?? [], at: this.#now };
    const described = this.#inState({ ...latest, ...asked }, state, change);
    const isSound = shape.validate(described, { observed: this.#values.observed }).length === 0;
    const made = isSound ? described : this.#inState(latest, state, change);
    const version = { state, seen: 0, members: { ...made, ...own } };
    this.#track(number, version);
    if (arn === undefined || rule.view?.unqualified !== true) return this.#show(rule.view, version);
    const unqualified = { ...version.members, [arn]: latest[arn] };
    return this.#show(rule.view, { ...version, members: unqualified });
  }

  #show(view: LifecycleViewData | undefined, subject: Tracked): SequenceAnswer {
    const { operation, request } = this.#call;
    const contract = contractOfOperation(this.#values.service, operation);
    const isThere = this.#machine.exists(subject.state);
    const members = isThere ? this.#shown(subject) : undefined;
    const nth = this.#position.count;
    const without = leftOut(describing(this.#machine, this.#values.service), operation);
    const known = view?.member !== undefined && !view.list ? { [view.member]: members } : {};
    const answer = this.#values.response(contract, { nth, request, given: known });
    return { response: placed(answer, view, members, without), next: this.#position };
  }

  #shown(subject: Tracked): Members {
    const members = subject.members ?? this.#members();
    const { arn, latest } = this.#machine.data.versions ?? {};
    // Who asks for the latest by its qualifier is shown an ARN that has it.
    if (arn === undefined || latest === undefined) return members;
    if (qualifierOf(this.#machine, this.#call.request) !== latest) return members;
    return { ...members, ...allowedMember(this.#scene, arn, `${String(members[arn])}:${latest}`) };
  }

  #refuse(
    error: string,
    message: string | undefined,
    rule: Pick<LifecycleCallData, "to" | "changes" | "differs" | "asks" | "error">,
  ): SequenceAnswer {
    const { operation, request } = this.#call;
    const isThere = this.#machine.exists(this.#subject.state);
    const made = this.#values.error(contractOfOperation(this.#values.service, operation), {
      nth: this.#count(),
      request,
      error,
      message,
      resource: isThere ? this.#members() : undefined,
    });
    if (rule.to !== undefined) this.#move(this.#version, { ...rule, to: rule.to }, undefined);
    else if (rule.error !== undefined && !isConditional(rule)) this.#waited();
    return { error: made, next: this.#position };
  }

  /** The rule that refuses a call so; none where the error says nothing about the state. */
  #refusal({ operation, error, message }: CallStep): Partial<LifecycleCallData> {
    const rules = this.#machine.rules(operation, this.#subject.state);
    const found = rules.find((rule) => rule.error === error && rule.message === message);
    // The script says itself when time goes on.
    return found?.to === undefined ? {} : found;
  }

  #refuseUnknown(): never {
    const { operation } = this.#call;
    throw new TypeError(
      `The lifecycle ${this.#machine.name} does not say what becomes of ${operation} in the state ` +
        `${this.#subject.state}.`,
    );
  }
}
