import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import { type ErrorKind, ShapesmithError } from "../errors.js";

/** A file that was read once, whatever it turns out to hold. */
export interface TextFile {
  /** As it was given, for messages. */
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the bytes, unpacked where they were compressed, hexadecimal. */
  readonly hash: string;
}

/** The largest description of a service has 5 MB; what is far above is a mistake, or never ends. */
const mostMegabytes = 128;
export const mostBytes: number = mostMegabytes * 1024 * 1024;

/**
 * Reads a file of text. Installed copies of botocore have theirs compressed by gzip, which is undone.
 *
 * @throws ShapesmithError (of the given kind) when there is no such file, it is no regular file, is
 * larger than 128 MB (unpacked), or is not UTF-8.
 */
export function readTextFile(file: string, kind: ErrorKind): TextFile {
  return textFile(unpacked(readBytes(file, kind), file, kind), file, kind);
}

/**
 * Takes bytes for those of a file of text.
 *
 * @throws ShapesmithError (of the given kind) when they are not UTF-8.
 */
export function textFile(bytes: Uint8Array, file: string, kind: ErrorKind): TextFile {
  const hash = createHash("sha256").update(bytes).digest("hex");
  return { path: file, name: basename(file), text: decode(bytes, file, kind), hash };
}

function readBytes(file: string, kind: ErrorKind): Uint8Array {
  try {
    const found = statSync(file);
    // Reading a pipe or a device may never end.
    if (!found.isFile()) throw unreadable(file, kind, notAFile(found.isDirectory()));
    if (found.size > mostBytes) throw unreadable(file, kind, tooLarge(found.size));
    return readFileSync(file);
  } catch (error) {
    if (error instanceof ShapesmithError) throw error;
    throw unreadable(file, kind, failure(error), error);
  }
}

function unpacked(bytes: Uint8Array, file: string, kind: ErrorKind): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `it is compressed by gzip and cannot be unpacked to at most ${mostMegabytes} MB: ${reason}. Check that it is whole.`;
    throw unreadable(file, kind, message, error);
  }
}

function decode(bytes: Uint8Array, file: string, kind: ErrorKind): string {
  try {
    // A byte order mark is dropped.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    const [first, second] = bytes;
    const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    const what = isUtf16 ? "it is UTF-16, not UTF-8" : "it is not UTF-8";
    throw unreadable(file, kind, `${what}. Convert it, or check that it is the right file.`, error);
  }
}

function notAFile(isFolder: boolean): string {
  return isFolder
    ? "it is a directory. Give the path of a file."
    : "it is a pipe, a device or a socket. Give the path of a regular file.";
}

function tooLarge(size: number): string {
  const megabytes = Math.ceil(size / 1024 / 1024);
  return `it has ${megabytes} MB, and no description of a service has more than ${mostMegabytes} MB. Check that it is the right file.`;
}

function failure(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
      return "there is no such file. Check the path.";
    case "EACCES":
    case "EPERM":
      return "you are not allowed to read it. Check its permissions.";
    case "ELOOP":
      return "it is a symbolic link that leads to itself. Give the path of the file.";
    default:
      return error instanceof Error ? `${error.message}.` : String(error);
  }
}

function unreadable(
  file: string,
  kind: ErrorKind,
  reason: string,
  cause?: unknown,
): ShapesmithError {
  return new ShapesmithError(kind, `${file} cannot be read: ${reason}`, { cause });
}
