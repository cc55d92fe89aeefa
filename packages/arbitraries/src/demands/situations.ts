import {
  type MemberRule,
  minimumOf,
  type ShapeNode,
  type SituationData,
  type StructureNode,
} from "@shapesmith/contract";
import type { Settings } from "../options.js";
import { put } from "../put.js";

/** A situation of a structure, with its place in the order of the contract: the first is the usual one. */
export interface Situation {
  readonly name: string;
  readonly rules: ReadonlyMap<string, MemberRule>;
}

const known = new WeakMap<StructureNode, readonly Situation[]>();
const none: readonly Situation[] = [];

/** The situations that a structure may be in with these settings; none: as its shape has it. */
export function situationsOf(node: StructureNode, settings: Settings): readonly Situation[] {
  if (node.situations.size === 0 || !settings.situations) return none;
  let all = known.get(node);
  if (all === undefined) {
    all = [...node.situations].map(([name, data]) => read(name, data));
    known.set(node, all);
  }
  const { situation } = settings;
  if (situation === undefined || !node.situations.has(situation)) return all;
  return all.filter(({ name }) => name === situation);
}

function read(name: string, { members }: SituationData): Situation {
  return { name, rules: new Map(Object.entries(members)) };
}

/** Whether a member may have this value, or be absent (`undefined`). */
export function ruleHolds(rule: MemberRule, value: unknown): boolean {
  if (rule === null) return value === undefined;
  if ("is" in rule) return value === rule.is;
  if ("oneOf" in rule) return (rule.oneOf as readonly unknown[]).includes(value);
  return value !== undefined;
}

/** The first of the situations that the value is in. */
export function situationIn(
  situations: readonly Situation[],
  value: Readonly<Record<string, unknown>>,
): Situation | undefined {
  return situations.find(({ rules }) => {
    for (const [name, rule] of rules) {
      const part = Object.hasOwn(value, name) ? value[name] : undefined;
      if (!ruleHolds(rule, part)) return false;
    }
    return true;
  });
}

/** Changes members so that the value is in the situation, and as few of them as that takes. */
export function bringInto(
  situation: Situation,
  node: StructureNode,
  value: Record<string, unknown>,
): Record<string, unknown> {
  for (const [name, rule] of situation.rules) {
    const part = Object.hasOwn(value, name) ? value[name] : undefined;
    if (ruleHolds(rule, part)) continue;
    if (rule === null) Reflect.deleteProperty(value, name);
    else if ("is" in rule) put(value, name, rule.is);
    else if ("oneOf" in rule) put(value, name, rule.oneOf[0]);
    else {
      const target = node.memberByName.get(name)?.target;
      if (target !== undefined) put(value, name, minimumOf(target));
    }
  }
  return value;
}

/**
 * Holds the name of a situation against the shapes that a value has.
 *
 * @throws RangeError when none of them has a situation of this name.
 */
export function requireSituation(root: ShapeNode, name: string): void {
  const names = new Set<string>();
  for (const node of reachable(root)) {
    if (node.type === "structure") for (const known of node.situations.keys()) names.add(known);
  }
  if (names.has(name)) return;
  const expected = names.size === 0 ? "that it has none" : [...names].join(", ");
  throw new RangeError(`${root.name} has no situation ${name}: expected ${expected}.`);
}

function reachable(root: ShapeNode): ReadonlySet<ShapeNode> {
  const seen = new Map([[root.id, root]]);
  // A map gives what is added to it while it is walked.
  for (const node of seen.values()) {
    for (const part of partsOf(node)) if (!seen.has(part.id)) seen.set(part.id, part);
  }
  return new Set(seen.values());
}

function partsOf(node: ShapeNode): readonly ShapeNode[] {
  if (node.type === "list") return [node.member.target];
  if (node.type === "map") return [node.value.target];
  return node.type === "structure" || node.type === "union"
    ? node.members.map(({ target }) => target)
    : [];
}
