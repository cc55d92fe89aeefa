import type { Node } from "./syntax.js";

/** The least number of characters that a match of the node has; `Infinity` if it has no match. */
export function leastLength(node: Node): number {
  switch (node.kind) {
    case "characters":
      return 1;
    case "sequence":
      return node.items.reduce((sum, item) => sum + leastLength(item), 0);
    case "choice":
      return node.options.reduce((least, option) => Math.min(least, leastLength(option)), Infinity);
    case "repeat":
      return node.min === 0 ? 0 : node.min * leastLength(node.body);
    case "capture":
    case "atomic":
      return leastLength(node.body);
    case "look":
    case "position":
    case "backReference":
      return 0;
  }
}

/** The greatest number of characters that a match of the node can have. */
export function greatestLength(node: Node): number {
  switch (node.kind) {
    case "characters":
      return 1;
    case "sequence":
      return node.items.reduce((sum, item) => sum + greatestLength(item), 0);
    case "choice":
      return node.options.reduce((most, option) => Math.max(most, greatestLength(option)), 0);
    case "repeat": {
      const once = greatestLength(node.body);
      return once === 0 ? 0 : node.max * once;
    }
    case "capture":
    case "atomic":
      return greatestLength(node.body);
    case "look":
    case "position":
      return 0;
    case "backReference":
      return Infinity;
  }
}
