import {
  type BlobForm,
  isPlainObject,
  type ShapeNode,
  type StructureNode,
} from "@shapesmith/contract";
import { isMessage, membersOfError } from "../errors/error-text.js";
import { identityOf } from "../identity.js";
import { type AnyOptions, type Presence, type Settings, settingsOf } from "../options.js";
import { isRecursive } from "../recursion.js";
import { conditionsOf } from "./conditions.js";
import { asValue } from "./given.js";
import { type Path, pathsInside } from "./paths-inside.js";
import { isInNamed, requireSituations, situationsOf } from "./situations.js";
import { type Given, type RootWishes, type Wishes, wishesOf } from "./wishes.js";

/** All that the options ask of values of one shape. */
export interface Demands {
  readonly settings: Settings;
  readonly root: RootWishes;
  /** Whether they ask for more than the shape does. */
  readonly areSpecial: boolean;
}

const noWishes: RootWishes = { given: undefined, inside: undefined };

/**
 * Reads options. The shape is only looked at where they speak of it.
 *
 * @throws TypeError or RangeError when they are no options, or ask for what the shape does not have.
 */
export function demandsOf(
  options: AnyOptions | undefined,
  findNode: () => ShapeNode | undefined,
  operation?: string,
): Demands {
  const settings = settingsOf(options, operation);
  const asksOfMembers = options?.overrides !== undefined || typeof options?.optional === "object";
  const isNodeNeeded = asksOfMembers || settings.situation.length > 0;
  const node = isNodeNeeded ? findNode() : undefined;
  if (isNodeNeeded && node === undefined) {
    throw new TypeError(
      "Overrides, situations and members by name need values of one shape: ask for one error.",
    );
  }
  if (node !== undefined) requireSituations(node, settings.situation);
  const root = asksOfMembers && node !== undefined ? wishesOf(node, options) : undefined;
  const areSpecial =
    root !== undefined || settings.situation.length > 0 || settings.optional !== "sometimes";
  return { settings, root: root ?? noWishes, areSpecial };
}

/** Demands that ask for nothing but the situations that are named. */
export function inSituationsOnly(settings: Settings): Demands {
  return { settings: { ...settings, optional: "sometimes" }, root: noWishes, areSpecial: true };
}

/**
 * Whether a value that conforms to the shape is also as the options ask.
 *
 * @param faults where it does not conform: neither there nor on the way there it has to be so.
 */
export function meets(
  { settings, root, areSpecial }: Demands,
  node: ShapeNode,
  value: unknown,
  blobForm: BlobForm,
  faults: readonly Path[] = [],
): boolean {
  if (!areSpecial) return true;
  const isAsked = (part: unknown, given: Given, target: ShapeNode | undefined): boolean =>
    given.kind === "constant"
      ? identityOf(part) === identityOf(asValue(target, given.value, blobForm))
      : part === undefined || given.arbitrary.canShrinkWithoutContext(part);
  if (root.given !== undefined) return isAsked(value, root.given, node);

  const structureMeets = (
    shape: StructureNode,
    members: Readonly<Record<string, unknown>>,
    wishes: Wishes | undefined,
    wrong: readonly Path[],
  ): boolean => {
    const isWrong = wrong.some(({ length }) => length === 0);
    if (wrong.length === 0 && !isInNamed(shape, members, settings)) return false;
    const decided = decidedIn(shape, members, settings);
    for (const [name, wish] of wishes?.members ?? []) {
      if (wish.given === undefined || pathsInside(wrong, name).length > 0) continue;
      if (!isAsked(members[name], wish.given, shape.memberByName.get(name)?.target)) return false;
    }
    return shape.members.every(({ name, required, target }) => {
      const wish = wishes?.members.get(name);
      if (wish?.given !== undefined) return true;
      // An instance has a text in any case.
      if (shape.error !== undefined && isMessage(name)) return true;
      const part = Object.hasOwn(members, name) ? members[name] : undefined;
      const presence = wish === undefined ? settings.optional : wish.presence;
      const wrongInside = pathsInside(wrong, name);
      const isFree = required || decided.has(name) || isWrong || wrongInside.length > 0;
      // A shape that contains itself comes to an end somewhere, with as little as it must have.
      const isMet = presence === "always" && (isRecursive(shape) || isRecursive(target));
      if (!isFree && !isMet && !presenceMeets(presence, part)) return false;
      // A situation that speaks of a member speaks of what is in it.
      if (part === undefined || (decided.has(name) && wish?.inside === undefined)) return true;
      return partMeets(target, part, wish?.inside, wrongInside);
    });
  };

  const partMeets = (
    shape: ShapeNode,
    part: unknown,
    wishes: Wishes | undefined,
    wrong: readonly Path[],
  ): boolean => {
    if (shape.type === "list" && Array.isArray(part)) {
      return part.every((element, index) =>
        partMeets(shape.member.target, element, undefined, pathsInside(wrong, index)),
      );
    }
    if (shape.type === "structure" && part instanceof Error) {
      return structureMeets(shape, membersOfError(shape, part), wishes, wrong);
    }
    if (!isPlainObject(part)) return true;
    if (shape.type === "structure") return structureMeets(shape, part, wishes, wrong);
    if (shape.type === "map") {
      return Object.entries(part).every(([key, entry]) =>
        partMeets(shape.value.target, entry, undefined, pathsInside(wrong, key)),
      );
    }
    if (shape.type !== "union") return true;
    return shape.members.every(({ name, target }) =>
      partMeets(target, part[name], undefined, pathsInside(wrong, name)),
    );
  };

  return partMeets(node, value, root.inside, faults);
}

/** The members whose presence is not for the options to say: situations and conditions do. */
export function decidedIn(
  node: StructureNode,
  value: Readonly<Record<string, unknown>>,
  settings: Settings,
): ReadonlySet<string> {
  const situations = situationsOf(node, settings);
  const conditions = conditionsOf(node, settings);
  if (situations.areNone && conditions.length === 0) return none;
  const ofConditions = conditions.flatMap(({ alternatives }) =>
    alternatives.flatMap((alternative) => [...alternative.keys()]),
  );
  return new Set([...situations.decidedIn(value), ...ofConditions]);
}

const none: ReadonlySet<string> = new Set();

function presenceMeets(presence: Presence | undefined, part: unknown): boolean {
  if (presence === "never") return part === undefined;
  return presence !== "always" || part !== undefined;
}
