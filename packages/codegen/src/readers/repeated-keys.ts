import type { Finding } from "../findings.js";
import { excerptOf } from "../model/excerpt.js";
import { isNodeList } from "../model/node-form.js";
import type { ShapeId } from "../model/shape.js";
import type { Node } from "../model/traits.js";
import { duplicateKeys, type JsonFile } from "./json-file.js";

/** Keys that stand twice in an object of these files; told of the service, as they may be anywhere. */
export function tellRepeatedKeys(files: readonly JsonFile[], service: ShapeId): readonly Finding[] {
  return files.flatMap((file): readonly Finding[] => {
    if (!hasRepeatedKeys(file.text, file.node)) return [];
    const keys = duplicateKeys(file);
    const told = keys.slice(0, 5).map(({ key, line, column }) => {
      return `${excerptOf(JSON.stringify(key), 80)} (line ${line}, column ${column})`;
    });
    const more = keys.length > told.length ? ` and ${keys.length - told.length} more` : "";
    const message = `${file.name} has keys twice in one object, of which the last counts: ${told.join(", ")}${more}.`;
    return [{ severity: "warning", code: "key-repeated", shape: service, message }];
  });
}

/**
 * Whether an object of the text has a key twice, of whose values a parser keeps only the last. Tells
 * no more than that, but in a fraction of the time that the parser took.
 *
 * @param text JSON.
 * @param node What it was parsed to.
 */
export function hasRepeatedKeys(text: string, node: Node): boolean {
  return keysIn(text) > keysOf(node);
}

const quote = 34;
const backslash = 92;
const colon = 58;

function keysIn(text: string): number {
  let keys = 0;
  let start = text.indexOf('"');
  while (start >= 0) {
    let end = text.indexOf('"', start + 1);
    while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
    let after = end + 1;
    while (isSpace(text.charCodeAt(after))) after += 1;
    if (text.charCodeAt(after) === colon) keys += 1;
    start = text.charCodeAt(after) === quote ? after : text.indexOf('"', after);
  }
  return keys;
}

/** Whether an odd number of backslashes stands before. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === backslash) before -= 1;
  return (at - before) % 2 === 0;
}

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 13 || unit === 9;
}

function keysOf(root: Node): number {
  let keys = 0;
  // A stack of our own: nodes nest deeper than the call stack reaches.
  const open: Node[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== "object" || node === null) continue;
    const parts = isNodeList(node) ? node : Object.values(node);
    if (!isNodeList(node)) keys += parts.length;
    for (const part of parts) if (typeof part === "object" && part !== null) open.push(part);
  }
  return keys;
}
