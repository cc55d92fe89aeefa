/** Index of the first element that equals an earlier one; undefined when all are different. */
export function firstDuplicate(elements: readonly unknown[]): number | undefined {
  const seen = new Set<unknown>();
  for (const [index, element] of elements.entries()) {
    const key = identity(element);
    if (seen.has(key)) return index;
    seen.add(key);
  }
  return undefined;
}

/** Primitives stand for themselves; everything else for a text that equal values share. */
function identity(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return `json:${JSON.stringify(value, sortKeys)}`;
}

function sortKeys(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return `bytes:${[...value].join(",")}`;
  if (typeof value === "bigint") return `bigint:${value}`;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
