import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { type ErrorKind, ShapesmithError } from "../errors.js";
import type { Node } from "../model/traits.js";
import { type DuplicateKey, scanJson } from "./json-text.js";

export interface JsonFile {
  /** As it was given, for messages. */
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
  readonly node: Node;
  readonly text: string;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
}

/**
 * Reads a file of JSON.
 *
 * @throws ShapesmithError (of the given kind) when there is no such file, or it is a directory, is
 * empty, is not UTF-8, or is not JSON (with line and column).
 */
export function readJsonFile(file: string, kind: ErrorKind): JsonFile {
  return parseJsonFile(readBytes(file, kind), file, kind);
}

/**
 * Takes bytes for those of a file of JSON.
 *
 * @throws ShapesmithError (of the given kind) when they are not.
 */
export function parseJsonFile(bytes: Uint8Array, file: string, kind: ErrorKind): JsonFile {
  const text = decode(bytes, file, kind);
  if (text.trim() === "") {
    throw new ShapesmithError(kind, `${file} is empty; expected JSON.`);
  }
  const hash = createHash("sha256").update(bytes).digest("hex");
  return { path: file, name: basename(file), node: parse(text, file, kind), text, hash };
}

/** Keys that stand twice in an object of the file, of which a parser keeps only the last. */
export function duplicateKeys(file: JsonFile): readonly DuplicateKey[] {
  return scanJson(file.text).duplicates;
}

function readBytes(file: string, kind: ErrorKind): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const reason = readFailure(error);
    throw new ShapesmithError(kind, `${file} cannot be read: ${reason}`, { cause: error });
  }
}

function readFailure(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file. Check the path.";
  if (code === "EISDIR") return "it is a directory. Give the path of a file.";
  return error instanceof Error ? error.message : String(error);
}

function decode(bytes: Uint8Array, file: string, kind: ErrorKind): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    const message = `${file} is not UTF-8, which JSON has to be. Convert it, or check that it is the right file.`;
    throw new ShapesmithError(kind, message, { cause: error });
  }
}

function parse(text: string, file: string, kind: ErrorKind): Node {
  try {
    // What JSON.parse returns is a node by definition.
    return JSON.parse(text) as Node;
  } catch (error) {
    const { problem } = scanJson(text);
    if (problem === undefined) throw error;
    const { line, column, expected, found } = problem;
    const message = `${file} is not JSON: line ${line}, column ${column}: expected ${expected}, found ${found}.`;
    throw new ShapesmithError(kind, message, { cause: error });
  }
}
