import type { Shape } from "@shapesmith/contract";
import { Arbitrary, type Random as Source, Stream, Value } from "fast-check";
import { candidates, type Cursor } from "./shrinking/candidates.js";
import type { Draw } from "./draw.js";
import { identityOf } from "./identity.js";
import { type ArbitraryOptions, type Settings, settingsOf } from "./options.js";
import { limitShare, seededFrom } from "./seed.js";
import { blobForm } from "./streams.js";
import { ShapeSubject, type Subject } from "./subject.js";
import { putTogether, takeApart } from "./shrinking/value-tree.js";

/** Makes the arbitrary of a shape. Nothing is compiled before the first value is generated. */
export type ArbitraryFactory<T> = (options?: ArbitraryOptions<T>) => Arbitrary<T>;

/** The arbitrary of a shape of a contract; emitted `arbitraries.ts` files have one per shape. */
export function arbitraryOf<T>(shape: Shape<T>): ArbitraryFactory<T> {
  return (options) => new ShapeArbitrary(new ShapeSubject(shape), settingsOf(options));
}

/**
 * One arbitrary for all of a value. What it generates depends on two numbers drawn from fast-check,
 * its bias and the options, and on nothing else; it keeps no context, because shrinking starts from
 * the value and its shape, whoever made it.
 */
export class ShapeArbitrary<T> extends Arbitrary<T> {
  readonly #subject: Subject<T>;
  readonly #settings: Settings;

  constructor(subject: Subject<T>, settings: Settings) {
    super();
    this.#subject = subject;
    this.#settings = settings;
  }

  override generate(source: Source, biasFactor: number | undefined): Value<T> {
    const draw: Draw = {
      random: seededFrom(source),
      settings: this.#settings,
      blobForm: blobForm(this.#subject.direction),
      limitShare: limitShare(biasFactor),
      depth: 0,
      nesting: 0,
      level: 0,
      parts: 0,
    };
    return new Value(this.#subject.make(draw), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#subject.accepts(value, this.#settings);
  }

  override shrink(value: T, context: unknown): Stream<Value<T>> {
    // A context can only be one that came with a candidate of this arbitrary.
    return new Stream(this.#simpler(value, context as Cursor | undefined));
  }

  *#simpler(value: T, cursor: Cursor | undefined): IterableIterator<Value<T>> {
    const node = this.#subject.nodeOf(value);
    if (node === undefined) return;
    const root = takeApart(node, value);
    const seen = new Set([identityOf(putTogether(root, new Map()))]);
    const form = blobForm(this.#subject.direction);
    for (const candidate of candidates(root, form, cursor)) {
      const plain = putTogether(root, candidate.changes);
      const identity = identityOf(plain);
      if (seen.has(identity)) continue;
      seen.add(identity);
      const simpler = this.#subject.wrap(plain, value);
      if (this.#subject.accepts(simpler, this.#settings))
        yield new Value(simpler, candidate.cursor);
    }
  }
}
