import {
  type Breach,
  isPlainObject,
  type OperationContract,
  type OperationTypes,
  requireKnownOptions,
  type ShapeConstraint,
  type ShapeNode,
  type Violation,
} from "@shapesmith/contract";
import { Arbitrary, type Random as Source, Stream, Value } from "fast-check";
import { cloneableBy, unreadOf } from "../cloneable.js";
import { type Demands, demandsOf, meets } from "../demands/demands.js";
import { copyOfPlain } from "../demands/given.js";
import type { Wishes } from "../demands/wishes.js";
import { commonOptions } from "../known-options.js";
import { newDraw } from "../new-draw.js";
import type { Cursor } from "../shrinking/candidates.js";
import { valueOf } from "../shrinking/changes.js";
import { printOfPart } from "../shrinking/part.js";
import { type Before, Tried } from "../shrinking/tried.js";
import { takeApart } from "../shrinking/value-tree.js";
import { blobForm } from "../streams.js";
import { makeRoot } from "../subject.js";
import { breakAt, type Invalid, labelOf, leastInvalid, type Target } from "./breaking.js";
import {
  type AnyInvalidOptions,
  type InvalidSettings,
  invalidSettingsOf,
} from "./invalid-options.js";
import { drawingGuide } from "./location.js";
import { simplerInvalid } from "./simpler-invalid.js";

/** The operation of an invalid request, as far as it matters here. */
export type InvalidOperation = Pick<
  OperationContract<OperationTypes>,
  "name" | "request" | "constraints"
>;

const invalidOptions = [...commonOptions, "constraint", "refusedBy", "violations"] as const;

/** How often another valid value is drawn where one cannot be broken as wanted. */
const tries = 50;

/** With what the shrinking of a value goes on. */
interface Context {
  readonly cursor?: Cursor;
  /** The value; nobody else has it or what is in it. */
  readonly value?: unknown;
  /** Those of its parts that conform. */
  readonly conforming?: WeakMap<object, ShapeNode>;
  /** What was tried on the way to it. */
  readonly before?: Before;
}

/**
 * Requests that fail to conform in ways that are told. A valid one is drawn, one place of it is
 * changed as little as can be, and what the contract then says is the label.
 */
export class InvalidArbitrary<T> extends Arbitrary<Invalid<T>> {
  readonly #operation: InvalidOperation;
  readonly #demands: Demands;
  readonly #settings: InvalidSettings;
  #wanted: readonly ShapeConstraint[] | undefined;

  constructor(operation: InvalidOperation, options: AnyInvalidOptions | undefined) {
    super();
    requireKnownOptions("an invalid request", options, invalidOptions);
    this.#operation = operation;
    this.#demands = demandsOf(options, () => operation.request.node);
    this.#settings = invalidSettingsOf(options);
  }

  get #target(): Target {
    return { shape: this.#operation.request, settings: this.#demands.settings };
  }

  /** @throws TypeError when there is nothing that can be broken as the options ask. */
  get #constraints(): readonly ShapeConstraint[] {
    if (this.#wanted !== undefined) return this.#wanted;
    const { ids, admits } = this.#settings;
    const all = breakable(this.#operation);
    const named = all.filter(({ constraint }) => ids === undefined || ids.has(constraint.id));
    // Who names a constraint and gives what it is about has it broken all the same.
    const free = ids === undefined ? named.filter((one) => !this.#isGiven(one.constraint)) : named;
    const wanted = free.filter(({ invalid }) => admits(invalid.violations));
    if (wanted.length === 0) {
      throw new TypeError(
        `No request of ${this.#operation.name} can be made invalid in the way that the options ` +
          `ask for: ${whyNone(all, named, free, ids)}`,
      );
    }
    return (this.#wanted = wanted.map(({ constraint }) => constraint));
  }

  /** Whether breaking the constraint changes what the overrides give. */
  #isGiven({ path, breach }: ShapeConstraint): boolean {
    let wishes = this.#demands.root.inside;
    for (const step of path) {
      const wish = step.part === "member" ? wishes?.members.get(step.name) : undefined;
      if (wish?.given !== undefined) return true;
      wishes = wish?.inside;
    }
    // A structure that is missing, or something else, has none of its members.
    const isKept = breach === "condition" || breach === "unknownMember";
    return path.length > 0 && !isKept && wishes !== undefined && holdsGiven(wishes);
  }

  override generate(source: Source, biasFactor: number | undefined): Value<Invalid<T>> {
    const constraints = this.#constraints;
    const draw = newDraw(this.#demands, "request", source, biasFactor);
    const guide = drawingGuide(draw);
    // Each kind is as likely as any other, however many places it can come up at.
    const kinds = new Map<Breach, ShapeConstraint[]>();
    for (const constraint of constraints) {
      const same = kinds.get(constraint.breach);
      if (same === undefined) kinds.set(constraint.breach, [constraint]);
      else same.push(constraint);
    }
    const breaches = [...kinds.keys()];
    for (let left = tries; left > 0; left--) {
      const value = makeRoot(this.#operation.request.node, draw) as Record<string, unknown>;
      this.#requireValid(value);
      const count = draw.random.between(1, this.#settings.violations);
      let violations: readonly Violation[] = [];
      for (let number = 0; number < count; number++) {
        const among = kinds.get(draw.random.pick(breaches)) ?? constraints;
        const more = breakAt(
          this.#target,
          value,
          draw.random.pick(among),
          guide,
          violations.length,
        );
        // Going to a second place can mend the first: what is missing there may be on the way.
        violations = more ?? this.#operation.request.validate(value, this.#demands.settings);
      }
      const invalid = { value, violations };
      if (this.#admits(invalid) && this.#meets(invalid))
        return new Value(finished(invalid as Invalid<T>), undefined);
    }
    const constraint = draw.random.pick(constraints);
    const least = leastInvalid(this.#target, constraint);
    if (least === undefined || !this.#meets(least)) {
      throw new TypeError(
        `No request of ${this.#operation.name} was found that breaks ${constraint.id} and is as ` +
          "the options ask otherwise: leave some of them out, or name other constraints.",
      );
    }
    return new Value(finished(copyOf(least) as Invalid<T>), undefined);
  }

  /** @throws TypeError when what the overrides give is itself what does not conform. */
  #requireValid(value: unknown): void {
    const { root, settings } = this.#demands;
    if ((root.given ?? root.inside) === undefined) return;
    const violations = this.#operation.request.validate(value, settings);
    if (violations.length === 0) return;
    throw new TypeError(
      "What the overrides ask for does not conform by itself, so that nothing tells what else is " +
        `broken:\n${violations.map(({ message }) => `  ${message}`).join("\n")}\nGive other values.`,
    );
  }

  /** Whether all but what is wrong is as the options ask. */
  #meets({ value, violations }: Invalid<unknown>): boolean {
    const { node } = this.#operation.request;
    const faults = violations.map(({ path }) => path);
    return meets(this.#demands, node, value, blobForm("request"), faults);
  }

  #admits({ violations }: Invalid<unknown>): boolean {
    const settings = this.#settings;
    if (violations.length === 0 || !settings.admits(violations)) return false;
    if (violations.length <= settings.violations) return true;
    // Those that hang together come together, and only with one that was to be broken.
    return this.#entangled().has(this.#label(violations));
  }

  /** The labels of constraints that cannot be broken by themselves. */
  #entangled(): ReadonlySet<string> {
    const labels = this.#constraints.flatMap((constraint) => {
      const least = leastInvalid(this.#target, constraint);
      return least === undefined || least.violations.length === 1
        ? []
        : [this.#label(least.violations)];
    });
    return new Set(labels);
  }

  #label(violations: readonly Violation[]): string {
    return labelOf(this.#operation.request.node, violations);
  }

  override canShrinkWithoutContext(value: unknown): value is Invalid<T> {
    if (!isPlainObject(value) || !Array.isArray(value["violations"])) return false;
    const invalid = value as unknown as Invalid<T>;
    const { request } = this.#operation;
    const violations = request.validate(invalid.value, this.#demands.settings);
    return (
      this.#label(violations) === this.#label(invalid.violations) &&
      this.#admits({ value: invalid.value, violations }) &&
      this.#meets({ value: invalid.value, violations })
    );
  }

  override shrink(invalid: Invalid<T>, context: unknown): Stream<Value<Invalid<T>>> {
    // A context can only be one that came with a value of this arbitrary.
    return new Stream(this.#simpler(invalid, context as Context | undefined));
  }

  *#simpler(invalid: Invalid<T>, context: Context = {}): IterableIterator<Value<Invalid<T>>> {
    const target = this.#target;
    const { node } = target.shape;
    const demands = this.#demands;
    const label = this.#label(invalid.violations);
    const broken = this.#brokenIn(invalid.violations, label);
    // From now on nobody else has the parts, so that what is known of them stays true.
    const value = context.value ?? valueOf(takeApart(node, invalid.value, demands));
    const { conforming = new WeakMap<object, ShapeNode>() } = context;
    const options = { ...target.settings, conforming };
    const whole = takeApart(node, value, demands);
    const tried = new Tried(printOfPart(whole), context.before);
    const simpler = simplerInvalid(
      target,
      demands,
      whole,
      invalid.violations,
      broken,
      context.cursor,
    );
    for (const { part, cursor, isAgain } of simpler) {
      if (!tried.add(printOfPart(part), isAgain)) continue;
      const violations = target.shape.validate(part.value, options);
      if (this.#label(violations) !== label) continue;
      if (!this.#meets({ value: part.value, violations })) continue;
      const next: Context = { cursor, value: part.value, conforming, before: tried.sofar(isAgain) };
      yield new Value(finished({ value: valueOf(part) as T, violations }), next);
    }
  }

  /** The constraints whose breaking gives these violations, as far as they can be told. */
  #brokenIn(violations: readonly Violation[], label: string): readonly ShapeConstraint[] {
    const all = breakable(this.#operation);
    const same = all.find((one) => one.label === label);
    if (same !== undefined) return [same.constraint];
    return violations.flatMap((violation) => {
      const one = this.#label([violation]);
      const found = all.find((other) => other.label === one);
      return found === undefined ? [] : [found.constraint];
    });
  }
}

/** Why no constraint is left of all that can be broken. */
function whyNone(
  all: readonly Breakable[],
  named: readonly Breakable[],
  free: readonly Breakable[],
  ids: ReadonlySet<string> | undefined,
): string {
  if (all.length === 0) return "nothing of it can be broken.";
  if (named.length === 0) {
    return `it has no constraint ${[...(ids ?? [])].join(", ")} that can be broken. It has ${listed(all)}.`;
  }
  if (free.length === 0)
    return "what can be broken of it is given by the overrides: leave some out.";
  const refusedBy = free.flatMap(({ invalid }) => invalid.violations.map((one) => one.refusedBy));
  return (
    `what can be broken is refused by ${[...new Set(refusedBy)].join(", ")}: ${listed(free)}. ` +
    "Ask for another refusedBy, or leave it out."
  );
}

/** So many constraints are named in a message. */
const mostListed = 10;

function listed(breakables: readonly Breakable[]): string {
  const ids = breakables.slice(0, mostListed).map(({ constraint }) => constraint.id);
  const left = breakables.length - ids.length;
  return left === 0 ? ids.join(", ") : `${ids.join(", ")} and ${left} more`;
}

function holdsGiven({ members }: Wishes): boolean {
  return [...members.values()].some(
    ({ given, inside }) => given !== undefined || (inside !== undefined && holdsGiven(inside)),
  );
}

/** As it is handed out: events of a request, too, can be read once. */
function finished<T>(invalid: Invalid<T>): Invalid<T> {
  const unread = unreadOf(invalid.value);
  if (unread === undefined) return invalid;
  return cloneableBy(invalid, () => finished({ ...invalid, value: unread() }));
}

function copyOf({ value, violations }: Invalid<unknown>): Invalid<unknown> {
  return { value: copyOfPlain(value), violations };
}

interface Breakable {
  readonly constraint: ShapeConstraint;
  readonly invalid: Invalid<unknown>;
  /** Of its violations. */
  readonly label: string;
}

/** For as long as the contract has the constraints, on which alone it depends. */
const known = new WeakMap<readonly ShapeConstraint[], readonly Breakable[]>();

/** The constraints that values can be made for which break them, with the least of those. */
export function breakable(operation: InvalidOperation): readonly Breakable[] {
  const { constraints, request } = operation;
  let found = known.get(constraints);
  if (found === undefined) {
    const target = { shape: request, settings: demandsOf(undefined, () => undefined).settings };
    found = constraints.flatMap((constraint) => {
      const invalid = leastInvalid(target, constraint);
      if (invalid === undefined) return [];
      return [{ constraint, invalid, label: labelOf(request.node, invalid.violations) }];
    });
    known.set(constraints, found);
  }
  return found;
}
