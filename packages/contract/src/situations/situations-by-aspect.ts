import type { MemberRules, SituationData } from "../data.js";
import type { StructureNode } from "../node.js";
import { looseRulesHold, rulesHold } from "./member-rule.js";

/** A situation with its name. */
export type NamedSituation = readonly [name: string, data: SituationData];

const known = new WeakMap<StructureNode, ReadonlyMap<string, readonly NamedSituation[]>>();

/** The situations of a structure, by what they are about. */
export function situationsByAspect(
  node: StructureNode,
): ReadonlyMap<string, readonly NamedSituation[]> {
  const before = known.get(node);
  if (before !== undefined) return before;
  const aspects = new Map<string, NamedSituation[]>();
  for (const entry of node.situations) {
    const { aspect = "" } = entry[1];
    const group = aspects.get(aspect);
    if (group === undefined) aspects.set(aspect, [entry]);
    else group.push(entry);
  }
  known.set(node, aspects);
  return aspects;
}

/**
 * Those in which a part of the operation's answers can be, by what they are about: its own where it
 * has such, else those that are of no operations alone. All of them where no operation is known.
 */
export function possibleSituations(
  node: StructureNode,
  operation: string | undefined,
): ReadonlyMap<string, readonly NamedSituation[]> {
  const all = situationsByAspect(node);
  if (operation === undefined) return all;
  const possible = new Map<string, readonly NamedSituation[]>();
  for (const [aspect, entries] of all) possible.set(aspect, possibleAmong(entries, operation));
  return possible;
}

/** Those of one aspect that answers of the operation can be in. */
export function possibleAmong(
  entries: readonly NamedSituation[],
  operation: string | undefined,
): readonly NamedSituation[] {
  const own = entries.filter(([, { operations }]) => operations?.includes(operation ?? ""));
  return own.length > 0 ? own : entries.filter(([, { operations }]) => operations === undefined);
}

/** Whether members are as the situation tells, be it with values that no model lists. */
export function isInSituation(
  { members: firm, usually = {}, observed }: SituationData,
  members: Readonly<Record<string, unknown>>,
): boolean {
  const isFirm = (rules: MemberRules): boolean => rulesHold(Object.entries(rules), members);
  const loose = Object.entries(usually).filter(([name]) => !Object.hasOwn(firm, name));
  return (
    looseRulesHold(loose, members) &&
    (isFirm(firm) || (observed !== undefined && isFirm({ ...firm, ...observed })))
  );
}
