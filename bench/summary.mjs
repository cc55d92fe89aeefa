import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { rangeOf, timesOf } from "./report.mjs";

const headings = ["", "ours", "peer", "ours is ahead", "from process to process"];

/** The results of all benchmarks as one table of Markdown, with what they were measured on. */
export function summaryOf(results) {
  const rows = results.flatMap(({ name, rows: measured }) =>
    measured.map((row) => [
      `${name}: ${row.what}`,
      row.ours,
      row.peer,
      row.lead === undefined ? "" : timesOf(row.lead),
      row.rounds === undefined ? "" : rangeOf(row.rounds),
    ]),
  );
  return `${tableOf([headings, ...rows])}\n\n${machine()}\n${peers()}`;
}

function tableOf(rows) {
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column].length), 3));
  const lines = rows.map((row) => lineOf(row.map((cell, column) => cell.padEnd(widths[column]))));
  const rule = lineOf(widths.map((width) => "-".repeat(width)));
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}

function lineOf(cells) {
  return `| ${cells.join(" | ")} |`;
}

function machine() {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const load = loadavg()[0].toFixed(1);
  return (
    `Machine: ${model}, ${availableParallelism()} cores, load ${load}; ` +
    `Node ${process.version}, ${process.platform} ${process.arch}.`
  );
}

/** As installed, which is as pinned. */
function peers() {
  const versions = [".", "./peers"].flatMap((folder) => {
    const { dependencies } = manifestAt(`${folder}/package.json`);
    return Object.keys(dependencies).map(
      (name) => `${name} ${manifestAt(`${folder}/node_modules/${name}/package.json`).version}`,
    );
  });
  return `Versions: ${versions.join(", ")}.`;
}

function manifestAt(path) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
}
