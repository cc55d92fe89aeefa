import { marshall } from "@aws-sdk/util-dynamodb";
import type { TranslateConfig } from "@aws-sdk/lib-dynamodb";

/**
 * Where a command of lib-dynamodb has native values, in its own notation: `null` is a value, an empty
 * object or list one whose parts are values, and `*` stands for every key.
 */
export type ValuePlaces = null | readonly never[] | { readonly [key: string]: ValuePlaces };

/**
 * A request or an answer as it travels: native values become attribute values, as the document client
 * makes them.
 *
 * @throws Error of `marshall` for a value that has no attribute value.
 */
export function toAttributeValues(
  value: unknown,
  places: ValuePlaces,
  { marshallOptions }: TranslateConfig,
): unknown {
  const options = { convertTopLevelContainer: true, ...marshallOptions };
  return at(value, places);

  function at(part: unknown, there: ValuePlaces): unknown {
    if (part === undefined) return undefined;
    if (there === null) return marshall(part, options);
    // The contract says of it that it is not of the type.
    if (typeof part !== "object" || part === null) return part;
    const keys = Object.keys(there);
    const below = there as Readonly<Record<string, ValuePlaces>>;
    if (keys.length === 0) return mapped(part, () => null);
    if (keys.length === 1 && keys[0] === "*") return mapped(part, () => below["*"] ?? null);
    return mapped(part, (key) => (Object.hasOwn(below, key) ? (below[key] ?? null) : undefined));
  }

  /** @param placesIn the places below a key; undefined where there is none. */
  function mapped(part: object, placesIn: (key: string) => ValuePlaces | undefined): unknown {
    const entries = Object.entries(part).map(([key, inner]: [string, unknown]) => {
      const below = placesIn(key);
      return [key, below === undefined ? inner : at(inner, below)] as const;
    });
    return Array.isArray(part) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
  }
}
