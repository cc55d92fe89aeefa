import type { ArbitraryOptions } from "../options.js";
import { type UnmodelledErrorName, usualErrorNames } from "./unmodelled-errors.js";
import { isRetried, type RetryClass, retryClassOf } from "./retry-class.js";

/** Which errors are thrown. */
export interface ErrorOptions<T> extends ArbitraryOptions<T> {
  /**
   * Add errors that no model lists: those that every service gives all the same, or those of these
   * names. False by default.
   */
  readonly common?: boolean | readonly UnmodelledErrorName[];
  /** Only errors that the SDK would retry (true), or only others (false). */
  readonly retryable?: boolean;
  /** Only errors that the SDK judges so. */
  readonly retryClass?: RetryClass;
}

/** Which errors are wanted, with every default filled in. */
export interface ErrorChoice {
  readonly common: readonly UnmodelledErrorName[];
  wants(error: Error): boolean;
  /** The options that leave errors out, for a message. */
  readonly description: string;
}

export function errorChoiceOf<T>(options: ErrorOptions<T> = {}): ErrorChoice {
  const { common = false, retryable, retryClass } = options;
  const parts = [
    ...(retryable === undefined ? [] : [`retryable: ${retryable}`]),
    ...(retryClass === undefined ? [] : [`retryClass: "${retryClass}"`]),
  ];
  return {
    common: typeof common === "boolean" ? (common ? usualErrorNames : []) : common,
    wants: (error) =>
      (retryable === undefined || isRetried(error) === retryable) &&
      (retryClass === undefined || retryClassOf(error) === retryClass),
    description: parts.join(", "),
  };
}
