import { type ErrorKind, ShapesmithError } from "../errors.js";
import type { Node } from "../model/traits.js";
import { type DuplicateKey, scanJson } from "./json-text.js";
import { readTextFile, textFile, type TextFile } from "./source-file.js";

export interface JsonFile extends TextFile {
  readonly node: Node;
}

/**
 * Reads a file of JSON.
 *
 * @throws ShapesmithError (of the given kind) when the file cannot be read as text, is empty, or is
 * not JSON (with line and column).
 */
export function readJsonFile(file: string, kind: ErrorKind): JsonFile {
  return jsonFile(readTextFile(file, kind), kind);
}

/**
 * Takes bytes for those of a file of JSON.
 *
 * @throws ShapesmithError (of the given kind) when they are not.
 */
export function parseJsonFile(bytes: Uint8Array, file: string, kind: ErrorKind): JsonFile {
  return jsonFile(textFile(bytes, file, kind), kind);
}

/**
 * Takes a file of text for one of JSON.
 *
 * @throws ShapesmithError (of the given kind) when it is empty or is not JSON (with line and column).
 */
export function jsonFile(file: TextFile, kind: ErrorKind): JsonFile {
  if (file.text.trim() === "") {
    throw new ShapesmithError(kind, `${file.path} is empty; expected JSON.`);
  }
  return { ...file, node: parse(file, kind) };
}

/** Keys that stand twice in an object of the file, of which a parser keeps only the last. */
export function duplicateKeys(file: JsonFile): readonly DuplicateKey[] {
  return scanJson(file.text).duplicates;
}

function parse({ text, path }: TextFile, kind: ErrorKind): Node {
  try {
    // What JSON.parse returns is a node by definition.
    return JSON.parse(text) as Node;
  } catch (error) {
    const { problem } = scanJson(text);
    if (problem === undefined) throw error;
    const { line, column, expected, found } = problem;
    const message = `${path} is not JSON: line ${line}, column ${column}: expected ${expected}, found ${found}.`;
    throw new ShapesmithError(kind, message, { cause: error });
  }
}
