import type { Cursor } from "./cursor.js";

/** The flags in force at a place of a pattern, called as in java.util.regex. */
export interface Flags {
  /** i: of ASCII alone, unless `unicodeCase`. */
  readonly ignoreCase: boolean;
  /** u: what `ignoreCase` ignores is the case of all of Unicode. */
  readonly unicodeCase: boolean;
  /** U: `\d`, `\w`, `\s`, `\b` and the POSIX classes are those of Unicode; sets u as well. */
  readonly unicodeClasses: boolean;
  /** s */
  readonly dotAll: boolean;
  /** m */
  readonly multiline: boolean;
  /** d: only `\n` ends a line. */
  readonly unixLines: boolean;
  /** x */
  readonly comments: boolean;
}

export const noFlags: Flags = {
  ignoreCase: false,
  unicodeCase: false,
  unicodeClasses: false,
  dotAll: false,
  multiline: false,
  unixLines: false,
  comments: false,
};

const effects: ReadonlyMap<string, readonly (keyof Flags)[]> = new Map([
  ["i", ["ignoreCase"]],
  ["u", ["unicodeCase"]],
  ["U", ["unicodeClasses", "unicodeCase"]],
  ["s", ["dotAll"]],
  ["m", ["multiline"]],
  ["d", ["unixLines"]],
  ["x", ["comments"]],
]);

/** Reads letters such as `im-s`, and returns the flags that are in force after them. */
export function parseFlags(cursor: Cursor, outer: Flags): Flags {
  const flags: { -readonly [Flag in keyof Flags]: boolean } = { ...outer };
  let value = true;
  for (;;) {
    if (value && cursor.skip("-")) value = false;
    const letter = cursor.peek() ?? "";
    const names = effects.get(letter);
    if (names === undefined) return flags;
    cursor.skip(letter);
    for (const name of names) flags[name] = value;
  }
}
