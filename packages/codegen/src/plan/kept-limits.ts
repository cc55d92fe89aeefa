import type { Finding } from "../findings.js";
import { type Contradiction, contradictionIn, unreadablePattern } from "../model/contradiction.js";
import { effectiveTraits } from "../model/effective-traits.js";
import { excerptOf } from "../model/excerpt.js";
import { expectData, type Model } from "../model/model.js";
import { preludeId } from "../model/prelude.js";
import type { DataShape, Member, Shape, ShapeId } from "../model/shape.js";
import { misplaced, type Placement, type TraitHolder } from "../model/trait-placement.js";
import type { Traits } from "../model/traits.js";
import { membersOf } from "../model/walk.js";
import { withMemberTraits } from "./with-member-traits.js";

export interface KeptLimits {
  readonly model: Model;
  readonly findings: readonly Finding[];
}

/**
 * The model with limits that some value can keep to. Models have patterns that nothing of the stated
 * length matches, and bounds that exclude each other. Each is a finding that says what holds instead;
 * types, contract, arbitraries and fixtures then agree.
 */
export function withKeptLimits(model: Model, ids: Iterable<ShapeId>): KeptLimits {
  const findings: Finding[] = [];
  const shapes = new Map<ShapeId, Shape>(model.shapes);
  const known = [...ids];
  for (const id of known) {
    const shape = withTextKeys(model, expectData(model, id), findings);
    if (shape !== model.shapes.get(id)) shapes.set(id, shape);
    const placed = placedLimits(shape.traits, { holder: "shape", type: shape.type }, id, findings);
    const traits = keptTraits(placed, id, findings, (own) => own, shape, model);
    if (traits !== shape.traits) shapes.set(id, { ...shape, traits });
  }
  // Members count with what is left of their targets.
  const settled: Model = { ...model, shapes };
  for (const id of known) {
    const shape = expectData(settled, id);
    const changed = new Map<Member, Traits>();
    for (const member of membersOf(shape)) {
      const traits = keptMemberTraits(settled, shape.type, member, findings);
      if (traits !== member.traits) changed.set(member, traits);
    }
    if (changed.size > 0) shapes.set(id, withMemberTraits(shape, changed));
  }
  return { model: findings.length === 0 ? model : settled, findings };
}

/** Keys of a map are texts, whatever the model says. */
function withTextKeys(model: Model, shape: DataShape, findings: Finding[]): DataShape {
  if (shape.type !== "map") return shape;
  const { type } = expectData(model, shape.key.target);
  if (type === "string" || type === "enum") return shape;
  const message = `The keys of ${shape.id} are of type ${type}, and only texts can be keys. Any text is taken instead.`;
  findings.push({ severity: "warning", code: "map-key-replaced", shape: shape.key.id, message });
  return { ...shape, key: { ...shape.key, target: preludeId("string"), traits: {} } };
}

const limits = ["length", "range", "pattern", "uniqueItems"] as const;

/** The traits without limits of what values of the type do not have, such as a number's length. */
function placedLimits(
  traits: Traits,
  placement: Placement,
  id: ShapeId,
  findings: Finding[],
): Traits {
  let placed = traits;
  for (const limit of limits) {
    const needed = traits[limit] === undefined ? undefined : misplaced(limit, placement);
    if (needed === undefined) continue;
    const { [limit]: _, ...others } = placed;
    placed = others;
    const message = `${id} is of type ${placement.type} and has ${limit}, which needs ${needed}. It is left out.`;
    findings.push({ severity: "warning", code: "trait-misplaced", shape: id, message });
  }
  return placed;
}

function keptMemberTraits(
  model: Model,
  container: DataShape["type"],
  member: Member,
  findings: Finding[],
): Traits {
  const { httpLabel } = member.traits;
  const isLimited = limits.some((limit) => member.traits[limit] !== undefined);
  if (!isLimited && httpLabel !== true) return member.traits;
  const target = expectData(model, member.target);
  const placement = { holder: holderOf(container), type: target.type };
  const placed = placedLimits(member.traits, placement, member.id, findings);
  const effective = (traits: Traits): Traits => {
    const all = effectiveTraits(model, { ...member, traits });
    return httpLabel === true && target.type === "string" ? filledLabel(all) : all;
  };
  return keptTraits(placed, member.id, findings, effective, target, model);
}

function holderOf(type: DataShape["type"]): TraitHolder {
  return type === "union" || type === "list" || type === "map" ? type : "structure";
}

/** The client sends no empty label, whatever the model allows. */
function filledLabel(traits: Traits): Traits {
  const { min = 0 } = traits.length ?? {};
  return min >= 1 ? traits : { ...traits, length: { ...traits.length, min: 1 } };
}

/**
 * The same traits where values can keep to all of them.
 *
 * @param effective what counts beside the traits: those of a member's target.
 */
function keptTraits(
  traits: Traits,
  id: ShapeId,
  findings: Finding[],
  effective: (traits: Traits) => Traits,
  shape: DataShape,
  model: Model,
): Traits {
  const contradiction = (now: Traits): Contradiction | undefined =>
    contradictionIn(model, shape, effective(now));
  let kept = traits;
  for (let found = contradiction(kept); found !== undefined; found = contradiction(kept)) {
    const { next, instead } = remedy(kept, found, effective(kept).pattern, contradiction);
    const message = `The limits of ${id} cannot be kept to: ${found.reason} ${instead}`;
    findings.push({ severity: "warning", code: "limits-contradictory", shape: id, message });
    kept = next;
  }
  return kept;
}

interface Remedy {
  readonly next: Traits;
  /** What holds from now on, as a sentence. */
  readonly instead: string;
}

function remedy(
  traits: Traits,
  { culprit }: Contradiction,
  pattern: string | undefined,
  contradiction: (traits: Traits) => Contradiction | undefined,
): Remedy {
  if (pattern !== undefined) {
    for (const { meant, instead } of otherReadings(pattern)) {
      const next = { ...traits, pattern: meant };
      if (contradiction(next) === undefined) return { next, instead };
    }
  }
  // At a member the culprit may be its target's, which others can keep to.
  const own = [culprit, "length", "pattern", "range", "uniqueItems"] as const;
  const given = own.find((name) => traits[name] !== undefined);
  if (given !== undefined) {
    const { [given]: _, ...next } = traits;
    return { next, instead: `The ${given} is left out.` };
  }
  const next = { ...traits, pattern: "[\\s\\S]+", length: { min: 1 } };
  return { next, instead: "It is part of a path, so that any text will do that is not empty." };
}

interface Reading {
  readonly meant: string;
  readonly instead: string;
}

function* otherReadings(pattern: string): Generator<Reading> {
  if (/\\\\[a-zA-Z.]/.test(pattern)) {
    const meant = pattern.replaceAll("\\\\", "\\");
    yield { meant, instead: `Its backslashes stand twice; it is read as ${excerptOf(meant)}.` };
  }
  if (unreadablePattern(pattern) !== undefined) return;
  // Smithy itself lets a pattern match a part; only AWS means all of it.
  const meant = `[\\s\\S]*(?:${pattern})[\\s\\S]*`;
  yield { meant, instead: "It is enough that a part of the text matches." };
}
