import { emptyText, type Node, sequence, choice } from "./syntax.js";

/** Without the `$` that end a pattern: a full match ends at the end anyway. */
export function withoutTrailingAnchors(node: Node): Node {
  switch (node.kind) {
    case "position":
      return node.at === "inputEnd" || node.at === "lastLineEnd" || node.at === "lineEnd"
        ? emptyText
        : node;
    case "sequence": {
      const last = node.items.at(-1);
      if (last === undefined) return node;
      const trimmed = withoutTrailingAnchors(last);
      return trimmed === last ? node : sequence([...node.items.slice(0, -1), trimmed]);
    }
    case "choice": {
      const options = node.options.map(withoutTrailingAnchors);
      return options.every((option, i) => option === node.options[i]) ? node : choice(options);
    }
    case "characters":
    case "repeat":
    case "look":
    case "capture":
    case "backReference":
    case "atomic":
      return node;
  }
}
