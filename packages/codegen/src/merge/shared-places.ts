import { isAnonymous, nameOf } from "../model/shape-id.js";
import type { DataShape } from "../model/shape.js";
import type {
  Correspondence,
  PairedMember,
  PairedOperation,
  PairedShape,
} from "./correspondence.js";

/** What both of two sources have, and how it is called in everything that people read. */
export interface SharedPlaces {
  readonly operations: readonly PairedOperation[];
  readonly shapes: readonly SharedShape[];
}

export interface SharedShape {
  readonly paired: PairedShape;
  readonly a: DataShape;
  readonly b: DataShape;
  /** Such as `UpdateFunctionConfiguration.request`, `VpcConfig`, `VpcConfig.SubnetIds`. */
  readonly path: string;
  /** Whether its values are sent by callers. */
  readonly inRequests: boolean;
}

/** Paths that go deeper start anew at the name of the shape. */
const deepest = 8;

interface Reached {
  /** The place where it is met first. */
  readonly from: PairedShape | undefined;
  readonly step: string;
  /** A shape that is met again has a path of its own. */
  isShared: boolean;
  inRequests: boolean;
}

/**
 * The shapes that two sources have at the same places. One that stands at a single place is called by
 * the path to it, one that stands at several by its name; errors always by their names.
 */
export function sharedPlaces({ operations, errors, models }: Correspondence): SharedPlaces {
  if (models.length !== 2) throw new Error("Places are shared by two sources.");
  const shared = operations.filter(({ sides: [a, b] }) => a !== undefined && b !== undefined);
  const reached = new Map<PairedShape, Reached>();
  const reach = (
    paired: PairedShape | undefined,
    from: PairedShape | undefined,
    step: string,
    inRequests: boolean,
  ): void => {
    if (paired === undefined || paired.sides.includes(undefined)) return;
    const present = reached.get(paired);
    if (present === undefined) reached.set(paired, { from, step, isShared: false, inRequests });
    else present.isShared = true;
  };
  // An element of a list that stands at several places does so, too.
  const isSharedList = ({ members, sides, lead }: PairedShape, isShared: boolean): boolean => {
    const type = sides[lead]?.type;
    return isShared && members.size > 0 && (type === "list" || type === "map");
  };
  for (const { name, input } of shared) reach(input, undefined, `${name}.request`, true);
  for (const { name, output } of shared) reach(output, undefined, `${name}.response`, false);
  for (const error of [...shared.flatMap((operation) => operation.errors), ...errors]) {
    reach(error, undefined, "", false);
    const found = reached.get(error);
    if (found !== undefined) found.isShared = true;
  }
  // What is found on the way joins the end of the map.
  for (const [paired, { inRequests }] of reached) {
    for (const member of paired.members.values()) {
      if (!member.sides.includes(undefined)) {
        reach(member.target, paired, stepTo(paired, member), inRequests);
      }
    }
  }

  for (const [paired, { isShared }] of reached) {
    if (!isSharedList(paired, isShared)) continue;
    for (const { target } of paired.members.values()) {
      const inside = target && reached.get(target);
      if (inside !== undefined) inside.isShared = true;
    }
  }

  const paths = new Map<PairedShape, { readonly text: string; readonly depth: number }>();
  const shapes: SharedShape[] = [];
  for (const [paired, { from, step, isShared, inRequests }] of reached) {
    const [a, b] = paired.sides;
    if (a === undefined || b === undefined) continue;
    const before = from === undefined ? { text: "", depth: 0 } : paths.get(from);
    const name = ownName(a) ?? ownName(b);
    const isOwn = name !== undefined && (isShared || (before?.depth ?? 0) >= deepest);
    const path = isOwn
      ? { text: name, depth: 0 }
      : { text: `${before?.text ?? ""}${step}`, depth: (before?.depth ?? 0) + 1 };
    paths.set(paired, path);
    shapes.push({ paired, a, b, path: path.text, inRequests });
  }
  return { operations: shared, shapes };
}

/** How the path goes on from a shape to one of its members. */
export function stepTo({ sides, lead }: PairedShape, { name }: PairedMember): string {
  const type = sides[lead]?.type;
  if (type === "list") return "[]";
  return type === "map" ? `{${name}}` : `.${name}`;
}

function ownName({ id }: DataShape): string | undefined {
  return id.startsWith("smithy.api#") || isAnonymous(id) ? undefined : nameOf(id);
}
