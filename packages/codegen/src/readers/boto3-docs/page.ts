import type { TextFile } from "../source-file.js";
import { type Entry, parseEntries } from "./entries.js";
import { indentOf, isTooLarge, type Lines, literalBlock, part, titleAt } from "./lines.js";
import { pageProblem } from "./problem.js";
import { parseAssignment, parsePython, type Python } from "./python.js";

/** The documentation page of one operation, taken apart. */
export interface Page {
  readonly path: string;
  /** The client's class, such as `Lambda`. */
  readonly client: string;
  /** The operation's name in the API, such as `UpdateFunctionConfiguration`. */
  readonly operation: string;
  /** Of the API, a date; empty where the page does not link to its reference. */
  readonly version: string;
  readonly request: PageSide | undefined;
  readonly response: PageSide | undefined;
  /** Names of errors. */
  readonly errors: readonly string[];
  readonly examples: readonly PageExample[];
}

/**
 * A request or a response: how it is written, and what is said of its members. Either is absent where
 * it would have made the page too long.
 */
export interface PageSide {
  readonly syntax: ReadonlyMap<string, Python> | undefined;
  readonly entries: readonly Entry[] | undefined;
}

export interface PageExample {
  /** What stands above it, in one line. */
  readonly title: string;
  readonly input: ReadonlyMap<string, Python>;
  readonly output: ReadonlyMap<string, Python> | undefined;
}

/**
 * Takes a page apart.
 *
 * @throws ShapesmithError (`source`) when a part of it is missing or is not as the pages are written;
 * the message names the line.
 */
export function parsePage({ path, text }: TextFile): Page {
  const all: Lines = { path, lines: text.split(/\r?\n/), first: 1 };
  const header = /^\.\. py:method:: (\w+)\.Client\.(\w+)\(/;
  const start = all.lines.findIndex((line) => header.test(line));
  const [, client, method] = header.exec(all.lines[start] ?? "") ?? [];
  if (client === undefined || method === undefined) {
    throw pageProblem(path, 1, ".. py:method:: <Service>.Client.<operation>(...)", text);
  }
  const page = part(all, start + 1, bodyEnd(all, start + 1));
  const base = Math.min(...page.lines.map((line) => indentOf(line) ?? Infinity));
  const syntax = titleAt(page, "Request Syntax");
  const call = syntax < 0 ? undefined : literalBlock(page, syntax + 1);
  if (call === undefined) {
    throw pageProblem(path, page.first, "**Request Syntax** and a literal block", "none");
  }
  const afterCall = call.first - page.first + call.lines.length;
  const returns = page.lines.findIndex((line, index) => {
    return index >= afterCall && /^ *:returns:/.test(line) && indentOf(line) === base;
  });
  if (returns < 0) {
    throw pageProblem(path, page.first + page.lines.length, ":returns:", "the end of the page");
  }
  const exceptions = titleAt(page, "Exceptions", returns);
  const examples = titleAt(page, "Examples", Math.max(returns, exceptions));
  const end = page.lines.length;
  const ends = [exceptions, examples, end].filter((index) => index >= 0);
  const { operation, version } = reference(page, method);
  return {
    path,
    client,
    operation,
    version,
    request: requestOf(call, part(page, afterCall, returns)),
    response: responseOf(part(page, returns, Math.min(...ends))),
    errors: exceptions < 0 ? [] : errorsOf(part(page, exceptions, examples < 0 ? end : examples)),
    examples: examples < 0 ? [] : examplesOf(part(page, examples + 1, end)),
  };
}

/** What is indented below the method belongs to it. */
function bodyEnd({ lines }: Lines, from: number): number {
  const next = lines.findIndex((line, index) => index >= from && indentOf(line) === 0);
  return next < 0 ? lines.length : next;
}

/** The page links to the API's reference, by the API's own names; else the method's name is taken. */
function reference(
  { lines }: Lines,
  method: string,
): { readonly operation: string; readonly version: string } {
  const link = /goto\/WebAPI\/[\w.-]*?(\d{4}-\d{2}-\d{2})?\/(\w+)>/;
  for (const line of lines) {
    const [, version = "", operation] = link.exec(line) ?? [];
    if (operation === undefined || sameName(operation) !== sameName(method)) continue;
    return { operation, version };
  }
  const operation = method.replace(/(?:^|_)([a-z\d])/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
  return { operation, version: "" };
}

/** Methods are named like operations, but in lower case and with underscores. */
function sameName(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}

function requestOf(block: Lines, params: Lines): PageSide | undefined {
  const parameters = titleAt(params, "Parameters");
  const left = parameters < 0 ? undefined : literalBlock(params, parameters + 1);
  const entries = left !== undefined && isTooLarge(left) ? undefined : parseEntries(params);
  if (isTooLarge(block)) return { syntax: undefined, entries };
  const call = parseAssignment(block);
  if (call.kind !== "call") throw pageProblem(block.path, block.first, "a call", call.kind);
  if (call.args.length === 0) return undefined;
  return { syntax: named(call, block), entries };
}

function responseOf(lines: Lines): PageSide | undefined {
  const [first = ""] = lines.lines;
  if (/:returns: None/.test(first)) return undefined;
  const syntaxAt = titleAt(lines, "Response Syntax");
  const structureAt = titleAt(lines, "Response Structure", syntaxAt);
  const block = syntaxAt < 0 ? undefined : literalBlock(lines, syntaxAt + 1);
  if (block === undefined || structureAt < 0) {
    const expected = "**Response Syntax**, a literal block, and **Response Structure**";
    throw pageProblem(lines.path, lines.first, expected, first);
  }
  return {
    syntax: isTooLarge(block) ? undefined : responseSyntax(block),
    entries: responseEntries(part(lines, structureAt + 1, lines.lines.length)),
  };
}

function responseSyntax(block: Lines): ReadonlyMap<string, Python> {
  const value = parsePython(block);
  if (value.kind === "dict") return value.entries;
  throw pageProblem(block.path, block.first, "an object", value.kind);
}

function responseEntries(structure: Lines): readonly Entry[] | undefined {
  const left = literalBlock(structure, 0);
  if (left !== undefined && isTooLarge(left)) return undefined;
  const [root, ...others] = parseEntries(structure);
  if (root?.type === "dict" && root.name === undefined && others.length === 0) return root.entries;
  const line = others[0]?.line ?? root?.line ?? structure.first;
  const expected = "one - *(dict) --* and all members within it";
  throw pageProblem(structure.path, line, expected, root === undefined ? "" : "others");
}

function named(
  { args }: Extract<Python, { kind: "call" }>,
  block: Lines,
): ReadonlyMap<string, Python> {
  return new Map(
    args.map(({ name, value }): [string, Python] => {
      if (name !== undefined) return [name, value];
      throw pageProblem(block.path, block.first, "arguments by name", "one without");
    }),
  );
}

function errorsOf({ lines }: Lines): readonly string[] {
  const entry = /:py:class:`\w+\.Client\.exceptions\.(\w+)`/;
  return [...new Set(lines.flatMap((line) => entry.exec(line)?.[1] ?? []))];
}

function examplesOf(lines: Lines): readonly PageExample[] {
  const found: PageExample[] = [];
  let title: string[] = [];
  for (let at = 0; at < lines.lines.length; at += 1) {
    const block = literalBlock(lines, at);
    if (block === undefined || (lines.lines[at] ?? "").trim() !== "::") {
      title.push((lines.lines[at] ?? "").trim());
      continue;
    }
    const output = /Expected Output:$/.test(title.join(" ").trim());
    const last = found.at(-1);
    if (output && last !== undefined) {
      found[found.length - 1] = { ...last, output: outputOf(block) };
    } else {
      const call = parseAssignment(block);
      const input = call.kind === "call" ? named(call, block) : new Map<string, Python>();
      found.push({ title: title.join(" ").trim(), input, output: undefined });
    }
    title = [];
    at = block.first - lines.first + block.lines.length - 1;
  }
  return found;
}

/** Without what boto3 adds to every answer. */
function outputOf(block: Lines): ReadonlyMap<string, Python> | undefined {
  const value = parsePython(block);
  if (value.kind !== "dict") return undefined;
  return new Map([...value.entries].filter(([name]) => name !== "ResponseMetadata"));
}
