import { nearest } from "@shapesmith/contract";

/**
 * Why there is nothing of that name, and which one may be meant; nothing where there is.
 *
 * @param which what stands behind the name, such as ` of an operation`.
 */
export function unknownName(
  kind: string,
  name: string,
  names: readonly string[],
  which = "",
): readonly string[] {
  if (names.includes(name)) return [];
  const guess = nearest(name, names);
  const hint =
    guess !== undefined
      ? `Did you mean ${guess}?`
      : names.length === 0
        ? `There is no ${kind} at all.`
        : "Correct the name.";
  return [`there is no ${kind} ${name}${which}. ${hint}`];
}
