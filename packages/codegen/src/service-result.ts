import type { Finding } from "./findings.js";
import type { Source } from "./model/model.js";
import type { SiteCounts } from "./site-counts.js";

/** A file that was written or removed or, in a check, would be. */
export interface ChangedFile {
  /** Relative to `out`, with `/`. */
  readonly path: string;
  readonly kind: "added" | "changed" | "removed";
  /** Whether it had been changed by hand since it was generated. */
  readonly wasEdited: boolean;
}

/** What a run did for one service. */
export interface ServiceResult {
  readonly service: string;
  /** What was read, the overlay last, with versions and hashes. */
  readonly sources: readonly Source[];
  /** Absolute path of the folder that the files are in. */
  readonly out: string;
  /** How many are emitted. */
  readonly operations: number;
  /** How many are emitted, those without a name of their own included. */
  readonly shapes: number;
  readonly sites: SiteCounts;
  /** In code-point order of shape, code and message. */
  readonly findings: readonly Finding[];
  /** All emitted files, relative to `out` and with `/`, the manifest last. */
  readonly files: readonly string[];
  /** Those that were not as they should be; none when all was current. */
  readonly changes: readonly ChangedFile[];
  /** Files outside `out` that the last manifest names; they are left alone. */
  readonly unreachable: readonly string[];
  /** From what is on the disk to what should be, as a patch; only in a check that finds changes. */
  readonly diff?: string;
  readonly durationMs: number;
}
