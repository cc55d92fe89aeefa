import type { Finding } from "../findings.js";
import type { Model } from "../model/model.js";

export interface ReadResult {
  readonly model: Model;
  readonly findings: readonly Finding[];
}

export interface ReadOptions {
  /** Directory that packages and relative paths are resolved from. */
  readonly cwd: string;
}

/**
 * Reads one source into a Model.
 *
 * @throws ShapesmithError (`source`) when the source cannot be read; the message says what was
 * found, what is needed, and what to do.
 */
export type Reader = (locator: string, options: ReadOptions) => Promise<ReadResult>;
