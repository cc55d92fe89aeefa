import type { ServiceEntry } from "../config/config.js";
import { isShapesmithError } from "../errors.js";
import type { Severity } from "../findings.js";
import { generate } from "../generate.js";

/** One service to generate, as a worker is told. */
export interface Job {
  readonly service: string;
  readonly entry: ServiceEntry;
  /** Folder at which relative paths start. */
  readonly cwd: string;
  readonly check: boolean;
}

/** What a worker tells of a service; little of it, since it travels between threads. */
export interface JobResult {
  readonly service: string;
  readonly operations: number;
  readonly shapes: number;
  /** How many findings of each severity. */
  readonly findings: Readonly<Record<Severity, number>>;
  /** How many findings of each code. */
  readonly codes: Readonly<Record<string, number>>;
  /** Files that were written or removed or, in a check, would be. */
  readonly changed: number;
  readonly durationMs: number;
  /** Why there is nothing; everything else is then zero. */
  readonly failure?: string;
}

/** Generates one service; a mistake in what is read is a result, and nothing is thrown. */
export default async function runJob({ service, entry, cwd, check }: Job): Promise<JobResult> {
  const started = performance.now();
  try {
    const result = await generate(entry, { service, cwd, check });
    const findings = { info: 0, warning: 0, error: 0 };
    const codes = new Map<string, number>();
    for (const { severity, code } of result.findings) {
      findings[severity] += 1;
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    return {
      service,
      operations: result.operations,
      shapes: result.shapes,
      findings,
      codes: Object.fromEntries(codes),
      changed: result.changes.length,
      durationMs: result.durationMs,
    };
  } catch (error) {
    return failedJob(service, reasonOf(error), Math.round(performance.now() - started));
  }
}

export function failedJob(service: string, failure: string, durationMs: number): JobResult {
  const findings = { info: 0, warning: 0, error: 0 };
  return {
    service,
    operations: 0,
    shapes: 0,
    findings,
    codes: {},
    changed: 0,
    durationMs,
    failure,
  };
}

export function reasonOf(error: unknown): string {
  if (isShapesmithError(error)) return error.message;
  const reason = error instanceof Error ? error.message : String(error);
  return `${reason} This is a bug of shapesmith; please report it.`;
}
