import type { Model } from "../model/model.js";
import type { EnumMember, IntEnumMember } from "../model/shape.js";
import type { PairedShape } from "./correspondence.js";
import { mergeShapeTraits } from "./merge-traits.js";
import { formatOf, type Speakers } from "./precedence.js";

interface Context {
  readonly models: readonly Model[];
  readonly speakers: Speakers;
}

/** The values of an enum: the client's alone, or those of all sources, the leading one's first. */
export function mergeEnumMembers(paired: PairedShape, context: Context): readonly EnumMember[] {
  const sides = paired.sides.map((side) => (side?.type === "enum" ? side.members : undefined));
  return mergeMembers(sides, paired.lead, context);
}

export function mergeIntEnumMembers(
  paired: PairedShape,
  context: Context,
): readonly IntEnumMember[] {
  const sides = paired.sides.map((side) => (side?.type === "intEnum" ? side.members : undefined));
  return mergeMembers(sides, paired.lead, context);
}

function mergeMembers<T extends EnumMember | IntEnumMember>(
  sides: readonly (readonly T[] | undefined)[],
  lead: number,
  { models, speakers }: Context,
): readonly T[] {
  const client = models[lead];
  const isClosed = client !== undefined && formatOf(client) === "aws-sdk";
  const byValue = new Map<string | number, (T | undefined)[]>();
  for (const [index, members] of sides.entries()) {
    for (const member of members ?? []) {
      const claims = byValue.get(member.value) ?? sides.map(() => undefined);
      claims[index] = member;
      if (!isClosed || index === lead || byValue.has(member.value)) {
        byValue.set(member.value, claims);
      }
    }
  }
  const taken = new Set<string>();
  return [...byValue.values()].flatMap((claims): T[] => {
    const first = claims.find((claim) => claim !== undefined);
    if (first === undefined) return [];
    const { traits } = mergeShapeTraits(
      claims.map((claim) => claim?.traits),
      speakers,
    );
    let { name } = first;
    while (taken.has(name)) name += "_";
    taken.add(name);
    return [{ ...first, name, traits }];
  });
}
