import type { JobResult } from "../batch/job.js";
import { severities } from "../findings.js";
import { byCodePoint } from "../plan/code-point-order.js";
import { type Paint, printable } from "./terminal-text.js";

/** A run over many services. */
export interface BatchRun {
  readonly results: readonly JobResult[];
  /** How many models there are; fewer have results where the run was ended. */
  readonly total: number;
  /** Files that are no models. */
  readonly passedOver: readonly string[];
  readonly durationMs: number;
}

export interface BatchSummaryOptions {
  /** Whether nothing was written. */
  readonly isCheck: boolean;
  readonly paint: Paint;
}

/** What became of all services together, for people. */
export function batchSummary(run: BatchRun, { isCheck, paint }: BatchSummaryOptions): string {
  const { results, total, passedOver, durationMs } = run;
  const failed = results.filter(({ failure }) => failure !== undefined);
  const done = results.length - failed.length;
  const current = results.filter(({ failure, changed }) => failure === undefined && changed === 0);
  const missing = total - results.length;
  const changed = done - current.length;
  const services = [
    `${done} of ${total}`,
    ...(current.length === 0 ? [] : [paint("green", `${current.length} up to date`)]),
    ...(changed === 0 ? [] : [isCheck ? paint("red", `${changed} stale`) : `${changed} written`]),
    ...(missing === 0 ? [] : [paint("yellow", `${missing} not begun`)]),
  ];
  const lines = [
    row("services", services.join(", ")),
    row("operations", count(sum(results, ({ operations }) => operations))),
    row("shapes", count(sum(results, ({ shapes }) => shapes))),
    row("findings", severityText(results)),
    ...codeLines(results),
    ...(passedOver.length === 0 ? [] : [row("passed over", passedOverText(passedOver))]),
    row("failures", failed.length === 0 ? "none" : paint("red", count(failed.length))),
    ...failed.map(({ service, failure = "" }) => {
      return row("", `${paint("red", service)}: ${printable(failure.replace(/\s*\n\s*/g, " "))}`);
    }),
    row("time", `${(durationMs / 1000).toFixed(1)} s`),
  ];
  return `${lines.join("\n")}\n`;
}

function row(label: string, text: string): string {
  return `${label.padEnd(12)}${text}`;
}

function sum(results: readonly JobResult[], of: (result: JobResult) => number): number {
  return results.reduce((total, result) => total + of(result), 0);
}

/** With commas, whatever the locale. */
function count(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

function severityText(results: readonly JobResult[]): string {
  const counts = [...severities].reverse().flatMap((severity) => {
    const total = sum(results, ({ findings }) => findings[severity]);
    return total === 0 ? [] : [`${count(total)} ${severity}${total === 1 ? "" : "s"}`];
  });
  return counts.length === 0 ? "none" : counts.join(", ");
}

/** How often each kind of finding was made, and in how many services. */
function codeLines(results: readonly JobResult[]): readonly string[] {
  const codes = [...new Set(results.flatMap(({ codes: of }) => Object.keys(of)))].sort(byCodePoint);
  const width = Math.max(0, ...codes.map((code) => code.length));
  return codes.map((code) => {
    const times = sum(results, ({ codes: of }) => of[code] ?? 0);
    const services = results.filter(({ codes: of }) => of[code] !== undefined).length;
    const where = `in ${count(services)} service${services === 1 ? "" : "s"}`;
    return row("", `${code.padEnd(width)}  ${count(times)} ${where}`);
  });
}

function passedOverText(files: readonly string[]): string {
  const some = files.slice(0, 3).map(printable).join(", ");
  const more = files.length > 3 ? ` and ${count(files.length - 3)} more` : "";
  return `${count(files.length)} files that are no models: ${some}${more}`;
}
