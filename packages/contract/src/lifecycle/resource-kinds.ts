import type { MemberRule, MemberRules } from "../data.js";
import { ruleHolds } from "../situations/member-rule.js";
import { membersOfRules } from "./asked-request.js";
import type { Machine } from "./machine.js";
import type { Members } from "./sequence-values.js";

/** What a resource is like, as far as that decides over calls. */
export interface ResourceKind {
  /** What is said of it; no other rule that the machine has for its members holds. */
  readonly where: MemberRules;
  /** Members that make it so; `undefined`: it has none. */
  readonly members: Members;
}

/**
 * The kinds of resources between which the rules of a machine tell; the first is the simplest. Rules
 * that do not say which value keeps them, such as patterns, tell no kinds.
 *
 * @param overrides members that the resource has.
 */
export function resourceKinds(
  { data }: Machine,
  overrides: Members,
): readonly [ResourceKind, ...ResourceKind[]] {
  let kinds: [ResourceKind, ...ResourceKind[]] = [{ where: {}, members: {} }];
  // Requests that are asked for are told from others; what holds by itself must not do so by accident.
  const decisive = data.calls.filter(({ asks }) => asks === undefined);
  const must = new Set(decisive.flatMap(({ where = {} }) => Object.keys(where)));
  for (const [name, rules] of rulesByMember(data)) {
    const none = { where: {}, members: must.has(name) ? { [name]: undefined } : {} };
    const alternatives = alternativesOf(name, rules, { none, overrides });
    const [first, ...others] = kinds.flatMap(({ where, members }) =>
      alternatives.map((one) => ({
        where: { ...where, ...one.where },
        members: { ...members, ...one.members },
      })),
    );
    if (first !== undefined) kinds = [first, ...others];
  }
  return kinds;
}

/** Every rule for a member of the resource; the number of a version is no matter of its kind. */
function rulesByMember({
  calls,
  versions,
}: Machine["data"]): ReadonlyMap<string, readonly MemberRule[]> {
  const found = new Map<string, Map<string, MemberRule>>();
  for (const [name, rule] of calls.flatMap(({ where = {} }) => Object.entries(where))) {
    if (name === versions?.member) continue;
    const rules = found.get(name) ?? new Map<string, MemberRule>();
    found.set(name, rules.set(JSON.stringify(rule), rule));
  }
  return new Map([...found].map(([name, rules]) => [name, [...rules.values()]]));
}

function alternativesOf(
  name: string,
  rules: readonly MemberRule[],
  { none, overrides }: { readonly none: ResourceKind; readonly overrides: Members },
): readonly ResourceKind[] {
  if (Object.hasOwn(overrides, name)) {
    const told = rules.find((rule) => ruleHolds(rule, overrides[name]));
    return [{ where: told === undefined ? {} : { [name]: told }, members: {} }];
  }
  const some = rules.flatMap((rule): readonly ResourceKind[] => {
    const where = { [name]: rule };
    const members = membersOfRules(where);
    return members === undefined ? [] : [{ where, members }];
  });
  return [none, ...some];
}
