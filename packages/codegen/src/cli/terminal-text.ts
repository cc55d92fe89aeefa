import { styleText } from "node:util";
import type { Output } from "./io.js";

export type Format = "bold" | "dim" | "green" | "red" | "yellow";

/** Puts a text into colour or leaves it as it is. */
export type Paint = (format: Format, text: string) => string;

export function paintFor({ hasColors }: Pick<Output, "hasColors">): Paint {
  // Whether the stream shows colours has been looked at.
  return (format, text) => (hasColors ? styleText(format, text, { validateStream: false }) : text);
}

/**
 * A text of a model, safe to print: names and patterns may hold control characters, which would move
 * the cursor or colour the terminal. Lines stay lines.
 */
export function printable(text: string): string {
  return text.replace(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
