import {
  bringInto,
  type Condition,
  type MemberNode,
  type MemberRule,
  mend,
  minimumOf,
  narrowed,
  printValue,
  put,
  type Random,
  ruleHolds,
  type ShapeNode,
  type StructureNode,
  type UnionNode,
} from "@shapesmith/contract";
import { type Draw, hasRoom, isLarge, type Maker } from "../draw.js";
import { conditionsOf } from "../demands/conditions.js";
import { leastOf } from "../demands/least.js";
import { drawWish } from "../demands/given.js";
import {
  sharedAspects,
  type Situation,
  type Situations,
  situationsOf,
} from "../demands/situations.js";
import type { Given, Wish } from "../demands/wishes.js";
import { newObject } from "../new-object.js";
import { isRecursive } from "../recursion.js";
import { EventStream } from "../streams.js";
import { drawUnlistedName, drawUnlistedValue } from "../unlisted.js";

/** Makes the values of a member: where it travels can narrow what its shape allows. */
export type MemberMaker = (member: MemberNode) => Maker;

interface Slot {
  readonly name: string;
  readonly required: boolean;
  readonly recursive: boolean;
  readonly make: Maker;
  /** Makes values of a narrower shape in its place. */
  readonly makeOther: (target: ShapeNode) => Maker;
}

function slotsOf(members: readonly MemberNode[], makerOf: MemberMaker): readonly Slot[] {
  return members.map((member) => ({
    name: member.name,
    required: member.required,
    recursive: isRecursive(member.target),
    make: makerOf(member),
    makeOther: (target) => makerOf({ ...member, target }),
  }));
}

export function structureMaker(node: StructureNode, makerOf: MemberMaker): Maker {
  let slots: readonly Slot[] | undefined;
  return bounded(node, (draw) => {
    slots ??= slotsOf(node.members, makerOf);
    const { wishes, chosen } = draw;
    draw.wishes = undefined;
    draw.chosen = chosenFor(node, draw) ?? chosen;
    const situations = situationsOf(node, draw.settings);
    const asked = { wishes: wishes?.members ?? noWishes, situations };
    const isPlain = wishes === undefined && situations.areNone;
    const drawMembers = (): Drawn =>
      isPlain
        ? { value: anyMembers(slots ?? [], draw), situation: undefined }
        : askedMembers(node, slots ?? [], draw, asked);
    const conditions = conditionsOf(node, draw.settings);
    const value =
      conditions.length === 0
        ? drawMembers().value
        : keepingConditions(node, drawMembers, conditions, draw, asked.wishes);
    draw.chosen = chosen;
    if (draw.settings.unlisted && draw.random.chance(1, 8)) {
      const name = drawUnlistedName(draw.random);
      if (!node.memberByName.has(name)) value[name] = drawUnlistedValue(draw.random);
    }
    return value;
  });
}

/** What members that have situations of the same aspect have in common. */
function chosenFor(node: StructureNode, draw: Draw): ReadonlyMap<string, string> | undefined {
  const shared = draw.settings.situations ? sharedAspects(node) : [];
  if (shared.length === 0) return undefined;
  const chosen = new Map(draw.chosen);
  for (const { target } of node.members) {
    if (target.type !== "structure" || target.situations.size === 0) continue;
    const situations = situationsOf(target, draw.settings);
    if (situations.areNone) continue;
    for (const name of situations.pick(draw.random, chosen).names) {
      const { aspect = "" } = target.situations.get(name) ?? {};
      if (shared.includes(aspect) && !chosen.has(aspect)) chosen.set(aspect, name);
    }
  }
  return chosen;
}

/** Members that were drawn, and the situation that they are in. */
interface Drawn {
  readonly value: Record<string, unknown>;
  readonly situation: Situation | undefined;
}

/** So often members are drawn anew where no way is known in which they keep a condition. */
const mostDraws = 32;

/**
 * Members that keep the conditions: what is drawn is changed in one of the ways in which a condition
 * can be kept, and drawn again where no way is known.
 *
 * @throws RangeError when nothing that was drawn keeps them, and the least value does not either.
 */
function keepingConditions(
  node: StructureNode,
  drawMembers: () => Drawn,
  conditions: readonly Condition[],
  draw: Draw,
  wishes: ReadonlyMap<string, Wish>,
): Record<string, unknown> {
  const { random, blobForm } = draw;
  for (let left = mostDraws; ; left--) {
    // What structures around this one agreed on may not go with what is asked for here.
    if (left === mostDraws / 2 && wishes.size > 0) draw.chosen = undefined;
    const { value, situation } = drawMembers();
    // What is asked for, and what the situation tells, stays.
    const isFree = (name: string): boolean =>
      !wishes.has(name) && situation?.rules.has(name) !== true && !situation?.loose.has(name);
    if (mend(node, value, conditions, { random, blobForm, isFree })) return value;
    if (left > 1) continue;
    // What a user gives is held against the contract as a whole.
    if (wishes.size > 0) return value;
    const least = leastOf(node, blobForm, draw.settings, situation) as Record<string, unknown>;
    const broken = conditions.find((condition) => !condition.holds(least));
    if (broken === undefined) return least;
    throw new RangeError(
      `No value of ${node.id} was found that keeps the condition ${broken.name}: ` +
        `${broken.expression}. Ask for { situations: false }, or give the members it speaks of.`,
    );
  }
}

function anyMembers(slots: readonly Slot[], draw: Draw): Record<string, unknown> {
  const value = newObject(slots.length);
  const presence = new Presence(draw);
  for (const slot of slots) {
    // Drawn in any case: the rest of the value does not depend on what is required.
    const isPresent = presence.next();
    if (slot.required || (isPresent && isAdded(slot, draw))) put(value, slot.name, slot.make(draw));
  }
  return value;
}

const noWishes: ReadonlyMap<string, Wish> = new Map();

interface Asked {
  readonly wishes: ReadonlyMap<string, Wish>;
  /** Those that the structure may be in; none: members are as their shapes have them. */
  readonly situations: Situations;
}

/** What is given comes first, then a situation that allows it, then what both leave open. */
function askedMembers(
  node: StructureNode,
  slots: readonly Slot[],
  draw: Draw,
  { wishes, situations }: Asked,
): Drawn {
  const value = newObject();
  const drawn = drawnFor(node, draw, { wishes, situations });
  for (const [name, { given }] of wishes) {
    const part = given === undefined ? undefined : draw.drawn.get(given);
    if (part !== undefined) put(value, name, part);
  }
  const situation = pickSituation(node, draw, { wishes, situations });
  const presence = new Presence(draw);
  for (const slot of slots) {
    const isPresent = presence.next();
    const wish = wishes.get(slot.name);
    if (wish?.given !== undefined) continue;
    const { rule, isFirm } = ruleFor(slot.name, situation, wish, draw);
    if (rule === null || (wish?.presence === "never" && wish.inside === undefined)) continue;
    const isNeeded = slot.required || isFirm || wish?.presence === "always";
    if (!isNeeded && !(isPresent && isAdded(slot, draw))) continue;
    if (rule !== undefined && "is" in rule) put(value, slot.name, rule.is);
    else if (rule !== undefined && "oneOf" in rule) {
      put(value, slot.name, draw.random.pick(rule.oneOf));
    } else {
      draw.wishes = wish?.inside;
      put(value, slot.name, makerUnder(rule, slot, node)(draw));
      // Of numbers and texts a rule leaves some out that their shapes have.
      if (rule !== undefined && "not" in rule) bringInto([[slot.name, rule]], node, value);
    }
  }
  for (const given of drawn) draw.drawn.delete(given);
  return { value, situation };
}

/** What the situation says of a member: what is only typical gives way to what is asked for. */
function ruleFor(
  name: string,
  situation: Situation | undefined,
  wish: Wish | undefined,
  draw: Draw,
): { readonly rule: MemberRule | undefined; readonly isFirm: boolean } {
  if (situation === undefined) return { rule: undefined, isFirm: false };
  const typical = ruleIn(situation, name);
  const isAlways = wish === undefined && draw.settings.optional === "always";
  if (isAlways && canLeaveOut(typical.rule)) return ruleIn(situation.told, name);
  if (wish === undefined || typical.rule === undefined) return typical;
  if (isMet(typical.rule, wish, draw)) return typical;
  const told = ruleIn(situation.told, name);
  if (told.rule === undefined || isMet(told.rule, wish, draw)) return told;
  // Where what is asked for inside is not to be had, the member may be absent, and is.
  return { rule: null, isFirm: false };
}

/** Whether a rule leaves out the member, or what is in it. */
function canLeaveOut(rule: MemberRule | undefined): boolean {
  return rule === null || (rule !== undefined && "members" in rule);
}

function ruleIn(
  { rules, loose }: Situation["told"],
  name: string,
): { readonly rule: MemberRule | undefined; readonly isFirm: boolean } {
  const isFirm = rules.has(name);
  return { rule: isFirm ? rules.get(name) : loose.get(name), isFirm };
}

/** Draws what is given here, and inside members of which a situation tells how they are inside. */
function drawnFor(
  node: StructureNode,
  draw: Draw,
  { wishes, situations }: Asked,
): readonly Given[] {
  return [...wishes].flatMap(([name, wish]) => {
    if (wish.inside !== undefined && !situations.tellInside(name)) return [];
    return drawWish(wish, node.memberByName.get(name)?.target, draw);
  });
}

/** What makes a member of which a situation says more than its shape does. */
function makerUnder(rule: MemberRule | undefined, slot: Slot, node: StructureNode): Maker {
  const target = node.memberByName.get(slot.name)?.target;
  if (rule === undefined || rule === null || target === undefined) return slot.make;
  const left = narrowed(target, rule);
  return left === target ? slot.make : slot.makeOther(left);
}

/** @throws RangeError when what is given fits none of the situations. */
function pickSituation(
  node: StructureNode,
  draw: Draw,
  { wishes, situations }: Asked,
): Situation | undefined {
  if (situations.areNone) return undefined;
  // A later release may add situations too; what one says of the inside of a member has no name.
  const isUnlisted =
    draw.settings.unlisted && draw.settings.situation.length === 0 && !node.situations.has("");
  if (isUnlisted && draw.random.chance(1, 8)) return undefined;
  const fits = (name: string, rule: MemberRule, isLoose: boolean): boolean =>
    isFitting(rule, wishes.get(name), draw, isLoose);
  const fitting = wishes.size === 0 ? situations : situations.where(fits);
  if (!fitting.areImpossible) return fitting.pick(draw.random, draw.chosen);
  const asked = [...wishes].map(([name, wish]) => `${name}: ${textOf(wish, draw)}`);
  throw new RangeError(
    `${node.name} is in none of the situations ${situations.lackingIn(fitting).join(", ")} ` +
      `with ${asked.join(", ")}: give something else, or ask for { situations: false }.`,
  );
}

/** Whether a member can be as it is asked for, or be absent, under the rule of a situation. */
function isFitting(
  rule: MemberRule,
  wish: Wish | undefined,
  draw: Draw,
  isLoose: boolean,
): boolean {
  if (wish === undefined) return true;
  const { given, presence } = wish;
  if (given !== undefined) {
    const part = draw.drawn.get(given);
    return (isLoose && part === undefined) || ruleHolds(rule, part);
  }
  if (presence === "never") return isLoose || rule === null;
  return (isLoose && presence !== "always") || isMet(rule, wish, draw);
}

/** Whether a member is as it is asked for when it keeps to the rule. */
function isMet(rule: MemberRule, { given, presence, inside }: Wish, draw: Draw): boolean {
  if (given !== undefined) return ruleHolds(rule, draw.drawn.get(given));
  if (rule === null) return presence !== "always";
  if (inside === undefined || !("members" in rule)) return true;
  return Object.entries(rule.members).every(([name, part]) =>
    isFitting(part, inside.members.get(name), draw, false),
  );
}

/** What was asked for, as a message has it. */
function textOf({ given, presence, inside }: Wish, draw: Draw): string {
  if (given !== undefined) return printValue(draw.drawn.get(given));
  if (inside === undefined) return `${presence ?? "sometimes"} there`;
  const parts = [...inside.members].map(([name, wish]) => `${name}: ${textOf(wish, draw)}`);
  return `{ ${parts.join(", ")} }`;
}

/** Whether an optional member finds its place: those that lead back get rarer level by level. */
function isAdded(slot: Slot, draw: Draw): boolean {
  if (!hasRoom(draw, slot.recursive)) return false;
  if (draw.settings.optional === "always") return true;
  return !isLarge(draw) && (!slot.recursive || draw.random.chance(1, 2 ** draw.depth));
}

export function unionMaker(node: UnionNode, makerOf: MemberMaker): Maker {
  let slots: readonly Slot[] | undefined;
  let ending: readonly Slot[] | undefined;
  const make = bounded(node, (draw) => {
    slots ??= slotsOf(node.members, makerOf);
    if (draw.settings.unlisted && draw.random.chance(1, 8)) {
      // In this form the SDK hands over a member that it does not know.
      return { $unknown: [drawUnlistedName(draw.random), drawUnlistedValue(draw.random)] };
    }
    let choices = slots;
    if (!hasRoom(draw, true)) choices = ending ??= slots.filter((slot) => !slot.recursive);
    if (choices.length === 0) return minimumOf(node, draw.blobForm);
    const slot = draw.random.pick(choices);
    const value: Record<string, unknown> = {};
    put(value, slot.name, slot.make(draw));
    return value;
  });
  if (!node.streaming) return make;
  return (draw) => new EventStream(Array.from({ length: draw.random.below(5) }, () => make(draw)));
}

/** Counts the levels around a value; where there is no room left, it is the smallest there is. */
function bounded(node: StructureNode | UnionNode, make: Maker): Maker {
  let recursive: boolean | undefined;
  return (draw) => {
    recursive ??= isRecursive(node);
    if (draw.wishes === undefined && !hasRoom(draw, recursive)) {
      return minimumOf(node, draw.blobForm);
    }
    const step = recursive ? 1 : 0;
    draw.depth += step;
    draw.level++;
    draw.parts++;
    const value = make(draw);
    draw.level--;
    draw.depth -= step;
    return value;
  };
}

/**
 * Which optional members are there. How densely is drawn once for each structure: none, all, few,
 * about half and most of them come up, and by the middle ones every combination can.
 */
class Presence {
  readonly #random: Random;
  readonly #density: number;
  #bits = 0;
  #left = 0;

  constructor(draw: Draw) {
    this.#random = draw.random;
    this.#density = densityOf(draw);
  }

  next(): boolean {
    if (this.#left === 0) {
      this.#bits = this.#word();
      this.#left = 32;
    }
    const isPresent = (this.#bits & 1) === 1;
    this.#bits >>>= 1;
    this.#left--;
    return isPresent;
  }

  /** 32 independent bits, each set with the probability that the density stands for. */
  #word(): number {
    const draw = (): number => this.#random.uint32();
    if (this.#density < 1) return 0;
    if (this.#density < 2) return draw() & draw();
    if (this.#density < 6) return draw();
    if (this.#density < densest) return draw() | draw() | (draw() & draw());
    return 0xffff_ffff;
  }
}

const densest = 26;

/** Of 32: 1 none, 1 a quarter, 4 half, 20 thirteen sixteenths, 6 all. */
function densityOf({ settings, random }: Draw): number {
  switch (settings.optional) {
    case "sometimes":
      return settings.boundary ? random.pick(boundaryDensities) : random.below(32);
    case "always":
      return densest;
    case "never":
      return 0;
  }
}

/** None, half, most and all. */
const boundaryDensities = [0, 3, 9, densest];
