import { qualifierOf } from "./asked-version.js";
import { holds } from "./call-rule.js";
import type { Machine } from "./machine.js";
import type { LifecycleCallData, LifecycleTurnData } from "./lifecycle-data.js";
import type { Position, Tracked } from "./position.js";
import {
  type Change,
  drawnMembers,
  type Drawing,
  membersInState,
  type Scene,
} from "./resource-members.js";
import { nameOfMember } from "./resource-name.js";
import type { Script } from "./script.js";
import type { SequenceCall } from "./sequence.js";
import type { CaseInstance, Members, SequenceValues } from "./sequence-values.js";

/** What is played, whatever is called. */
export interface Play {
  readonly machine: Machine;
  readonly script: Script;
  readonly values: SequenceValues;
}

/** Milliseconds from one call to the next: waiters wait no shorter. */
const second = 1000;

/** What becomes of the resource and its versions while one call is answered. */
export class Course implements Play {
  readonly machine: Machine;
  readonly script: Script;
  readonly values: SequenceValues;
  readonly call: SequenceCall;
  /** The version that the call is about; undefined: the resource itself. */
  readonly version: string | undefined;
  #position: Position;

  constructor({ machine, script, values }: Play, position: Position, call: SequenceCall) {
    this.machine = machine;
    this.script = script;
    this.values = values;
    this.call = call;
    const { named, within } = machine.data;
    this.#position = {
      ...position,
      name: position.name ?? nameOfMember(call.request, named),
      within: position.within ?? (within && nameOfMember(call.request, within.member)),
    };
    const qualifier = qualifierOf(machine, call.request);
    // What is only called by name happens to the resource, whichever version the name has.
    const isResource =
      qualifier === machine.data.versions?.latest || !machine.qualified.includes(call.operation);
    this.version = isResource ? undefined : qualifier;
  }

  /** Where it has come to. */
  get position(): Position {
    return this.#position;
  }

  /** The resource or version that the call is about. */
  get subject(): Tracked {
    if (this.version === undefined) return this.#position.resource;
    return this.#position.versions.get(this.version) ?? this.#unpublished();
  }

  #unpublished(): Tracked {
    const state = this.machine.absence;
    if (state === undefined) return this.#position.resource;
    return { state, seen: 0, members: undefined };
  }

  /** Whether the call is about a version that is not there, of a resource that is. */
  get isUnpublished(): boolean {
    const { machine, subject, position } = this;
    return !machine.exists(subject.state) && machine.exists(position.resource.state);
  }

  /** The number of the version that was published last; undefined before there is one. */
  get latestVersion(): string | undefined {
    return [...this.#position.versions.keys()].at(-1);
  }

  /** Milliseconds since the sequence began. */
  get now(): number {
    return this.#position.calls * second;
  }

  get scene(): Scene {
    const { machine, values, call, position } = this;
    return { machine, values, call, position };
  }

  countCall(): void {
    this.#position = { ...this.#position, calls: this.#position.calls + 1 };
  }

  /** A number for values that are new. */
  count(): number {
    const count = this.#position.count + 1;
    this.#position = { ...this.#position, count };
    return count;
  }

  /** The script goes on behind this step, or from it on where it is yet to come. */
  goTo(step: number): void {
    this.#position = { ...this.#position, step };
  }

  /** Whether what the rule asks of the call and its subject is so. */
  holds(rule: LifecycleCallData): boolean {
    const members = (): Members => this.members();
    return holds(rule, this.call.request, { isUnpublished: this.isUnpublished, members });
  }

  /** What describes the subject. */
  members(): Members {
    return this.membersOf(this.version);
  }

  /** What describes the resource or version as it is now; made when it is first asked for. */
  membersOf(version: string | undefined): Members {
    const { resource, versions } = this.#position;
    const tracked = version === undefined ? resource : versions.get(version);
    if (tracked?.members !== undefined) return tracked.members;
    const state = tracked?.state ?? this.script.start;
    const members = this.machine.exists(state) ? this.drawn(state, 0) : {};
    if (tracked !== undefined) this.track(version, { ...tracked, members });
    return members;
  }

  drawn(state: string, nth: number, drawing: Drawing = {}): Members {
    const drawn = drawnMembers(this.scene, state, { ...drawing, nth });
    const own = drawn[this.machine.data.named];
    if (this.#position.name === undefined && typeof own === "string") {
      this.#position = { ...this.#position, name: own };
    }
    return drawn;
  }

  inState(before: Members, state: string, change: Change): Members {
    return membersInState(this.scene, before, state, change);
  }

  track(version: string | undefined, tracked: Tracked): void {
    if (version === undefined) {
      this.#position = { ...this.#position, resource: tracked };
      if (!this.machine.exists(tracked.state)) this.#withdrawVersions(tracked);
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

  /** Something has happened since the call before. */
  move(
    version: string | undefined,
    { to, changes = [] }: Pick<LifecycleTurnData, "to" | "changes">,
    instance: CaseInstance | undefined,
  ): void {
    const before = this.membersOf(version);
    this.count();
    const change = { changes, instance, at: this.now - second / 2 };
    const members = this.machine.exists(to) ? this.inState(before, to, change) : undefined;
    this.track(version, { state: to, seen: 0, members });
  }
}
