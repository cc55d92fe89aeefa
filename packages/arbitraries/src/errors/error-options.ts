import { nearest, printValue } from "@shapesmith/contract";
import type { ArbitraryOptions, Presence } from "../options.js";
import type { IsUnion } from "../overrides.js";
import {
  isUnmodelledErrorName,
  type UnmodelledErrorName,
  unmodelledErrorNames,
  usualErrorNames,
} from "./unmodelled-errors.js";
import { isRetried, type RetryClass, retryClasses, retryClassOf } from "./retry-class.js";

/** What is asked of errors of which each has other members: they are there or not, all of them. */
export interface AnyErrorOptions extends Omit<
  ArbitraryOptions<unknown>,
  "optional" | "overrides" | "situation"
> {
  readonly optional?: Presence;
}

/** Which errors are thrown. */
interface Choice {
  /**
   * Add errors that no model lists: those that every service gives all the same, or those of these
   * names. False by default.
   */
  readonly common?: boolean | readonly UnmodelledErrorName[];
  /** Only errors that are the fault of this side, as the instances say in `$fault`. */
  readonly fault?: "client" | "server";
  /** Only errors that the SDK would retry (true), or only others (false). */
  readonly retryable?: boolean;
  /**
   * Only errors that the SDK judges so. Of the `"server"` are those with a status like 501 alone,
   * which come with `unlisted`: it counts 500, 502, 503 and 504 among the `"transient"`.
   */
  readonly retryClass?: RetryClass;
}

/**
 * Which errors are thrown. Overrides and members by name need values of one shape: an operation with
 * one error takes them, unless `common` ones are asked for; of several errors each has a function of
 * its own, such as `errors.ResourceConflictException`.
 */
export type ErrorOptions<T> =
  | (Choice & AnyErrorOptions)
  | (IsOne<T> extends true ? Choice & ArbitraryOptions<T> & { readonly common?: false } : never);

type IsOne<T> = [T] extends [never] ? false : true extends IsUnion<T> ? false : true;

/** Which errors are wanted, with every default filled in. */
export interface ErrorChoice {
  readonly common: readonly UnmodelledErrorName[];
  wants(error: Error): boolean;
  /** The options that leave errors out, for a message. */
  readonly description: string;
}

/** @throws TypeError when an option says something else than it can. */
export function errorChoiceOf(options: Choice = {}): ErrorChoice {
  const { common = false, fault, retryable, retryClass } = options;
  const unknown = typeof common === "boolean" ? undefined : common.find(isNoName);
  if (unknown !== undefined) {
    const near = nearest(unknown, unmodelledErrorNames);
    throw new TypeError(
      `There is no error ${unknown} that services give though no model lists it: expected one of ` +
        `${unmodelledErrorNames.join(", ")}.${near === undefined ? "" : ` Did you mean ${near}?`}`,
    );
  }
  requireOneOf("fault", fault, ["client", "server"]);
  requireOneOf("retryClass", retryClass, retryClasses);
  const parts = [
    ...(fault === undefined ? [] : [`fault: "${fault}"`]),
    ...(retryable === undefined ? [] : [`retryable: ${retryable}`]),
    ...(retryClass === undefined ? [] : [`retryClass: "${retryClass}"`]),
  ];
  return {
    common: typeof common === "boolean" ? (common ? usualErrorNames : []) : common,
    wants: (error) =>
      (fault === undefined || ("$fault" in error && error.$fault === fault)) &&
      (retryable === undefined || isRetried(error) === retryable) &&
      (retryClass === undefined || retryClassOf(error) === retryClass),
    description: parts.join(", "),
  };
}

function requireOneOf(option: string, value: string | undefined, all: readonly string[]): void {
  if (value === undefined || all.includes(value)) return;
  throw new TypeError(`${option} must be one of ${all.join(", ")}, got ${printValue(value)}.`);
}

function isNoName(name: string): boolean {
  return !isUnmodelledErrorName(name);
}
