import { ShapesmithError } from "../../errors.js";
import type { Finding } from "../../findings.js";
import { equalNodes, isNodeList, type NodeObject } from "../../model/node-form.js";
import { excerptOf } from "../../model/excerpt.js";
import { memberId } from "../../model/shape-id.js";
import type { ShapeId } from "../../model/shape.js";
import type { Node } from "../../model/traits.js";
import { flattenMixins, type InheritedTraits } from "./mixins.js";
import type { RawMember, RawShape } from "./raw-shape.js";

/** The shapes of one file. */
export interface RawFile {
  readonly file: string;
  readonly shapes: ReadonlyMap<ShapeId, RawShape>;
}

export interface Assembled {
  /** Without `apply` statements and with the members and traits of their mixins. */
  readonly shapes: ReadonlyMap<ShapeId, RawShape>;
  readonly findings: readonly Finding[];
}

/**
 * Joins the shapes of several files, puts applied traits where they belong, and lets shapes have what
 * their mixins have. Several files may define a shape if they differ in nothing but its traits, which
 * count as if they were applied.
 *
 * @throws ShapesmithError (`source`) when two files define a shape differently, or when a mixin does
 * not exist or includes itself.
 */
export function assemble(files: readonly RawFile[]): Assembled {
  const shapes = new Map<ShapeId, RawShape>();
  const origins = new Map<ShapeId, string>();
  const applies: RawShape[] = [];
  const findings: Finding[] = [];
  for (const { file, shapes: ownShapes } of files) {
    for (const [id, shape] of ownShapes) {
      const present = shapes.get(id);
      if (shape.type === "apply") applies.push(shape);
      else if (present === undefined) {
        shapes.set(id, shape);
        origins.set(id, file);
      } else if (equalNodes(comparable(present), comparable(shape))) {
        shapes.set(id, joinShapes(present, shape, findings));
      } else {
        throw new ShapesmithError(
          "source",
          `${id} is defined in ${origins.get(id)} and, differently, in ${file}. Give one of the two files.`,
        );
      }
    }
  }
  const inherited: InheritedTraits = new Map();
  for (const apply of applies) {
    if (applyTraits(shapes, apply, findings)) continue;
    // What is left speaks of members that come from mixins, or of nothing.
    const [id = "", member = ""] = apply.id.split("$");
    const members = inherited.get(id) ?? new Map<string, NodeObject>();
    const traits = joinTraits(apply.id, members.get(member) ?? {}, apply.traits, findings);
    inherited.set(id, members.set(member, traits));
  }
  const flat = flattenMixins(shapes, inherited);
  for (const [id, members] of inherited) {
    for (const member of members.keys()) {
      if (flat.get(id)?.members.has(member) === true) continue;
      const target = member === "" ? id : memberId(id, member);
      const message = `Traits are applied to ${excerptOf(target)}, which does not exist.`;
      findings.push({ severity: "warning", code: "apply-target-missing", shape: target, message });
    }
  }
  return { shapes: flat, findings };
}

/** What must be the same wherever a shape is defined. The order of members and targets may differ. */
function comparable(shape: RawShape): unknown {
  const targets = [...shape.members].map(([name, { target }]): [string, string] => [name, target]);
  return {
    ...shape,
    traits: {},
    mixins: [...shape.mixins].sort(),
    members: Object.fromEntries(targets),
    errors: [...shape.errors].sort(),
    operations: [...shape.operations].sort(),
    resources: [...shape.resources].sort(),
    rename: Object.fromEntries(shape.rename),
  };
}

function joinShapes(first: RawShape, second: RawShape, findings: Finding[]): RawShape {
  const members = [...first.members].map(([name, member]): [string, RawMember] => {
    const others = second.members.get(name)?.traits ?? {};
    const traits = joinTraits(`${first.id}$${name}`, member.traits, others, findings);
    return [name, { ...member, traits }];
  });
  const traits = joinTraits(first.id, first.traits, second.traits, findings);
  return { ...first, traits, members: new Map(members) };
}

/** @returns whether the shape or member exists. */
function applyTraits(
  shapes: Map<ShapeId, RawShape>,
  { id, traits }: RawShape,
  findings: Finding[],
): boolean {
  const dollar = id.indexOf("$");
  const shape = shapes.get(dollar < 0 ? id : id.slice(0, dollar));
  if (shape === undefined) return false;
  if (dollar < 0) {
    shapes.set(id, { ...shape, traits: joinTraits(id, shape.traits, traits, findings) });
    return true;
  }
  const name = id.slice(dollar + 1);
  const member = shape.members.get(name);
  if (member === undefined) return false;
  const joined: RawMember = { ...member, traits: joinTraits(id, member.traits, traits, findings) };
  shapes.set(shape.id, { ...shape, members: new Map(shape.members).set(name, joined) });
  return true;
}

/** Lists are joined, equal values are one; of two different ones the shape's own counts. */
function joinTraits(
  id: ShapeId,
  own: NodeObject,
  applied: NodeObject,
  findings: Finding[],
): NodeObject {
  const joined = new Map<string, Node>(Object.entries(own));
  for (const [trait, node] of Object.entries(applied)) {
    const present = joined.get(trait);
    if (present === undefined) joined.set(trait, node);
    else if (equalNodes(present, node)) continue;
    else if (isNodeList(present) && isNodeList(node)) joined.set(trait, [...present, ...node]);
    else {
      const message = `${trait} is applied to ${id}, which has it with another value; its own counts.`;
      findings.push({ severity: "warning", code: "trait-conflict", shape: id, message });
    }
  }
  return Object.fromEntries(joined);
}
