import type { ShapeNode, StructureNode } from "@shapesmith/contract";
import type { Choice } from "./choices.js";
import type { Place } from "./places.js";

/** What is changed about an answer, by place. */
export type Variation = ReadonlyMap<Place, Choice>;

/** Makes a value of a shape, where an answer has none or one in another situation. */
export type MakeValue = (node: ShapeNode, situation?: string) => unknown;

/**
 * The overrides that bring an answer to a variation: of structures only what changes, of lists all
 * elements, since overrides replace those as a whole.
 *
 * @param base the answer as it is without them.
 */
export function overridesFor(
  root: Place,
  base: unknown,
  variation: Variation,
  make: MakeValue,
): Readonly<Record<string, unknown>> {
  const changed = new Changes(variation, make).members(root, base, 0);
  return changed ?? {};
}

class Changes {
  readonly #variation: Variation;
  readonly #make: MakeValue;

  constructor(variation: Variation, make: MakeValue) {
    this.#variation = variation;
    this.#make = make;
  }

  /**
   * The members that change; undefined where none does.
   *
   * @param index of the element of the innermost list that they are in.
   */
  members(
    place: Place,
    value: unknown,
    index: number,
  ): Readonly<Record<string, unknown>> | undefined {
    const changes: Record<string, unknown> = {};
    for (const [name, member] of place.members) {
      if (!this.#isChanged(member)) continue;
      changes[name] = this.#changed(member, memberOf(value, name), index);
    }
    return Object.keys(changes).length === 0 ? undefined : changes;
  }

  /** What the place is to be, as an override of what it is. */
  #changed(place: Place, value: unknown, index: number): unknown {
    const choice = this.#variation.get(place);
    if (choice?.kind === "absent") return undefined;
    if (choice?.kind === "value") return choice.value;
    if (choice?.kind === "each" && index < choice.values.length) return choice.values[index];
    const { node } = place;
    if (node.type === "structure") {
      const situation = choice?.kind === "situation" ? this.#inSituation(node, choice.name) : {};
      return { ...situation, ...this.members(place, value, index) };
    }
    if (node.type === "list") return this.#elements(place, value, choice);
    if (node.type === "map") return this.#entries(place, value, choice, index);
    if (node.type === "union") return this.members(place, undefined, index) ?? value;
    return value;
  }

  /** What the situations of the same aspect tell of: whatever else there is stays. */
  #inSituation(node: StructureNode, name: string): Readonly<Record<string, unknown>> {
    const aspect = node.situations.get(name)?.aspect;
    const made = this.#make(node, name);
    const told = [...node.situations.values()].filter((situation) => situation.aspect === aspect);
    const names = new Set(
      told.flatMap(({ members, usually = {} }) => [
        ...Object.keys(members),
        ...Object.keys(usually),
      ]),
    );
    return Object.fromEntries([...names].map((member) => [member, memberOf(made, member)]));
  }

  #elements(place: Place, value: unknown, choice: Choice | undefined): unknown {
    const { node, element } = place;
    if (node.type !== "list") return value;
    const present: readonly unknown[] = Array.isArray(value) ? value : [];
    const size = choice?.kind === "size" ? choice.size : Math.max(1, present.length);
    const elements = Array.from({ length: size }, (_, at) =>
      at < present.length ? present[at] : this.#make(node.member.target),
    );
    if (element === undefined) return elements;
    return elements.map((item, at) => this.#whole(element, item, at));
  }

  #entries(place: Place, value: unknown, choice: Choice | undefined, index: number): unknown {
    const { node, element } = place;
    if (node.type !== "map") return value;
    const present = Object.entries(isObject(value) ? value : {});
    const size = choice?.kind === "size" ? choice.size : present.length;
    const entries: (readonly [string, unknown])[] = Array.from({ length: size }, (_, at) => {
      const known = present[at];
      if (known !== undefined) return known;
      return [
        `${String(this.#make(node.key.target))}${at === 0 ? "" : at}`,
        this.#make(node.value.target),
      ];
    });
    for (const [name, member] of place.members) {
      if (!this.#isChanged(member)) continue;
      const others = entries.filter(([key]) => key !== name);
      const before = memberOf(value, name);
      const after = this.#whole(member, before ?? this.#make(member.node), index);
      entries.splice(
        0,
        entries.length,
        ...others,
        ...(after === undefined ? [] : [[name, after] as const]),
      );
    }
    return Object.fromEntries(
      entries.map(([key, item], at) => [
        key,
        element === undefined ? item : this.#whole(element, item, at),
      ]),
    );
  }

  /** As {@link #changed}, with all that does not change: what is in a list is given as a whole. */
  #whole(place: Place, value: unknown, index: number): unknown {
    if (!this.#isChanged(place)) return value;
    const changed = this.#changed(place, value, index);
    if (place.node.type !== "structure" || !isObject(changed)) return changed;
    const whole: Record<string, unknown> = { ...(isObject(value) ? value : {}) };
    for (const [name, part] of Object.entries(changed)) {
      const member = place.members.get(name);
      const before = memberOf(value, name);
      const after =
        member?.node.type === "structure" && part !== undefined
          ? this.#whole(member, before ?? this.#make(member.node), index)
          : part;
      if (after === undefined) Reflect.deleteProperty(whole, name);
      else whole[name] = after;
    }
    return whole;
  }

  #isChanged(place: Place): boolean {
    if (this.#variation.has(place)) return true;
    for (const member of place.members.values()) if (this.#isChanged(member)) return true;
    return place.element !== undefined && this.#isChanged(place.element);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function memberOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
