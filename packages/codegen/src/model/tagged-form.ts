import type { Scalar, TaggedData } from "@shapesmith/contract";
import {
  FormError,
  type Form,
  isNodeList,
  nonEmptyText,
  object,
  optional,
  recordOf,
  required,
  where,
} from "./node-form.js";
import { grade, scalar } from "./stated-forms.js";

type ByTag = readonly [value: Scalar | null, ...own: string[]];

/** The form of situations that a member tells apart, by aspect. */
export function tagged(): Form<Readonly<Record<string, TaggedData>>> {
  return recordOf(
    object<TaggedData>({
      tag: required(nonEmptyText),
      grade: required(grade),
      source: optional(nonEmptyText),
      date: optional(nonEmptyText),
      situations: required(
        where(
          recordOf(byTag),
          "an object of at least two situations",
          (all) => Object.keys(all).length > 1,
        ),
      ),
    }),
  );
}

const byTag: Form<ByTag> = (node, place) => {
  const expected =
    "a list of a value of the tag, or null, and the names of the members that belong to it";
  if (!isNodeList(node)) throw new FormError(place.path, expected, node);
  const [value, ...own] = node;
  if (value === undefined) throw new FormError(place.path, expected, node);
  const at = (index: number) => ({ ...place, path: `${place.path}.${index}` });
  const told = value === null ? null : scalar(value, at(0));
  return [told, ...own.map((name, index) => nonEmptyText(name, at(index + 1)))];
};
