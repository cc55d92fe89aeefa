import type { Script } from "./script.js";
import type { Members } from "./sequence-values.js";

/** A resource, or a version of it, at one moment. */
export interface Tracked {
  /** By the name that the lifecycle gives it. */
  readonly state: string;
  /** How many polls have seen the state since it began. */
  readonly seen: number;
  /** What the structure that describes it says; undefined where there is none, or nobody asked yet. */
  readonly members: Members | undefined;
}

/** Where a sequence stands between two calls. It never changes. */
export interface Position {
  /** The resource itself. */
  readonly resource: Tracked;
  /** Its published versions, by number. */
  readonly versions: ReadonlyMap<string, Tracked>;
  /** What the resource is called; undefined before the first call. */
  readonly name: string | undefined;
  /** What it belongs to, by name; undefined where nothing is known of that. */
  readonly within: string | undefined;
  /** How many steps of the script are behind it. */
  readonly step: number;
  /** Counts the changes and answers so far. */
  readonly count: number;
  /** Counts the calls so far. */
  readonly calls: number;
}

export function startOf(script: Script, name?: string): Position {
  return {
    resource: { state: script.start, seen: 0, members: undefined },
    versions: new Map(),
    name,
    within: undefined,
    step: 0,
    count: 0,
    calls: 0,
  };
}
