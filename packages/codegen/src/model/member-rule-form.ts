import type { MemberRule, MemberRules, Scalar } from "@shapesmith/contract";
import { bounds } from "./bounds-form.js";
import {
  annotation,
  count,
  type Form,
  FormError,
  isNodeObject,
  listOf,
  nonEmptyText,
  object,
  recordOf,
  required,
  where,
} from "./node-form.js";
import { scalar } from "./stated-forms.js";
import type { Bounds } from "./traits.js";

/** The form of what is said of a member: absent, a value, a pattern and the like. */
export function memberRule(): Form<MemberRule> {
  const scalars = where(listOf(scalar), "a list of at least one value", ({ length }) => length > 0);
  const is = object<{ is: Scalar }>({ is: required(scalar) });
  const among = object<{ oneOf: readonly Scalar[] }>({ oneOf: required(scalars) });
  const other = object<{ not: readonly Scalar[] }>({ not: required(scalars) });
  const matching = object<{ matches: string }>({ matches: required(nonEmptyText) });
  const limits = bounds(count);
  const counted = object<{ length: number | Bounds }>({
    length: required((node, place) => (isNodeObject(node) ? limits : count)(node, place)),
  });
  const present = object<{ present: true }>({ present: required(annotation) });
  // It contains itself, so it is made when it is first needed.
  const inside: Form<{ members: MemberRules }> = (node, place) =>
    object<{ members: MemberRules }>({ members: required(recordOf(memberRule())) })(node, place);
  return (node, place) => {
    if (node === null) return null;
    const kinds = isNodeObject(node) ? Object.keys(node) : [];
    if (kinds.length === 1) {
      if (kinds[0] === "is") return is(node, place);
      if (kinds[0] === "oneOf") return among(node, place);
      if (kinds[0] === "not") return other(node, place);
      if (kinds[0] === "matches") return matching(node, place);
      if (kinds[0] === "length") return counted(node, place);
      if (kinds[0] === "members") return inside(node, place);
      if (kinds[0] === "present") return present(node, place);
    }
    throw new FormError(
      place.path,
      "null, or an object with one of is, oneOf, not, matches, length, members, present",
      node,
    );
  };
}
