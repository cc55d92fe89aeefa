import type { Finding } from "../findings.js";
import { effectiveTraits } from "./effective-traits.js";
import { findShape, type Model } from "./model.js";
import { nearest } from "@shapesmith/contract";
import { unit } from "./prelude.js";
import { memberId } from "./shape-id.js";
import type { Member, ServiceShape, Shape, ShapeId } from "./shape.js";
import { membersOf, targetsOf } from "./walk.js";

/** What is wrong with a model, each as a finding of severity `error`; nothing when it is sound. */
export function validateModel(model: Model): readonly Finding[] {
  const known = validated.get(model.shapes);
  if (known?.service === model.service) return known.findings;
  const findings = allChecks(model);
  validated.set(model.shapes, { service: model.service, findings });
  return findings;
}

/** Readers check what they read, and so does whoever goes on with it: the same shapes once. */
const validated = new WeakMap<
  Model["shapes"],
  { readonly service: ServiceShape; readonly findings: readonly Finding[] }
>();

function allChecks(model: Model): readonly Finding[] {
  return [
    ...checkIds(model),
    ...checkTargets(model),
    ...checkMembers(model),
    ...checkEnums(model),
    ...checkOperations(model),
    ...checkFinite(model),
  ];
}

function problem(code: string, shape: ShapeId, message: string): Finding {
  return { severity: "error", code, shape, message };
}

function* checkIds(model: Model): Generator<Finding> {
  if (model.shapes.get(model.service.id) !== model.service) {
    const message = `The service ${model.service.id} is not among the shapes of its model.`;
    yield problem("service-missing", model.service.id, message);
  }
  for (const [key, shape] of model.shapes) {
    if (key === shape.id) continue;
    yield problem(
      "id-inconsistent",
      key,
      `The shape under ${key} says that its id is ${shape.id}.`,
    );
  }
}

function* checkTargets(model: Model): Generator<Finding> {
  for (const shape of model.shapes.values()) {
    const members = membersOf(shape);
    const targets = targetsOf(shape);
    for (let index = 0; index < targets.length; index += 1) {
      const target = targets[index] ?? "";
      const from = members[index]?.id ?? shape.id;
      const found = findShape(model, target);
      if (found === undefined) {
        const guess = nearest(target, model.shapes.keys());
        const hint = guess === undefined ? "" : ` The nearest name is ${guess}.`;
        const message = `${from} targets ${target}, which does not exist.${hint}`;
        yield problem("target-missing", from, message);
      } else if (shape.type === "service" || shape.type === "operation") {
        continue;
      } else if (found.type === "service" || found.type === "operation") {
        const message = `${from} targets ${target}, of type ${found.type}, which no value can have.`;
        yield problem("target-wrong", from, message);
      }
    }
  }
}

function* checkMembers(model: Model): Generator<Finding> {
  for (const shape of model.shapes.values()) {
    for (const [name, member] of namedMembers(shape)) {
      if (member.name === name && member.id === memberId(shape.id, name)) continue;
      const expected = memberId(shape.id, name);
      const message = `The member ${name} of ${shape.id} should have the id ${expected} and the name ${name}, but has ${member.id} and ${member.name}.`;
      yield problem("member-inconsistent", member.id, message);
    }
    if (shape.type !== "map") continue;
    const key = findShape(model, shape.key.target);
    if (key === undefined || key.type === "string" || key.type === "enum") continue;
    const message = `The keys of ${shape.id} must be strings or an enum, but ${shape.key.target} is of type ${key.type}.`;
    yield problem("map-key-not-string", shape.key.id, message);
  }
}

function namedMembers(shape: Shape): Iterable<readonly [string, Member]> {
  if (shape.type === "list") return [["member", shape.member]];
  if (shape.type === "map") {
    return [
      ["key", shape.key],
      ["value", shape.value],
    ];
  }
  if (shape.type === "structure" || shape.type === "union") return shape.members;
  return [];
}

function* checkEnums(model: Model): Generator<Finding> {
  for (const shape of model.shapes.values()) {
    if (shape.type !== "enum" && shape.type !== "intEnum") continue;
    const names = shape.members.map(({ name }) => name);
    const values = shape.members.map(({ value }) => value);
    for (const twice of [repeated<string | number>(names), repeated<string | number>(values)]) {
      if (twice === undefined) continue;
      const message = `${shape.id} has ${JSON.stringify(twice)} more than once.`;
      yield problem("enum-repeats", shape.id, message);
    }
  }
}

function repeated<T>(values: readonly T[]): T | undefined {
  const seen = new Set<T>();
  return values.find((value) => seen.size === seen.add(value).size);
}

function* checkOperations(model: Model): Generator<Finding> {
  const errors: [ShapeId, ShapeId][] = model.service.errors.map((id) => [model.service.id, id]);
  for (const id of model.service.operations) {
    const operation = findShape(model, id);
    if (operation === undefined) continue;
    if (operation.type !== "operation") {
      const message = `${model.service.id} has ${id} as an operation, but it is of type ${operation.type}.`;
      yield problem("operation-wrong", id, message);
      continue;
    }
    for (const side of ["input", "output"] as const) {
      const target = operation[side];
      const shape = findShape(model, target);
      if (target === unit || shape === undefined || shape.type === "structure") continue;
      const message = `The ${side} of ${id} must be a structure, but ${target} is of type ${shape.type}.`;
      yield problem("operation-wrong", id, message);
    }
    for (const error of operation.errors) errors.push([id, error]);
  }
  const told = new Set<ShapeId>();
  for (const [from, id] of errors) {
    const shape = findShape(model, id);
    if (shape === undefined || told.has(id)) continue;
    if (shape.type === "structure" && shape.traits.error !== undefined) continue;
    told.add(id);
    const message = `${from} answers with ${id}, which is not a structure with the error trait.`;
    yield problem("error-wrong", id, message);
  }
}

/** Shapes that need a value of themselves, or of nothing, before any value of them can exist. */
function* checkFinite(model: Model): Generator<Finding> {
  const finite = finiteShapes(model);
  for (const shape of model.shapes.values()) {
    if (shape.type === "operation" || shape.type === "service" || finite.has(shape.id)) continue;
    const message =
      shape.type === "union" && shape.members.size === 0
        ? `${shape.id} is a union without members: no value can have this shape.`
        : shape.type === "enum" || shape.type === "intEnum"
          ? `${shape.id} is an enum without values: no value can have this shape.`
          : `${shape.id} requires itself: no finite value can have this shape.`;
    yield problem("no-finite-value", shape.id, message);
  }
}

/**
 * The shapes that have a value, each after those that its smallest value needs.
 *
 * A least fixed point: a shape is finite once enough of what it needs is. Each shape is looked at
 * again only when something that it waits for has become finite. What does not exist counts as
 * finite, since it is told elsewhere.
 */
export function finiteShapes(model: Model): ReadonlySet<ShapeId> {
  const finite = new Set<ShapeId>();
  const waiting = new Map<ShapeId, ShapeId[]>();
  const pending: ShapeId[] = [...model.shapes.keys()];
  const lacks = (target: ShapeId): boolean => model.shapes.has(target) && !finite.has(target);
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const shape = model.shapes.get(id);
    if (shape === undefined || finite.has(id)) continue;
    const needs = membersOf(shape).map((member) => {
      const needed = neededBy(model, shape, member);
      return needed.length === 0 ? needed : needed.filter(lacks);
    });
    const lacking = needs.flat();
    if (isFinite(shape, needs)) {
      finite.add(id);
      pending.push(...(waiting.get(id) ?? []));
      waiting.delete(id);
      continue;
    }
    // A union waits for any of its members, everything else for the first thing it still lacks.
    for (const target of shape.type === "union" ? lacking : lacking.slice(0, 1)) {
      const waiters = waiting.get(target);
      if (waiters === undefined) waiting.set(target, [id]);
      else waiters.push(id);
    }
  }
  return finite;
}

function isFinite(shape: Shape, needs: readonly (readonly ShapeId[])[]): boolean {
  if (shape.type === "enum" || shape.type === "intEnum") return shape.members.length > 0;
  if (shape.type === "union") return needs.some((need) => need.length === 0);
  return needs.every((need) => need.length === 0);
}

const nothing: readonly ShapeId[] = [];

/** The shapes without a value of which the container cannot have one, as far as this member goes. */
function neededBy(model: Model, container: Shape, member: Member): readonly ShapeId[] {
  if (container.type === "structure" && member.traits.required !== true) return nothing;
  if (container.type === "list" || container.type === "map") {
    if ((container.traits.length?.min ?? 0) === 0) return nothing;
  }
  const direct = model.shapes.get(member.target)?.type;
  if (direct !== "list" && direct !== "map") return [member.target];
  const needed: ShapeId[] = [];
  const seen = new Set<Member>();
  const pending = [member];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const target = model.shapes.get(next.target);
    if (target?.type !== "list" && target?.type !== "map") {
      needed.push(next.target);
      continue;
    }
    // An empty list needs nothing; whether it may be empty can depend on who targets it.
    if ((effectiveTraits(model, next).length?.min ?? 0) === 0) continue;
    if ((target.traits.length?.min ?? 0) > 0) needed.push(target.id);
    else pending.push(...membersOf(target));
  }
  return needed;
}
