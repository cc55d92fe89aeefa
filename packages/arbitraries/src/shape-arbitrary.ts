import {
  formatPath,
  printValue,
  requireKnownOptions,
  shapeOf,
  type ShapeReference,
} from "@shapesmith/contract";
import { Arbitrary, type Random as Source, Stream, Value } from "fast-check";
import type { ArbitraryFactory } from "./arbitrary-factory.js";
import { canHoldStream, cloneableBy, unreadOf } from "./cloneable.js";
import { type Demands, demandsOf, inSituationsOnly, meets } from "./demands/demands.js";
import { valueOptions } from "./known-options.js";
import { newDraw } from "./new-draw.js";
import type { AnyOptions } from "./options.js";
import { candidates, type Cursor, startWith } from "./shrinking/candidates.js";
import { type Changes, changed, removed, valueOf } from "./shrinking/changes.js";
import { type Part, printOfPart } from "./shrinking/part.js";
import { type Before, Tried } from "./shrinking/tried.js";
import { takeApart } from "./shrinking/value-tree.js";
import { blobForm } from "./streams.js";
import { ShapeSubject, type Subject } from "./subject.js";
import { markUnlisted } from "./unlisted.js";

/** The arbitrary of a shape of a contract; emitted `arbitraries.ts` files have one per shape. */
export function arbitraryOf<T>(
  shape: ShapeReference<T>,
): ArbitraryFactory<T, string | readonly string[]> {
  return (options?: AnyOptions) => new ShapeArbitrary<T>(new ShapeSubject(shapeOf(shape)), options);
}

/**
 * The same for a shape whose values have situations, or can be observed ones: its factory is of a type
 * of its own, which is that of the declaration.
 */
export function situationArbitraryOf<F extends () => Arbitrary<unknown>>(
  reference: ShapeReference<ReturnType<F> extends Arbitrary<infer T> ? T : never>,
): F {
  // The contract decides which situations and observed values there are.
  return arbitraryOf(reference) as unknown as F;
}

/** With what the shrinking of a value goes on. */
interface Context {
  readonly cursor?: Cursor;
  /** The value, taken apart. */
  readonly root?: Part;
  /** What was tried on the way to it. */
  readonly before?: Before;
}

/**
 * One arbitrary for all of a value. What it generates depends on two numbers drawn from fast-check,
 * its bias and the options, and on nothing else; it keeps no context but those of arbitraries that a
 * user has given, because shrinking starts from the value and its shape, whoever made it. What
 * shrinking has found out about a value goes on with it as the context.
 */
export class ShapeArbitrary<T> extends Arbitrary<T> {
  readonly #subject: Subject<T>;
  readonly #demands: Demands;
  #canHoldStream: boolean | undefined;

  /** @throws TypeError or RangeError when the options ask for what the shape does not have. */
  constructor(subject: Subject<T>, options: AnyOptions | undefined) {
    super();
    requireKnownOptions("an arbitrary", options, subject.options ?? valueOptions);
    this.#subject = subject;
    this.#demands = demandsOf(options, () => subject.node, subject.operation);
  }

  override generate(source: Source, biasFactor: number | undefined): Value<T> {
    const { settings, root } = this.#demands;
    const draw = newDraw(this.#demands, this.#subject.direction, source, biasFactor);
    const value = this.#subject.make(draw);
    if (settings.validate && (root.given ?? root.inside) !== undefined) this.#check(value);
    const { contexts } = draw;
    return new Value(
      this.#finished(value),
      contexts.size === 0 ? undefined : { cursor: startWith(contexts) },
    );
  }

  /** @throws TypeError when the value does not conform, which is due to what was given. */
  #check(value: T): void {
    const violations = this.#subject.violations(value, this.#demands.settings);
    if (violations.length === 0) return;
    throw new TypeError(
      `What the overrides ask for does not conform:\n${violations.map(({ message }) => `  ${message}`).join("\n")}\n` +
        "Give other values, or ask for { validate: false }.",
    );
  }

  /** As it is handed out: with what fast-check is told of it. */
  #finished(value: T): T {
    const { settings } = this.#demands;
    const marked = settings.unlisted ? markUnlisted(value, (it) => this.#unlistedIn(it)) : value;
    this.#canHoldStream ??= canHoldStream(this.#subject.node);
    const unread = this.#canHoldStream ? unreadOf(value) : undefined;
    if (unread === undefined) return marked;
    return cloneableBy(marked, () => this.#finished(unread()));
  }

  /** What of a value no model lists: places and what is there. */
  #unlistedIn(value: T): readonly string[] {
    if (this.#subject.nodeOf(value) === undefined) return ["the error itself"];
    const listed = { ...this.#demands.settings, unlisted: false };
    return this.#subject
      .violations(value, listed)
      .map(({ path, actual }) => `${formatPath(path)} (${printValue(actual)})`);
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    const subject = this.#subject;
    if (!subject.accepts(value, this.#demands.settings)) return false;
    if (subject.isWrapped?.(value) === false) return false;
    const node = subject.nodeOf(value);
    return node === undefined || meets(this.#demands, node, value, blobForm(subject.direction));
  }

  override shrink(value: T, context: unknown): Stream<Value<T>> {
    // A context can only be one that came with a value of this arbitrary.
    return new Stream(this.#simpler(value, context as Context | undefined));
  }

  *#simpler(value: T, context: Context = {}): IterableIterator<Value<T>> {
    const subject = this.#subject;
    const node = subject.nodeOf(value);
    if (node === undefined) return;
    const demands = this.#demands;
    const root = context.root ?? takeApart(node, value, demands);
    const tried = new Tried(printOfPart(root), context.before);
    const rules = { blobForm: blobForm(subject.direction), demands };
    for (const { changes, cursor, isAgain } of candidates(root, rules, context.cursor)) {
      const part = changed(root, changes, demands);
      if (!tried.add(printOfPart(part), isAgain === true)) continue;
      const simpler = this.#finished(subject.wrap(valueOf(part), value));
      if (this.#conforms(simpler, root, changes)) {
        yield new Value(simpler, { cursor, root: part, before: tried.sofar(isAgain === true) });
      }
    }
  }

  /** Whether a changed value conforms if the one that it comes from did. */
  #conforms(value: T, root: Part, changes: Changes): boolean {
    const { settings } = this.#demands;
    if (!settings.validate) return true;
    // Only parts that may be absent are left out, which nothing but a condition can be against.
    const isLess = !root.hasConditions && onlyRemoved(changes);
    if (!isLess && !this.#subject.accepts(value, settings)) return false;
    return this.#isInNamed(value);
  }

  /** Whether it is still in the situations that were asked for by name. */
  #isInNamed(value: T): boolean {
    const { settings } = this.#demands;
    if (settings.situation.length === 0) return true;
    const node = this.#subject.nodeOf(value);
    const demands = inSituationsOnly(settings);
    return node === undefined || meets(demands, node, value, blobForm(this.#subject.direction));
  }
}

function onlyRemoved(changes: Changes): boolean {
  for (const change of changes.values()) if (change !== removed) return false;
  return true;
}
