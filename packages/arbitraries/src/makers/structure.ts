import {
  type MemberNode,
  minimumOf,
  type Random,
  type StructureNode,
  type UnionNode,
} from "@shapesmith/contract";
import { type Draw, hasRoom, isLarge, type Maker } from "../draw.js";
import { put } from "../put.js";
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
}

function slotsOf(members: readonly MemberNode[], makerOf: MemberMaker): readonly Slot[] {
  return members.map((member) => ({
    name: member.name,
    required: member.required,
    recursive: isRecursive(member.target),
    make: makerOf(member),
  }));
}

export function structureMaker(node: StructureNode, makerOf: MemberMaker): Maker {
  let slots: readonly Slot[] | undefined;
  return bounded(node, (draw) => {
    slots ??= slotsOf(node.members, makerOf);
    const value: Record<string, unknown> = {};
    const presence = new Presence(draw);
    for (const slot of slots) {
      // Drawn in any case: the rest of the value does not depend on what is required.
      const isPresent = presence.next();
      if (slot.required || (isPresent && isAdded(slot, draw))) {
        put(value, slot.name, slot.make(draw));
      }
    }
    if (draw.settings.unlisted && draw.random.chance(1, 8)) {
      const name = drawUnlistedName(draw.random);
      if (!node.memberByName.has(name)) value[name] = drawUnlistedValue(draw.random);
    }
    return value;
  });
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
    if (!hasRoom(draw, recursive)) return minimumOf(node, draw.blobForm);
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
function densityOf(draw: Draw): number {
  switch (draw.settings.optional) {
    case "sometimes":
      return draw.random.below(32);
    case "always":
      return densest;
    case "never":
      return 0;
  }
}
