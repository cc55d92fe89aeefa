import { printValue } from "@shapesmith/contract";

/** What an arbitrary of fast-check is, as far as it is looked at here: the version is the user's. */
export interface DrawnFrom<T> {
  generate(random: never, biasFactor: number | undefined): { readonly value: T };
}

export interface DrawOptions {
  /** A whole number; the same seed gives the same values in the same order. */
  readonly seed?: number;
}

/** How many values are drawn at a time. */
const batch = 64;

/** Draws one value after the other; fast-check is loaded at the first. */
export function drawer<T>(
  arbitrary: DrawnFrom<T>,
  { seed: asked }: DrawOptions,
  noteSeed: (seed: number) => void,
): () => Promise<T> {
  if (typeof (arbitrary as Partial<DrawnFrom<T>> | undefined)?.generate !== "function") {
    throw new TypeError(
      `resolvesArbitrary() takes an arbitrary of fast-check, not ${printValue(arbitrary)}.`,
    );
  }
  let seed = asked;
  let drawn: readonly T[] = [];
  let count = 0;
  return async () => {
    const { default: fc } = await import("fast-check");
    seed ??= fc.readConfigureGlobal().seed ?? fc.sample(fc.nat(), 1)[0] ?? 0;
    if (count === 0) noteSeed(seed);
    if (count >= drawn.length) {
      // Values are drawn as those of a property are: the first so many of more are the same.
      const numRuns = Math.max(batch, drawn.length * 2);
      drawn = fc.sample(arbitrary as Parameters<typeof fc.sample<T>>[0], { seed, numRuns });
    }
    return drawn[count++] as T;
  };
}
