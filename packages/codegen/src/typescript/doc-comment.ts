import { printWidth } from "./literal.js";

/**
 * A documentation comment of these lines, indented, with its line end; empty without lines. No text
 * can end the comment or start a tag of its own.
 */
export function docComment(lines: readonly string[], indent = 0): string {
  const start = " ".repeat(indent);
  const safe = lines.map(safeText).filter((line) => line !== "");
  const [only] = safe;
  if (only === undefined) return "";
  if (safe.length === 1 && indent + only.length + 7 <= printWidth)
    return `${start}/** ${only} */\n`;
  return `${start}/**\n${safe.map((line) => `${start} * ${line}\n`).join("")}${start} */\n`;
}

function safeText(text: string): string {
  return text
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ")
    .replaceAll("*/", "*\\/")
    .trim();
}
