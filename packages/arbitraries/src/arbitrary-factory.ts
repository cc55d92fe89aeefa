import type { Agreeing, Situated, SituationNames } from "@shapesmith/contract";
import type { Arbitrary } from "fast-check";
import type { ArbitraryOptions } from "./options.js";
import type { Override, WithUnlisted } from "./overrides.js";

/**
 * Makes the arbitrary of a shape. Nothing is compiled before the first value is generated.
 *
 * @typeParam T the type of the values.
 * @typeParam W what the option `situation` takes; `never` where values have no situations.
 */
export interface ArbitraryFactory<T, W = never> extends Walkable<T> {
  /** Values that no model lists have the type of listed ones. */
  (options: UnlistedOptions<T>): Arbitrary<T>;
  (options?: ArbitraryOptions<T, W>): Arbitrary<T>;
}

/**
 * Makes the arbitrary of a shape that can have values which were recorded though no model lists them:
 * with `{ observed: true }` they are of another type, which is `R`.
 */
export interface ObservedArbitraryFactory<T, R> extends ArbitraryFactory<T> {
  <B extends boolean>(options: ObservedOptions<R, B>): Arbitrary<R>;
}

/**
 * Makes the arbitrary of a shape that has situations, or a part of which has: with
 * `{ situation: name }` values are of the type of that situation. `S` are the types by situation, `R`
 * and `RS` those where recorded values are asked for.
 */
export interface SituationArbitraryFactory<T, S, R = T, RS = S> extends Walkable<T> {
  /** Values that no model lists have the type of listed ones. */
  (options: UnlistedOptions<T>): Arbitrary<T>;
  /**
   * @throws RangeError when there is no situation of a name, and when two are of one aspect: no value
   *   is in both. Types tell most of that, but not of situations that structures inside a value have.
   */
  <const N extends SituationNames<S> | undefined = undefined, B extends boolean = false>(
    options?: AskedSituation<N & Agreeing<S, N>, B> &
      OtherOptions<true extends B ? R : T, true extends B ? RS : S, N>,
  ): Arbitrary<InAsked<true extends B ? R : T, true extends B ? RS : S, N>>;
}

/** What all factories can be called with, so that a program can walk those of a service. */
interface Walkable<T> {
  (): Arbitrary<T>;
}

/** What of the options tells which type values have. */
interface AskedSituation<N, B extends boolean> {
  readonly situation?: N;
  readonly observed?: B;
}

/** All other options for values in a situation; for a union of names, those for any of them. */
type OtherOptions<T, S, N> = N extends unknown
  ? Omit<ArbitraryOptions<InAsked<T, S, N>>, keyof AskedSituation<unknown, boolean>>
  : never;

/** The type of a value in the situations that were asked for, if any were. */
type InAsked<T, S, N> = N extends undefined ? T : Situated<S, N>;

/** Options that ask for observed values, or may do so. */
export type ObservedOptions<R, B extends boolean> = ArbitraryOptions<R> & {
  readonly observed: B;
} & (B extends false ? never : unknown);

/**
 * Options that ask for unlisted values: overrides may be such, too. In a situation of one's choice
 * they cannot: situations are made of what is listed.
 */
export interface UnlistedOptions<T> extends Omit<ArbitraryOptions<T>, "overrides" | "unlisted"> {
  readonly unlisted: true;
  readonly overrides?: Override<WithUnlisted<T>>;
}
