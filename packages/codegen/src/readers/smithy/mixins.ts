import { ShapesmithError } from "../../errors.js";
import { isNodeList, isNodeObject, type NodeObject } from "../../model/node-form.js";
import type { ShapeId } from "../../model/shape.js";
import type { RawMember, RawShape } from "./raw-shape.js";

const mixinTrait = "smithy.api#mixin";

/** Traits that a shape puts on members which it has from its mixins, by shape and member. */
export type InheritedTraits = Map<ShapeId, Map<string, NodeObject>>;

/**
 * Gives every shape the members and traits of its mixins, and of the mixins of those.
 *
 * @param added They count before those of the mixins, and for all that has the shape as a mixin.
 * @throws ShapesmithError (`source`) when a mixin does not exist or includes itself.
 */
export function flattenMixins(
  shapes: ReadonlyMap<ShapeId, RawShape>,
  added: InheritedTraits,
): ReadonlyMap<ShapeId, RawShape> {
  const flat = new Map(shapes);
  const done = new Set<ShapeId>();
  let members = 0;
  for (const id of shapes.keys()) {
    flattenShape(id, flat, done, added, (shape) => {
      members += shape.members.size;
      if (members > mostMembers) throw tooManyMembers(shape.id);
    });
  }
  return flat;
}

/** Mixins first, on a stack of our own: chains of them may be long. */
function flattenShape(
  root: ShapeId,
  flat: Map<ShapeId, RawShape>,
  done: Set<ShapeId>,
  added: InheritedTraits,
  count: (shape: RawShape) => void,
): void {
  const open = new Set<ShapeId>();
  const pending: ShapeId[] = [root];
  for (let id = pending.at(-1); id !== undefined; id = pending.at(-1)) {
    const shape = flat.get(id);
    if (shape === undefined || done.has(id)) {
      pending.pop();
      continue;
    }
    const mixins = shape.mixins.map((mixin) => expectMixin(shape, mixin, flat));
    const missing = mixins.filter((mixin) => !done.has(mixin.id));
    if (missing.length > 0) {
      const cycle = missing.find((mixin) => mixin.id === id || open.has(mixin.id));
      if (cycle !== undefined) {
        const message = `The mixin ${cycle.id} includes itself by way of ${id}. Break the cycle.`;
        throw new ShapesmithError("source", message);
      }
      open.add(id);
      pending.push(...missing.map((mixin) => mixin.id));
      continue;
    }
    const whole = withAddedTraits(withMixins(shape, mixins), added.get(id));
    if (mixins.length > 0) count(whole);
    flat.set(id, whole);
    done.add(id);
    open.delete(id);
    pending.pop();
  }
}

/** Mixins of mixins can multiply a small file beyond all memory; whole models of AWS have 10,000. */
const mostMembers = 1_000_000;

function tooManyMembers(id: ShapeId): ShapesmithError {
  const message = `Mixins give shapes more than ${mostMembers} members in all, ${id} among them. Use fewer mixins.`;
  return new ShapesmithError("source", message);
}

function expectMixin(
  shape: RawShape,
  mixin: ShapeId,
  shapes: ReadonlyMap<ShapeId, RawShape>,
): RawShape {
  const found = shapes.get(mixin);
  if (found !== undefined) return found;
  const message = `${shape.id} has the mixin ${mixin}, which does not exist. Give all files of the model.`;
  throw new ShapesmithError("source", message);
}

function withMixins(shape: RawShape, mixins: readonly RawShape[]): RawShape {
  if (mixins.length === 0) return shape;
  const sources = [...mixins, shape];
  const unique = (ids: readonly ShapeId[]): readonly ShapeId[] => [...new Set(ids)];
  return {
    ...shape,
    mixins: [],
    traits: mergeNodes([...mixins.map(inheritedTraits), shape.traits]),
    members: joinMembers(sources),
    version: sources.findLast(({ version }) => version !== "")?.version ?? "",
    errors: unique(sources.flatMap(({ errors }) => errors)),
    operations: unique(sources.flatMap(({ operations }) => operations)),
    resources: unique(sources.flatMap(({ resources }) => resources)),
    rename: new Map(sources.flatMap(({ rename }) => [...rename])),
  };
}

function withAddedTraits(
  shape: RawShape,
  added: ReadonlyMap<string, NodeObject> | undefined,
): RawShape {
  if (added === undefined) return shape;
  const members = [...shape.members].map(([name, member]): [string, RawMember] => {
    const traits = mergeNodes([member.traits, added.get(name) ?? {}]);
    return [name, { ...member, traits }];
  });
  return { ...shape, members: new Map(members) };
}

/** All traits but the mixin trait itself and those that it keeps local. */
function inheritedTraits({ traits }: RawShape): NodeObject {
  const mixin = traits[mixinTrait];
  const local = isNodeObject(mixin) ? mixin["localTraits"] : undefined;
  const kept = isNodeList(local) ? local : [];
  const entries = Object.entries(traits);
  return Object.fromEntries(entries.filter(([id]) => id !== mixinTrait && !kept.includes(id)));
}

/** Members in the order in which they first appear; the traits of later ones count. */
function joinMembers(sources: readonly RawShape[]): ReadonlyMap<string, RawMember> {
  const joined = new Map<string, RawMember>();
  for (const { members } of sources) {
    for (const [name, { target, traits }] of members) {
      const before = joined.get(name)?.traits ?? {};
      joined.set(name, { target, traits: mergeNodes([before, traits]) });
    }
  }
  return joined;
}

function mergeNodes(nodes: readonly NodeObject[]): NodeObject {
  return Object.fromEntries(nodes.flatMap((node) => Object.entries(node)));
}
