import { indentOf, type Lines } from "./lines.js";
import { pageProblem } from "./problem.js";

/** One line of a list of parameters, with what is written of it and what is within it. */
export interface Entry {
  /** Absent for elements of lists, keys and values of maps, and a response as a whole. */
  readonly name: string | undefined;
  /** As the page has it, such as `string`, `dict` or `:class:`.StreamingBody``. */
  readonly type: string;
  readonly isRequired: boolean;
  /** Its text, in one line. */
  readonly text: string;
  readonly entries: readonly Entry[];
  /** Where it stands, counted from 1. */
  readonly line: number;
}

interface OpenEntry {
  readonly indent: number;
  readonly name: string | undefined;
  readonly type: string;
  readonly line: number;
  isRequired: boolean;
  readonly texts: string[];
  readonly entries: OpenEntry[];
}

const nested = /^ *- (?:\*\*(\S+)\*\* )?(?:\*\(([^)]*)\) --\*|\((.+)\) --)(.*)$/;
const typed = /^ *:type (\S+): (.+)$/;
const described = /^ *:param (\S+):(.*)$/;
const required = "**[REQUIRED]**";

/** Far above what a page has, where recursion is not written out. */
const mostLevels = 200;

/**
 * Reads a list of parameters, of a request or a response; indentation says what is within what.
 *
 * @throws ShapesmithError (`source`) when a parameter's type and its text do not follow each other.
 */
export function parseEntries({ path, lines, first }: Lines): readonly Entry[] {
  const roots: OpenEntry[] = [];
  const open: OpenEntry[] = [];
  const begin = (entry: OpenEntry): void => {
    while ((open.at(-1)?.indent ?? -1) >= entry.indent) open.pop();
    (open.at(-1)?.entries ?? roots).push(entry);
    open.push(entry);
    if (open.length > mostLevels) {
      throw pageProblem(path, entry.line, `at most ${mostLevels} levels of nesting`, "more");
    }
  };
  for (const [index, line] of lines.entries()) {
    const indent = indentOf(line);
    if (indent === undefined) continue;
    const place = { indent, line: first + index, isRequired: false, texts: [], entries: [] };
    const [, name, type] = typed.exec(line) ?? [];
    if (name !== undefined && type !== undefined) {
      begin({ ...place, name, type: type.trim() });
      continue;
    }
    const [, parameter, rest = ""] = described.exec(line) ?? [];
    if (parameter !== undefined) {
      const entry = open.at(-1);
      if (entry?.name !== parameter || entry.texts.length > 0) {
        throw pageProblem(path, place.line, `:type ${parameter}: before it`, line);
      }
      addText(entry, rest);
      continue;
    }
    const match = nested.exec(line);
    const plain = match?.[2] ?? match?.[3]?.replaceAll("*", "");
    if (match !== null && plain !== undefined) {
      const entry: OpenEntry = { ...place, name: match[1], type: plain };
      begin(entry);
      addText(entry, match[4] ?? "");
      continue;
    }
    const entry = open.at(-1);
    if (entry !== undefined && indent > entry.indent) addText(entry, line);
  }
  return roots.map(closed);
}

function addText(entry: OpenEntry, text: string): void {
  const trimmed = text.trim();
  const marked = trimmed.startsWith(required);
  if (marked) entry.isRequired = true;
  entry.texts.push(marked ? trimmed.slice(required.length).trim() : trimmed);
}

function closed({ name, type, isRequired, texts, entries, line }: OpenEntry): Entry {
  const text = texts.filter((part) => part !== "").join(" ");
  return { name, type, isRequired, text, entries: entries.map(closed), line };
}
