import { posix } from "node:path";
import type { Traits } from "../../model/traits.js";
import type { InstalledPackage } from "./client-package.js";
import { deprecation, syntaxProject, type TsMorph } from "./declarations.js";
import type { OperationSchema } from "./document.js";

/** The documentation comment of a command's class, taken apart. */
export interface CommandComment {
  /** `deprecated` and `documentation`. */
  readonly traits: Traits;
  /** Names of the classes that it throws, the base exception among them. */
  readonly throws: readonly string[];
  /** Texts of the sketches that its first example shows; see {@link parseSketch}. */
  readonly input: string | undefined;
  readonly output: string | undefined;
  /** Examples with a title, as text. */
  readonly examples: readonly { readonly title: string; readonly code: string }[];
}

/** The comments of the operations' commands, by the operation's name, where there are any. */
export function readCommandComments(
  { files, directories }: InstalledPackage,
  operations: readonly OperationSchema[],
  morph: TsMorph,
): ReadonlyMap<string, CommandComment> {
  const project = syntaxProject(morph);
  const comments = new Map<string, CommandComment>();
  for (const [, , operation] of operations) {
    const path = posix.join(directories.types, "commands", `${operation}Command.d.ts`);
    const text = files.read(path);
    if (text === undefined) continue;
    const file = project.createSourceFile(`/${path}`, text);
    const comment = file.getClass(`${operation}Command`)?.getJsDocs().at(-1);
    if (comment !== undefined) comments.set(operation, readCommandComment(comment.getText()));
    file.forget();
  }
  return comments;
}

/** @param comment With its delimiters. */
export function readCommandComment(comment: string): CommandComment {
  const { description, tags } = sections(linesOf(comment));
  const examples: { title: string; code: string }[] = [];
  const throws: string[] = [];
  let traits: Traits = description === "" ? {} : { documentation: description };
  let usage = "";
  for (const { tag, rest, body } of tags) {
    if (tag === "example" && rest === "") usage = codeIn(body);
    else if (tag === "example") examples.push({ title: rest, code: codeIn(body) });
    if (tag === "deprecated") {
      traits = { ...traits, deprecated: deprecation([rest, ...body].join("\n")) };
    }
    const thrown = tag === "throws" ? /^\{@link (\w+)\}/.exec(rest)?.[1] : undefined;
    if (thrown !== undefined) throws.push(thrown);
  }
  return { traits, throws, input: inputIn(usage), output: outputIn(usage), examples };
}

interface Tag {
  readonly tag: string;
  /** What stands on the tag's own line. */
  readonly rest: string;
  readonly body: readonly string[];
}

function linesOf(comment: string): readonly string[] {
  return comment
    .replace(/^\/\*\*/, "")
    .replace(/\*\/$/, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").replace(/\r$/, ""));
}

/** A tag starts a line; inside a fenced block, a line is only code. */
function sections(lines: readonly string[]): { description: string; tags: readonly Tag[] } {
  const description: string[] = [];
  const tags: { tag: string; rest: string; body: string[] }[] = [];
  let isCode = false;
  for (const line of lines) {
    if (line.startsWith("```")) isCode = !isCode;
    const [, tag, rest = ""] = (isCode ? null : /^@(\w+)(.*)$/.exec(line)) ?? [];
    if (tag !== undefined) tags.push({ tag, rest: rest.trim(), body: [] });
    else (tags.at(-1)?.body ?? description).push(line);
  }
  return { description: description.join("\n").trim(), tags };
}

/** The first fenced block, where a comment's end had to be written `*\/`. */
function codeIn(body: readonly string[]): string {
  const start = body.findIndex((line) => line.startsWith("```"));
  const length = body.slice(start + 1).findIndex((line) => line.startsWith("```"));
  if (start < 0 || length < 0) return "";
  return body
    .slice(start + 1, start + 1 + length)
    .join("\n")
    .replaceAll("*\\/", "*/");
}

function inputIn(usage: string): string | undefined {
  const marker = "const input = ";
  const start = usage.indexOf(marker);
  return start < 0 ? undefined : usage.slice(start + marker.length);
}

/** The output stands behind the call, in comments, sometimes after other lines. */
function outputIn(usage: string): string | undefined {
  const lines = usage.split("\n");
  const start = lines.findIndex((line) => /^\/\/ \{(};|\s*\/\/.*)?$/.test(line));
  if (start < 0) return undefined;
  return lines
    .slice(start)
    .map((line) => line.replace(/^\/\/ ?/, ""))
    .join("\n");
}
