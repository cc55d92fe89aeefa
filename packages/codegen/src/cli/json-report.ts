import { relative } from "node:path";
import type { Source } from "../model/model.js";
import type { ServiceResult } from "../service-result.js";

/** What `--json` prints: one object, whatever the number of services. */
export function jsonReport(results: readonly ServiceResult[], cwd: string): string {
  const services = results.map((result) => ({
    service: result.service,
    source: sourceName(result.sources),
    out: shownPath(result.out, cwd),
    operations: result.operations,
    shapes: result.shapes,
    sites: result.sites,
    findings: result.findings,
    files: result.files,
    changes: result.changes,
    ...(result.diff === undefined ? {} : { diff: result.diff }),
    durationMs: result.durationMs,
  }));
  return `${JSON.stringify({ services }, undefined, 2)}\n`;
}

/** What was read, without what was laid over it: `@aws-sdk/client-lambda@3.1164.0`. */
function sourceName(sources: readonly Source[]): string {
  const read = sources.filter(({ format }) => format !== "overlay");
  return read.map(({ name, version }) => `${name}@${version}`).join(", ");
}

/** As it is seen from the working directory. */
export function shownPath(path: string, cwd: string): string {
  const way = relative(cwd, path);
  if (way === "") return ".";
  return way.startsWith("..") ? path : way;
}
