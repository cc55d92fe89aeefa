import { isObject } from "./object.js";

/** Walked with a list of its own: documents nest as deeply as their author likes. */
export function isDocument(value: unknown): boolean {
  const open: unknown[] = [value];
  const around = new Set<unknown>();
  while (open.length > 0) {
    const part = open.pop();
    if (part instanceof Left) {
      around.delete(part.container);
    } else if (Array.isArray(part) || isObject(part)) {
      if (around.has(part)) return false;
      around.add(part);
      open.push(new Left(part));
      for (const child of Object.values(part)) if (child !== undefined) open.push(child);
    } else if (typeof part === "number") {
      if (!Number.isFinite(part)) return false;
    } else if (typeof part !== "string" && typeof part !== "boolean" && part !== null) {
      return false;
    }
  }
  return true;
}

/** Stands in the list of open parts where a container ends: what it held may occur again. */
class Left {
  readonly container: unknown;

  constructor(container: unknown) {
    this.container = container;
  }
}
