import { excerptOf } from "../../model/excerpt.js";
import { isShapeId, isShapeName, longestName } from "../../model/shape-id.js";
import type { DocumentProblem, SmithyDocument } from "./document.js";
import type { RawShape } from "./raw-shape.js";

const expectedId = `a shape id such as namespace#Name, its name of at most ${longestName} characters`;
const expectedName = `a name of at most ${longestName} ASCII letters, digits and _, no digit in front`;

/** Ids and names that are none in Smithy's grammar. They end up in names of code and in messages. */
export function* malformedIds({ shapes }: SmithyDocument): Generator<DocumentProblem> {
  for (const [id, shape] of shapes) {
    const shapeId = shape.type === "apply" ? beforeMember(id) : id;
    if (!isShapeId(shapeId)) yield problem(id, "", expectedId, id);
    else yield* malformedInside(shape);
  }
}

function* malformedInside(shape: RawShape): Generator<DocumentProblem> {
  const { id } = shape;
  for (const [name, { target }] of shape.members) {
    const at = `members.${excerptOf(name, 80)}`;
    if (!isShapeName(name)) yield problem(id, "members", expectedName, name);
    else if (!isShapeId(target)) yield problem(id, at, expectedId, target);
  }
  for (const [property, targets] of references(shape)) {
    const wrong = targets.find((target) => !isShapeId(target));
    if (wrong !== undefined) yield problem(id, property, expectedId, wrong);
  }
  for (const [from, name] of shape.rename) {
    if (!isShapeName(name)) yield problem(id, "rename", expectedName, name);
    else if (!isShapeId(from)) yield problem(id, "rename", expectedId, from);
  }
}

function references(shape: RawShape): readonly (readonly [string, readonly string[]])[] {
  return [
    ["mixins", shape.mixins],
    ["input", shape.input === undefined ? [] : [shape.input]],
    ["output", shape.output === undefined ? [] : [shape.output]],
    ["errors", shape.errors],
    ["operations", shape.operations],
    ["resources", shape.resources],
  ];
}

function beforeMember(id: string): string {
  const dollar = id.indexOf("$");
  return dollar < 0 ? id : id.slice(0, dollar);
}

function problem(id: string, path: string, expected: string, actual: string): DocumentProblem {
  const shape = excerptOf(id, 120);
  return { shape, path, expected, actual: excerptOf(JSON.stringify(actual), 120), kind: "form" };
}
