const longest = 80;

/**
 * A value as a message shows it: JSON where it can be, cut after 80 characters, `(sensitive)` in
 * place of a secret.
 */
export function printValue(value: unknown, sensitive = false): string {
  if (sensitive && value !== null && value !== undefined) return "(sensitive)";
  const text = plainText(value);
  return text.length <= longest ? text : `${text.slice(0, longest - 3)}...`;
}

function plainText(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return "nothing";
    case "string":
      // Only the start is shown: a text of megabytes need not be escaped as a whole.
      return JSON.stringify(value.slice(0, longest));
    case "bigint":
      return `${value}n`;
    case "symbol":
      return "a symbol";
    case "function":
      return "a function";
    case "number":
    case "boolean":
      return String(value);
    case "object":
      return value === null ? "null" : objectText(value);
  }
}

function objectText(value: object): string {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? "an invalid Date" : `Date ${value.toISOString()}`;
  }
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} of ${value.byteLength} bytes`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  const keys = Object.keys(value);
  return keys.length === 0 ? "an empty object" : `an object with ${keys.slice(0, 5).join(", ")}`;
}
