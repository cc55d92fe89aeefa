import type { Severity } from "../findings.js";

/**
 * What is generated for one service. Relative paths start at the configuration file's folder, or at
 * `cwd` when the entry is given to {@link generate} directly.
 */
export interface ServiceEntry {
  /**
   * Where the shape of the API is read from: the name of an installed client package, the path of
   * one, or the path of a Smithy JSON AST (`.json`).
   */
  readonly sources: readonly string[];
  /**
   * A Smithy JSON AST of `apply` statements, or several, which are laid over each other in this
   * order: where two say different things of one place the later counts, and a finding tells both.
   * Default: none.
   */
  readonly overlay?: string | readonly string[];
  /** The folder that the files are written into. */
  readonly out: string;
  /** Names of operations; everything that they do not reach is left out. Default: all. */
  readonly operations?: readonly string[];
  /** Where `sdk-check.ts` is written. Default: into `out`. */
  readonly sdkCheck?: string;
  /**
   * The folder that packages among the sources are resolved from. Default: `out`, because the code
   * emitted there imports the client from there.
   */
  readonly resolveFrom?: string;
}

export interface Config {
  /**
   * Findings at least this severe make a run end with exit code 1, unless `--fail-on-findings` says
   * otherwise. Default: none does.
   */
  readonly failOnFindings?: Severity;
  /** By the name that the command line and the results call the service. */
  readonly services: Readonly<Record<string, ServiceEntry>>;
}

/** Gives a configuration file its types. */
export function defineConfig(config: Config): Config {
  return config;
}
