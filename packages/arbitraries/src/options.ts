import { printValue } from "@shapesmith/contract";
import { readConfigureGlobal, type Size } from "fast-check";
import type { OptionalByName, Override } from "./overrides.js";

/** Whether a member that may be absent is there. */
export type Presence = "sometimes" | "always" | "never";

/**
 * What an arbitrary generates. The defaults keep to what the model lists.
 *
 * @typeParam T the type of the values.
 * @typeParam W what {@link situation} takes: the names of the situations that values can be in.
 */
export interface ArbitraryOptions<T, W = never> {
  /**
   * Whether members that may be absent are there: for all of them, or by name (as deep as structures
   * go) with `"sometimes"` for the others. What a situation says of a member counts for more.
   * `"sometimes"` by default: every subset of them comes up, none and all included.
   */
  readonly optional?: Presence | OptionalByName<T>;
  /**
   * Members that are to have a certain value, given as it is or as an arbitrary of it, as deep as
   * structures go; `undefined` leaves a member out. Shrinking leaves such values as they are, or
   * shrinks them as their arbitrary does.
   */
  readonly overrides?: Override<T>;
  /** Whether values that {@link overrides} bring about must conform; otherwise an error is thrown. True by default. */
  readonly validate?: boolean;
  /**
   * The situation that values are in, by the name that the contract gives it; several names where
   * situations have several aspects. It counts for all structures in the value that have a situation
   * of this name. By default each is in any of its own that is more than an inference.
   */
  readonly situation?: W;
  /** Add situations that are only inferred, not recorded, documented or told of. False by default. */
  readonly inferred?: boolean;
  /** False: members occur together as they like, whatever situations and conditions the contract knows. */
  readonly situations?: boolean;
  /**
   * Add what a later release of the service may add: enum values, members, union members and
   * errors that the model does not list. fast-check's reports say where a value has such. False by
   * default.
   */
  readonly unlisted?: boolean;
  /** Add values that were recorded from the real service though no model lists them. False by default. */
  readonly observed?: boolean;
  /**
   * How large values are where their shapes leave that open, in fast-check's words: up to 1, 10, 100,
   * 1,000 or 10,000 elements more than a list must have, half of that in each list inside another,
   * and no more than a value of some 200, 1,000, 10,000, 50,000 or 200,000 parts has room for.
   * By default the `baseSize` that fast-check is configured with, which is `"small"`.
   */
  readonly size?: Size;
  /**
   * How many levels of a shape that contains itself are generated at most: with 1 such a shape does
   * not occur inside itself. 3 by default. Values never have more than 64 levels in all.
   */
  readonly depth?: number;
  /**
   * Put most numbers, lengths and presences on their limits: the least and the greatest, empty, one
   * element, the longest, none and all. Strings of up to 16 Mi characters, lists and maps of up
   * to 10,000 elements and blobs of up to 32 MiB are made for that, those of more than a hundred or
   * so seldom; what is longer at most comes with its other limit only. Strings whose pattern looks
   * around itself, refers back or repeats more than single characters end at 16,384 characters. False by default: then limits come up too, those that are
   * costly rarely.
   */
  readonly boundary?: boolean;
}

/** Options of which it is not known what type of values they speak of. */
export interface AnyOptions extends Omit<
  ArbitraryOptions<unknown, string | readonly string[]>,
  "optional" | "overrides"
> {
  readonly optional?: unknown;
  readonly overrides?: unknown;
}

/** How large values are where their shapes leave that open. */
export interface Extent {
  /** Elements of a list or a map, beyond the least. */
  readonly elements: number;
  /** Characters of a string, beyond the least; undefined: as many as its pattern suggests. */
  readonly characters: number | undefined;
  /** A value that has this many structures, unions, lists, maps and elements is brought to its end. */
  readonly parts: number;
  /** One that has this many characters and bytes gets the shortest ones from there on. */
  readonly text: number;
}

const extents: Readonly<Record<Size, Extent>> = {
  xsmall: { elements: 1, characters: 3, parts: 200, text: 100_000 },
  small: { elements: 10, characters: undefined, parts: 1000, text: 100_000 },
  medium: { elements: 100, characters: 100, parts: 10_000, text: 200_000 },
  large: { elements: 1000, characters: 1000, parts: 50_000, text: 1_000_000 },
  xlarge: { elements: 10_000, characters: 10_000, parts: 200_000, text: 4_000_000 },
};

/** Options with every default filled in, as far as they do not depend on the shape. */
export interface Settings {
  readonly unlisted: boolean;
  readonly observed: boolean;
  readonly depth: number;
  readonly optional: Presence;
  readonly situation: readonly string[];
  readonly situations: boolean;
  readonly inferred: boolean;
  /** The operation whose answers are made. */
  readonly operation: string | undefined;
  /** What of the settings decides which situations there are, as a text. */
  readonly situationKey: string;
  readonly validate: boolean;
  readonly extent: Extent;
  readonly boundary: boolean;
}

/**
 * @throws RangeError when `depth` is not a whole number of at least 1, or `size` is none.
 * @throws TypeError when `optional` says something else than it can, or when a situation is asked for
 *   and situations are turned off.
 */
export function settingsOf(options: AnyOptions = {}, operation?: string): Settings {
  const {
    unlisted = false,
    observed = false,
    depth = 3,
    optional = "sometimes",
    situation = [],
    situations = true,
    inferred = false,
    validate = true,
    size = readConfigureGlobal().baseSize ?? "small",
    boundary = false,
  } = options;
  if (!Number.isInteger(depth) || depth < 1) {
    throw new RangeError(`depth must be a whole number of at least 1, got ${depth}.`);
  }
  requirePresences(optional, "optional");
  if (!Object.hasOwn(extents, size)) {
    throw new RangeError(`size must be one of ${Object.keys(extents).join(", ")}, got ${size}.`);
  }
  const asked = typeof situation === "string" ? [situation] : situation;
  if (asked.length > 0 && !situations) {
    throw new TypeError(
      `The situation ${asked.join(", ")} is asked for, and situations are turned off: leave one of them out.`,
    );
  }
  return {
    unlisted,
    observed,
    depth,
    optional: isPresence(optional) ? optional : "sometimes",
    situation: asked,
    situations,
    inferred,
    operation,
    situationKey: JSON.stringify([asked, inferred, observed, operation]),
    validate,
    extent: extents[size],
    boundary,
  };
}

export function isPresence(value: unknown): value is Presence {
  return value === "sometimes" || value === "always" || value === "never";
}

function requirePresences(optional: unknown, at: string): void {
  if (isPresence(optional) || optional === undefined) return;
  if (typeof optional !== "object" || optional === null) {
    throw new TypeError(
      `${at} must be "sometimes", "always", "never", or these by name, got ${printValue(optional)}.`,
    );
  }
  for (const [name, part] of Object.entries(optional)) requirePresences(part, `${at}.${name}`);
}
