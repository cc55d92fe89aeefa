import type { ShapeNode } from "@shapesmith/contract";
import type { Place } from "./places.js";

/** What a place of an answer is changed to. */
export type Choice =
  | { readonly kind: "value"; readonly value: unknown }
  /** In the elements of a list, one after the other; those after them stay as they are. */
  | { readonly kind: "each"; readonly values: readonly unknown[] }
  /** So many elements; those that are there stay. */
  | { readonly kind: "size"; readonly size: number }
  /** The members that come with a situation of the structure. */
  | { readonly kind: "situation"; readonly name: string }
  | { readonly kind: "absent" };

/** Enum values that no expression names, and that are tried all the same. */
const mostOthers = 12;

/**
 * The values that are worth trying at a place, the most telling first.
 *
 * @param literals what the expressions compare with.
 * @param isWithinList whether there may be several of the place.
 */
export function choicesAt(
  place: Place,
  literals: ReadonlySet<unknown>,
  isWithinList: boolean,
): readonly Choice[] {
  const { node } = place;
  const situations = situationsAt(place).map((name): Choice => ({ kind: "situation", name }));
  const sizes = sizesOf(node, literals).map((size): Choice => ({ kind: "size", size }));
  const values = place.isRead ? valuesOf(node, literals) : [];
  const all = values.map((value): Choice => ({ kind: "value", value }));
  const told = values.filter((value) => literals.has(value));
  const each = isWithinList ? [...values.map((value) => [value]), told] : [];
  const differing = each.map((eachValue): Choice => ({ kind: "each", values: eachValue }));
  // In a list, JMESPath leaves nothing out of a projection where the SDK's code has an undefined.
  const canBeAbsent = !place.required && !isWithinList && place.name !== "";
  const absent: readonly Choice[] = canBeAbsent ? [{ kind: "absent" }] : [];
  return [...situations, ...sizes, ...all, ...absent, ...differing];
}

/** A value of which nobody has heard, in the case of those that are known. */
export function unheardOf(literals: ReadonlySet<unknown>): string {
  const known = [...literals].filter((literal) => typeof literal === "string");
  if (known.length === 0) return "Unlisted";
  if (known.every((text) => text === text.toUpperCase())) return "UNLISTED";
  return known.every((text) => text === text.toLowerCase()) ? "unlisted" : "Unlisted";
}

/** Situations of the answer as a whole are those that its fixture is made in. */
function situationsAt({ name, node }: Place): readonly string[] {
  return name !== "" && node.type === "structure" ? [...node.situations.keys()] : [];
}

function sizesOf(node: ShapeNode, literals: ReadonlySet<unknown>): readonly number[] {
  if (node.type !== "list" && node.type !== "map") return [];
  const near = numbersNear(literals).filter((size) => Number.isInteger(size) && size <= 100);
  const { min = 0, max = Infinity } = node.length;
  const sizes = [...new Set([1, 0, 2, ...near, textsOf(literals).length])].filter(
    (size) => size >= min && size <= max,
  );
  return sizes.length === 0 ? [min] : sizes;
}

function valuesOf(node: ShapeNode, literals: ReadonlySet<unknown>): readonly unknown[] {
  switch (node.type) {
    case "enum": {
      const told = textsOf(literals);
      const others = node.values.filter((value) => !literals.has(value)).slice(0, mostOthers);
      return [...told, ...others, unheardOf(literals)];
    }
    case "string":
      return [...textsOf(literals), unheardOf(literals), ""];
    case "boolean":
      return [true, false];
    case "intEnum":
      return node.values;
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
      return [...new Set([...numbersNear(literals), 1, 0, 2])];
    case "structure":
    case "union":
    case "list":
    case "map":
    case "blob":
    case "timestamp":
    case "document":
    case "bigInteger":
    case "bigDecimal":
      return [];
  }
}

function textsOf(literals: ReadonlySet<unknown>): readonly string[] {
  return [...literals].filter((literal) => typeof literal === "string");
}

/** What is compared with a number is tried on both sides of it. */
function numbersNear(literals: ReadonlySet<unknown>): readonly number[] {
  return [...literals].flatMap((literal) =>
    typeof literal === "number"
      ? [literal, literal + 1, literal - 1].filter((near) => near >= 0)
      : [],
  );
}
