/** A text in Markdown. */
export interface Document {
  /** Path from the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/** A fenced block of a document. */
export interface Block {
  readonly document: Document;
  /** Such as `ts`; empty where the fence names none. */
  readonly language: string;
  /** What stands after the language on the fence, which is not shown to readers. */
  readonly info: string;
  readonly code: string;
  /** The line of the document on which the code starts, from 1. */
  readonly line: number;
}

export function blocksOf(document: Document): readonly Block[] {
  const blocks: Block[] = [];
  const fences = /^```(?<language>\w*) *(?<info>.*)\n(?<code>[^]*?)^```$/gm;
  for (const { groups = {}, index } of document.text.matchAll(fences)) {
    const { language = "", info = "", code = "" } = groups;
    const line = document.text.slice(0, index).split("\n").length + 1;
    blocks.push({ document, language, info, code, line });
  }
  return blocks;
}

/** Where a block is, as editors and people find it. */
export function placeOf({ document, line }: Block): string {
  return `${document.path}:${line}`;
}

/** What stands between backticks in the running text. */
export function inlineCodeOf({ text }: Document): readonly string[] {
  const prose = text.replace(/^```[^]*?^```$/gm, "");
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
}

/** The targets of links to files beside the document. */
export function localLinksOf({ text }: Document): readonly string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  return targets.filter((target) => !/^(?:https?:|#)/.test(target));
}

/** The first cells of the rows of the table with this heading, without backticks. */
export function firstColumnOf({ text }: Document, heading: string): readonly string[] {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => cellsOf(line)[0] === heading);
  if (start < 0) throw new Error(`There is no table whose first column is ${heading}.`);
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith("|"));
  return rows.slice(0, end).map((line) => cellsOf(line)[0]?.replaceAll("`", "") ?? "");
}

function cellsOf(line: string): readonly string[] {
  return line.startsWith("|")
    ? line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim())
    : [];
}
