/**
 * A regular expression for outputs that a document shows in part: a line `...` stands for any lines,
 * and ` ...` at the end of a line for the rest of it. Durations differ from run to run.
 */
export function shownOutput(shown: string): RegExp {
  const lines = shown
    .trimEnd()
    .split("\n")
    .map((line) => {
      if (line === "...") return "(?:.*\\n)*?";
      const isCut = line.endsWith(" ...");
      const text = escaped(isCut ? line.slice(0, -"...".length) : line.trimEnd());
      return `${text.replace(/\d+\\\.\d s$/, "\\d+\\.\\d s")}${isCut ? ".*" : " *"}\\n`;
    });
  return new RegExp(`^${lines.join("")}$`);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
