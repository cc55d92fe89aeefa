/**
 * The text of a `.gitattributes` file, with a line for each folder of generated files that has none
 * yet: GitHub folds them in diffs and leaves them out of its statistics. What stands there stays.
 *
 * @param folders Relative to the file's folder, with `/`.
 */
export function withGenerated(text: string, folders: readonly string[]): string {
  const lines = text.split(/\r?\n/);
  const missing = folders
    .map((folder) => patternOf(`${folder}/**`))
    .filter((pattern) => !lines.some((line) => marks(line, pattern)))
    .map((pattern) => `${pattern} ${attribute}=true`);
  if (missing.length === 0) return text;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const before = text === "" || text.endsWith("\n") ? text : `${text}${newline}`;
  return before + missing.map((line) => `${line}${newline}`).join("");
}

const attribute = "linguist-generated";

/** Whether a line says of the pattern that its files are generated, or that they are not. */
function marks(line: string, pattern: string): boolean {
  if (!line.startsWith(`${pattern} `) && !line.startsWith(`${pattern}\t`)) return false;
  const attributes = line.slice(pattern.length).trim().split(/\s+/);
  return attributes.some((one) => one.replace(/^[-!]/, "").replace(/=.*/, "") === attribute);
}

/** A path as a pattern: what has a meaning in patterns is escaped, and what ends one quoted. */
function patternOf(path: string): string {
  const [folder = ""] = path.split("/**");
  const escaped = `${folder.replace(/[\\*?[]/g, "\\$&").replace(/^[#!]/, "\\$&")}/**`;
  return /[\s"]/.test(escaped) ? JSON.stringify(escaped) : escaped;
}
