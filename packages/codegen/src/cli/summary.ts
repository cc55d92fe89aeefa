import { type Finding, severities, type Severity } from "../findings.js";
import type { Source } from "../model/model.js";
import { byCodePoint } from "../plan/code-point-order.js";
import type { ServiceResult } from "../service-result.js";
import { shownPath } from "./json-report.js";
import { type Format, type Paint, printable } from "./terminal-text.js";

export interface SummaryOptions {
  readonly cwd: string;
  /** Whether nothing was written. */
  readonly isCheck: boolean;
  readonly paint: Paint;
  /** Lines that follow the findings. Default: none. */
  readonly advice?: readonly string[];
}

/** What a run read, emitted and found, for people. */
export function summary(result: ServiceResult, options: SummaryOptions): string {
  const { paint } = options;
  const { constrained, unconstrained } = result.sites;
  const lines = [
    paint("bold", result.service),
    ...result.sources.map((source) => row("read", sourceText(source))),
    row("operations", String(result.operations)),
    row("shapes", String(result.shapes)),
    row("sites", `${constrained} constrained, ${unconstrained} unconstrained`),
    row("files", filesText(result, options)),
    ...result.changes
      .filter(({ wasEdited }) => wasEdited)
      .map(({ path }) => {
        const done = options.isCheck ? "was edited by hand" : "was edited by hand; replaced";
        return row("", paint("yellow", `${path} ${done}`));
      }),
    ...result.unreachable.map((path) =>
      row("", paint("yellow", `${printable(path)} of the last manifest is elsewhere; left alone`)),
    ),
    row("findings", countText(result.findings)),
    ...findingLines(result.findings, paint),
    ...(options.advice ?? []).map((line) => row("", printable(line))),
    row("time", `${(result.durationMs / 1000).toFixed(1)} s`),
  ];
  return `${lines.join("\n")}\n`;
}

function row(label: string, text: string): string {
  return `  ${label.padEnd(12)}${text}`;
}

/** `lambda.json 2015-03-31 (Smithy JSON AST)`; the version is absent where a source has none. */
export function sourceText({ format, name, version }: Source): string {
  return printable(`${`${name} ${version}`.trim()} (${formatNames[format]})`);
}

const formatNames: Readonly<Record<Source["format"], string>> = {
  "aws-sdk": "installed client",
  "boto3-docs": "boto3 documentation",
  botocore: "botocore",
  overlay: "overlay",
  smithy: "Smithy JSON AST",
};

function filesText(
  { files, changes, out }: ServiceResult,
  { cwd, isCheck, paint }: SummaryOptions,
): string {
  const where = `${files.length} in ${shownPath(out, cwd)}`;
  if (changes.length === 0) return `${where}, ${paint("green", "up to date")}`;
  const kinds = ["added", "changed", "removed"] as const;
  const counts = kinds.flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : `${count} ${kind}`;
  });
  if (!isCheck) return `${where}, ${counts.join(", ")}`;
  const names = changes.map(({ path }) => path).join(", ");
  return `${where}, ${paint("red", "stale")}: ${counts.join(", ")} (${names})`;
}

export function countText(findings: readonly Finding[]): string {
  if (findings.length === 0) return "none";
  const counts = [...severities].reverse().flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : `${count} ${severity}${count === 1 ? "" : "s"}`;
  });
  return counts.join(", ");
}

const formats: Readonly<Record<Severity, Format>> = {
  info: "dim",
  warning: "yellow",
  error: "red",
};

/** Errors and warnings one by one, most severe first; infos by code, with one example each. */
export function findingLines(findings: readonly Finding[], paint: Paint): readonly string[] {
  const lineOf = ({ severity, code, message }: Finding, times = ""): string => {
    const mark = paint(formats[severity], `${severity} ${code}${times}`);
    return row("", `${mark}: ${printable(message.replace(/\s*\n\s*/g, " "))}`);
  };
  const of = (severity: Severity): readonly Finding[] =>
    findings.filter((finding) => finding.severity === severity);
  const infos = of("info");
  const codes = [...new Set(infos.map(({ code }) => code))].sort(byCodePoint);
  const examples = codes.flatMap((code) => {
    const [first, ...others] = infos.filter((finding) => finding.code === code);
    if (first === undefined) return [];
    return lineOf(first, others.length === 0 ? "" : ` x ${others.length + 1}, for example`);
  });
  return [...[...of("error"), ...of("warning")].map((finding) => lineOf(finding)), ...examples];
}
