import type { ComparedSide, ComparisonReport } from "../compare.js";
import type { DifferenceKind } from "../merge/differences.js";
import { shortFact } from "../merge/fact-text.js";
import { sourceText } from "./summary.js";
import { type Paint, printable } from "./terminal-text.js";

/** Longer facts, such as patterns and lists of values, stand in lines of their own. */
const widest = 44;

interface Row {
  readonly place: string;
  readonly kind: string;
  readonly a: string;
  readonly b: string;
}

/** What two sources say differently, as a table for people. */
export function comparisonText(report: ComparisonReport, paint: Paint): string {
  const { a, b, operation, operations, differences } = report;
  const what = operation ?? (operations === 1 ? "1 operation" : `${operations} operations`);
  const title = `${a.service}, ${what}${operation === undefined ? " in common" : ""}`;
  const groups = grouped(report);
  const rows = [...groups.values()].flat();
  const widths = { kind: widthOf(rows, "kind"), a: widthOf(rows, "a") };
  const lines = [
    paint("bold", printable(title)),
    `  a  ${sideText(a)}`,
    `  b  ${sideText(b)}`,
    ...[...groups].flatMap(([group, inGroup]) => [
      "",
      paint("bold", printable(group)),
      ...groupLines(inGroup, widths, paint),
    ]),
    "",
    differences.length === 0 ? paint("green", "no differences") : countsText(report),
    ...notes(report).map((note) => paint("dim", note)),
  ];
  return `${lines.join("\n")}\n`;
}

function sideText({ sources, operations }: ComparedSide): string {
  const count = operations === 1 ? "1 operation" : `${operations} operations`;
  return `${sources.map(sourceText).join(" + ")}, ${count}`;
}

/** By the operation or shape that a path begins with, in the order in which they come up. */
function grouped({ differences }: ComparisonReport): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const { kind, path, sites, a, b } of differences) {
    const end = kind === "operation" ? -1 : path.search(/[.[{]/);
    const group = kind === "operation" ? "operations" : end < 0 ? path : path.slice(0, end);
    const own = kind === "operation" ? path : end < 0 ? "" : path.slice(end).replace(/^\./, "");
    const place = sites.length < 2 ? own : `${sites[0] ?? ""} and ${sites.length - 1} more`;
    const row: Row = {
      place: printable(place),
      kind: kindWords[kind],
      a: printable(shortFact(kind, a)),
      b: printable(shortFact(kind, b)),
    };
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return groups;
}

const kindWords: Readonly<Record<DifferenceKind, string>> = {
  operation: "operation",
  error: "errors",
  member: "member",
  enumValue: "values",
  type: "type",
  required: "required",
  length: "length",
  range: "range",
  pattern: "pattern",
  uniqueItems: "items",
};

function isShort({ a, b }: Row): boolean {
  return [...a].length <= widest && [...b].length <= widest;
}

function widthOf(rows: readonly Row[], column: keyof Row): number {
  return Math.max(0, ...rows.filter(isShort).map((row) => row[column].length));
}

function groupLines(
  rows: readonly Row[],
  widths: { readonly kind: number; readonly a: number },
  paint: Paint,
): readonly string[] {
  const width = widthOf(rows, "place");
  return rows.flatMap((row) => {
    const { place, kind, a, b } = row;
    const start = place === "" ? "  " : `  ${place.padEnd(width)}  `;
    if (isShort(row)) return `${start}${kind.padEnd(widths.kind)}  ${a.padEnd(widths.a)}  ${b}`;
    const sides = [["a", a] as const, ["b", b] as const];
    return [
      `${start}${kind}`,
      ...sides.map(([side, says]) => `      ${paint("dim", side)}  ${says}`),
    ];
  });
}

function countsText({ differences, counts }: ComparisonReport): string {
  const total = differences.length === 1 ? "1 difference" : `${differences.length} differences`;
  const kinds = (Object.keys(kindWords) as DifferenceKind[]).flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count === 0 ? [] : [`${count} ${kindWords[kind]}`];
  });
  return `${total}: ${kinds.join(", ")}`;
}

function notes({
  patternsWithOtherAnchors: count,
  notCompared,
}: ComparisonReport): readonly string[] {
  if (count === 0) return notCompared;
  const patterns = count === 1 ? "1 pattern differs" : `${count} patterns differ`;
  return [
    `${patterns} only in ^ and $ at the ends, which mean the same: patterns hold for whole strings.`,
    ...notCompared,
  ];
}
