import type { Node, PositionKind, Repeat } from "./syntax.js";

/**
 * A regular expression of JavaScript that accepts what a pattern without back references and atomic
 * groups accepts as a full match. It says by itself what the flags of the pattern said.
 */
export function toRegExp(node: Node): RegExp {
  return new RegExp(`^(?:${toSource(node)})$`, "u");
}

function toSource(node: Node): string {
  switch (node.kind) {
    case "characters":
      return node.set.toJavaScript();
    case "sequence":
      return node.items
        .map((item) => (item.kind === "choice" ? group(item) : toSource(item)))
        .join("");
    case "choice":
      return node.options.length === 0 ? "[]" : node.options.map(toSource).join("|");
    case "repeat": {
      const { body } = node;
      return (body.kind === "characters" ? toSource(body) : group(body)) + quantifier(node);
    }
    case "look": {
      const direction = node.direction === "ahead" ? "" : "<";
      return `(?${direction}${node.negative ? "!" : "="}${toSource(node.body)})`;
    }
    case "position":
      return positionSource(node.at);
    case "capture":
      return group(node.body);
    case "backReference":
    case "atomic":
      throw new TypeError(`a ${node.kind} is not written as a regular expression`);
  }
}

function group(node: Node): string {
  return `(?:${toSource(node)})`;
}

function quantifier({ min, max, lazy }: Repeat): string {
  return counts(min, max) + (lazy ? "?" : "");
}

function counts(min: number, max: number): string {
  if (max === Infinity) return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
  if (min === 0 && max === 1) return "?";
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

const terminator = "[\\n\\r\\u0085\\u2028\\u2029]";
const notWithinCrLf = "(?<!\\r(?=\\n))";

function positionSource(at: PositionKind): string {
  switch (at) {
    case "inputStart":
      return "^";
    case "inputEnd":
      return "$";
    case "lastLineEnd":
      return `(?=(?:\\r\\n|${terminator})?$)${notWithinCrLf}`;
    case "lineStart":
      // Java finds no line after a line terminator that ends the input.
      return `(?:^|(?<=${terminator})${notWithinCrLf})(?!$)`;
    case "lineEnd":
      return `(?:$|(?=${terminator})${notWithinCrLf})`;
    case "wordBoundary":
      return "\\b";
    case "insideOrOutsideWord":
      return "\\B";
  }
}
