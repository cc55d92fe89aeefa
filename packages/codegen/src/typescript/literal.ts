import { isIdentifier } from "./identifier.js";

/** What {@link printLiteral} prints: data without functions, dates or class instances. */
export type LiteralValue =
  | string
  | number
  | boolean
  | null
  | readonly LiteralValue[]
  | { readonly [key: string]: LiteralValue | undefined };

/** Columns that a line may have. */
export const printWidth = 100;

/**
 * A string literal that means exactly this text, whatever is in it: quotes, line ends of every
 * kind, lone surrogates and control characters are escaped.
 */
export function stringLiteral(text: string): string {
  if (/^[ !#-[\]-~]*$/.test(text)) return `"${text}"`;
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A property's key: quoted where it must be, computed where it would set the prototype. */
export function propertyKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return isIdentifier(name) ? name : stringLiteral(name);
}

/**
 * In a record the compiler takes a property of one of these names for the method of every object,
 * and no longer sees what its value is for.
 */
const methodNames: ReadonlySet<string> = new Set([
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
]);

/** What has to stand after the value of such a property. */
function assertionAfter(name: string, value: LiteralValue | undefined): string {
  return methodNames.has(name) && typeof value === "object" ? " as const" : "";
}

/**
 * Prints data as source text: on one line where it fits, else one element a line.
 *
 * @param indent spaces that the line starts with.
 * @param column columns that are taken before and after the value on its first line.
 */
export function printLiteral(
  value: LiteralValue,
  indent: number = 0,
  column: number = indent,
): string {
  const flat = printFlat(value, printWidth - column);
  if (flat !== undefined) return flat;
  if (Array.isArray(value)) {
    const inner = " ".repeat(indent + 2);
    const lines = (value as readonly LiteralValue[]).map(
      (element) => `${inner}${printLiteral(element, indent + 2, indent + 3)},\n`,
    );
    return `[\n${lines.join("")}${" ".repeat(indent)}]`;
  }
  if (typeof value === "object" && value !== null) {
    const inner = " ".repeat(indent + 2);
    const lines = presentEntries(value).map(([name, part]) => {
      const key = propertyKey(name);
      if (typeof part === "string") return propertyLine(key, stringLiteral(part), indent + 2);
      const after = assertionAfter(name, part);
      const column = indent + 5 + key.length + after.length;
      return `${inner}${key}: ${printLiteral(part, indent + 2, column)}${after},\n`;
    });
    return `{\n${lines.join("")}${" ".repeat(indent)}}`;
  }
  return printFlat(value, Infinity) ?? "";
}

/** A property whose value cannot be broken: on a line of its own where it is too long for the key's. */
export function propertyLine(key: string, value: string, indent: number): string {
  const start = " ".repeat(indent);
  const flat = `${start}${key}: ${value},`;
  // Below a key of so few characters a value would hardly gain any columns.
  const shortestBroken = 5;
  if (flat.length <= printWidth || key.length < shortestBroken) return `${flat}\n`;
  return `${start}${key}:\n${start}  ${value},\n`;
}

/** The value on one line; undefined when that needs more than `width` columns. */
function printFlat(value: LiteralValue, width: number): string | undefined {
  if (width < 0) return undefined;
  if (Array.isArray(value)) {
    return joinFlat("[", value as readonly LiteralValue[], "]", width, (element, left) =>
      printFlat(element, left),
    );
  }
  if (typeof value === "object" && value !== null) {
    const entries = presentEntries(value);
    if (entries.length === 0) return "{}";
    return joinFlat("{ ", entries, " }", width, ([name, part], left) => {
      const key = propertyKey(name);
      const after = assertionAfter(name, part);
      const flat = printFlat(part, left - key.length - 2 - after.length);
      return flat === undefined ? undefined : `${key}: ${flat}${after}`;
    });
  }
  const text = typeof value === "string" ? stringLiteral(value) : String(value);
  return text.length <= width ? text : undefined;
}

function joinFlat<T>(
  open: string,
  elements: readonly T[],
  close: string,
  width: number,
  print: (element: T, left: number) => string | undefined,
): string | undefined {
  let text = open;
  for (const [index, element] of elements.entries()) {
    const separator = index === 0 ? "" : ", ";
    const flat = print(element, width - text.length - separator.length - close.length);
    if (flat === undefined) return undefined;
    text += separator + flat;
    if (text.length + close.length > width) return undefined;
  }
  return text + close;
}

function presentEntries(value: object): readonly (readonly [string, LiteralValue])[] {
  return Object.entries(value as Readonly<Record<string, LiteralValue | undefined>>).filter(
    (entry): entry is [string, LiteralValue] => entry[1] !== undefined,
  );
}
