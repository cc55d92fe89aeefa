import type { DataShape, Shape, ShapeId } from "../model/shape.js";
import { membersOf } from "../model/walk.js";
import { dropUnused, noShape, shapeIn } from "./draft.js";
import type { Definition } from "./statement.js";
import type { Work } from "./work.js";

/** Adds the shapes that the model lacks; compares those that it has with their definitions. */
export function addDefinitions(work: Work, definitions: readonly Definition[]): void {
  const { draft, problems, findings } = work;
  for (const { at, shape } of definitions) {
    const present = draft.shapes.get(shape.id);
    if (present === undefined) {
      draft.shapes.set(shape.id, shape);
    } else if (present.type !== shape.type) {
      const message = `the source has it as a shape of type ${present.type}, the overlay defines it as ${shape.type}. Correct the type, or remove the definition.`;
      problems.push({ at, message });
    } else {
      const differences = differencesOf(present, shape);
      if (differences.length === 0) continue;
      const message = `The overlay defines ${shape.id} with ${differences.join(", ")}, which the source does not have; the source counts.`;
      findings.push({ severity: "warning", code: "definition-differs", shape: shape.id, message });
    }
  }
  for (const { at, shape } of definitions) {
    for (const { id, target } of membersOf(shape)) {
      if (shapeIn(draft, target) !== undefined) continue;
      problems.push({ at, message: `${id} targets ${target}, but ${noShape(draft, target)}` });
    }
  }
}

/** Takes out again what the overlay defines and nothing in the model leads to. */
export function dropUnusedDefinitions(
  { draft, findings }: Work,
  definitions: readonly Definition[],
): void {
  const defined = new Set(definitions.map(({ shape }) => shape.id));
  const isAdded = (id: ShapeId): boolean => defined.has(id) && !draft.original.shapes.has(id);
  for (const shape of dropUnused(draft, isAdded)) {
    const message = `The overlay defines ${shape}, which nothing in the service targets; it is left out.`;
    findings.push({ severity: "info", code: "definition-unused", shape, message });
  }
}

/** What the defined shape has beyond the present one. */
function differencesOf(present: Shape, defined: DataShape): readonly string[] {
  const names = namesOf(present);
  return namesOf(defined).filter((name) => !names.includes(name));
}

/** Names of members; of enums the values, since sources may name them differently. */
function namesOf(shape: Shape): readonly string[] {
  if (shape.type === "enum") return shape.members.map(({ value }) => value);
  if (shape.type === "intEnum") return shape.members.map(({ value }) => String(value));
  return membersOf(shape).map(({ name }) => name);
}
