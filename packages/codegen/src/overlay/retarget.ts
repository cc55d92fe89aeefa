import { mergeTraits } from "../model/effective-traits.js";
import { isAnonymous } from "../model/shape-id.js";
import type { Member, Shape, ShapeId } from "../model/shape.js";
import { membersOf } from "../model/walk.js";
import { addTraits, type Draft, memberOf, setTarget, shapeIn, type Site } from "./draft.js";

/** What became of the wish that a member's target have this name. */
export type Retargeting =
  | { readonly kind: "done" }
  | { readonly kind: "already so" }
  /** The source gives the target another name, and is not overruled. */
  | { readonly kind: "named otherwise"; readonly present: ShapeId }
  /** Why the present target cannot be called that; a sentence. */
  | { readonly kind: "incompatible"; readonly message: string };

/** Lets a member target a named shape instead of an anonymous one or one of the prelude. */
export function retarget(draft: Draft, site: Site, wanted: ShapeId): Retargeting {
  const present = memberOf(draft, site)?.target;
  if (present === undefined) return { kind: "incompatible", message: `${site.id} is no member.` };
  if (present === wanted) return { kind: "already so" };
  if (!isNameless(present)) return { kind: "named otherwise", present };
  const clash = findClash(draft, present, wanted);
  if (clash !== undefined) return { kind: "incompatible", message: clash };
  keepWhatIsKnown(draft, present, wanted);
  setTarget(draft, site, wanted);
  return { kind: "done" };
}

function isNameless(id: ShapeId): boolean {
  return id.startsWith("smithy.api#") || isAnonymous(id);
}

/** Why the wanted shape is not the present one with a name; undefined when it can be. */
function findClash(draft: Draft, present: ShapeId, wanted: ShapeId): string | undefined {
  for (const [from, to] of pairs(draft, present, wanted)) {
    if (from === to) continue;
    const source = shapeIn(draft, from);
    const named = shapeIn(draft, to);
    if (source === undefined || named === undefined) return `there is no shape ${to}.`;
    if (!isNameless(from)) {
      return `the source has ${from} where ${wanted} would have ${to}. Let it target ${from}.`;
    }
    if (!isRefinement(source, named)) {
      return `the source has a ${source.type} where ${wanted} would have ${to}, of type ${named.type}. Correct the name or its definition.`;
    }
  }
  return undefined;
}

function isRefinement(source: Shape, named: Shape): boolean {
  if (source.type === named.type) return true;
  if (source.type === "string") return named.type === "enum";
  return isNumber(source) && isNumber(named);
}

function isNumber({ type }: Shape): boolean {
  switch (type) {
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "bigInteger":
    case "bigDecimal":
    case "intEnum":
      return true;
    case "string":
    case "enum":
    case "list":
    case "map":
    case "blob":
    case "boolean":
    case "timestamp":
    case "document":
    case "structure":
    case "union":
    case "operation":
    case "service":
      return false;
  }
}

/** Traits of the anonymous shape, and of its members, stand on the named one unless it has its own. */
function keepWhatIsKnown(draft: Draft, present: ShapeId, wanted: ShapeId): void {
  for (const [from, to] of pairs(draft, present, wanted)) {
    if (from === to || !isAnonymous(from)) continue;
    const source = draft.shapes.get(from);
    const named = draft.shapes.get(to);
    if (source === undefined || named === undefined) continue;
    const site: Site = { kind: "shape", id: to };
    addTraits(draft, site, mergeTraits(source.traits, named.traits));
    for (const [member, namedMember] of memberPairs(source, named)) {
      const { id, name } = namedMember;
      const traits = mergeTraits(member.traits, namedMember.traits);
      addTraits(draft, { kind: "member", id, container: to, name }, traits);
    }
  }
}

/** The present and the wanted shape, and what stands at equal places inside anonymous lists and maps. */
function pairs(
  draft: Draft,
  present: ShapeId,
  wanted: ShapeId,
): readonly (readonly [ShapeId, ShapeId])[] {
  const found: [ShapeId, ShapeId][] = [];
  const seen = new Set<ShapeId>();
  const pending: [ShapeId, ShapeId][] = [[present, wanted]];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    found.push(pair);
    const [from, to] = pair;
    if (from === to || !isAnonymous(from) || seen.has(from)) continue;
    seen.add(from);
    const source = draft.shapes.get(from);
    const named = shapeIn(draft, to);
    if (source === undefined || named === undefined) continue;
    for (const [member, other] of memberPairs(source, named)) {
      pending.push([member.target, other.target]);
    }
  }
  return found;
}

function memberPairs(source: Shape, named: Shape): readonly (readonly [Member, Member])[] {
  const others = new Map(membersOf(named).map((member) => [member.name, member]));
  return membersOf(source).flatMap((member): [Member, Member][] => {
    const other = others.get(member.name);
    return other === undefined ? [] : [[member, other]];
  });
}
