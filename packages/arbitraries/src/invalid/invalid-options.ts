import {
  printValue,
  type RefusedBy,
  type ShapeConstraint,
  type Violation,
} from "@shapesmith/contract";
import type { AnyOptions, ArbitraryOptions } from "../options.js";

/** Which invalid requests are made. */
export interface InvalidOptions<T, W = never> extends Omit<
  ArbitraryOptions<T, W>,
  "unlisted" | "validate"
> {
  /**
   * How many constraints are broken at most; each value has from one to so many. 1 by default. Where
   * constraints hang together, as a least length and a pattern can, breaking one breaks the other.
   */
  readonly violations?: number;
  /** Only violations that are noticed so; by default all of them. */
  readonly refusedBy?: RefusedBy | readonly RefusedBy[];
  /** Only this constraint, or one of these: those of the operation's `constraints`. */
  readonly constraint?: ShapeConstraint | readonly ShapeConstraint[];
}

/** Options with every default filled in. */
export interface InvalidSettings {
  readonly violations: number;
  /** The ids of the constraints wanted; undefined: all. */
  readonly ids: ReadonlySet<string> | undefined;
  /** Whether violations are those that are wanted. */
  readonly admits: (violations: readonly Violation[]) => boolean;
}

/** Of options of which it is not known what type of values they speak of. */
export type AnyInvalidOptions = Omit<AnyOptions, "unlisted" | "validate"> &
  Pick<InvalidOptions<unknown>, "violations" | "refusedBy" | "constraint">;

/** Who can notice a violation. */
const refusers: readonly unknown[] = ["service", "sdk", "contract"] satisfies RefusedBy[];

/**
 * @throws RangeError when `violations` is not a whole number of at least 1.
 * @throws TypeError when `refusedBy` names nobody who refuses, or `constraint` is no constraint.
 */
export function invalidSettingsOf(options: AnyInvalidOptions = {}): InvalidSettings {
  const { violations = 1, refusedBy, constraint } = options;
  if (!Number.isInteger(violations) || violations < 1) {
    throw new RangeError(`violations must be a whole number of at least 1, got ${violations}.`);
  }
  for (const one of [refusedBy ?? []].flat()) {
    if (refusers.includes(one)) continue;
    throw new TypeError(
      `refusedBy must be one of ${refusers.join(", ")}, or several of them, got ${printValue(one)}.`,
    );
  }
  for (const one of [constraint ?? []].flat()) {
    if (typeof one === "object" && "id" in one) continue;
    throw new TypeError(
      `constraint must be one of the operation's \`constraints\`, or several of them, got ${printValue(one)}.`,
    );
  }
  const noticed = refusedBy === undefined ? undefined : new Set([refusedBy].flat());
  const wanted = constraint === undefined ? undefined : [constraint].flat();
  return {
    violations,
    ids: wanted && new Set(wanted.map(({ id }) => id)),
    admits: (found) =>
      noticed === undefined || found.every((violation) => noticed.has(violation.refusedBy)),
  };
}
