import type { Finding } from "../../findings.js";
import { nameOf } from "../../model/shape-id.js";
import type { DataShape, ShapeId } from "../../model/shape.js";
import type { CommandComment } from "./command-comments.js";
import type { Declarations } from "./declarations.js";
import type { ClientDocument } from "./document.js";
import { readEnums } from "./enums.js";
import { undeclared, unknownNumbers } from "./losses.js";
import { readNumberTypes, type SketchedShape } from "./numbers.js";
import { refineShapes } from "./refine.js";
import { readShapes } from "./shapes.js";
import { parseSketch } from "./sketch.js";
import { structureNames } from "./type-names.js";

/** Every shape that values have, from all that tells of them. */
export interface DataReading {
  readonly shapes: ReadonlyMap<ShapeId, DataShape>;
  /** Shapes that the declarations call otherwise. */
  readonly typeNames: ReadonlyMap<ShapeId, string>;
  /** The shape of a schema that an operation has as its input or output. */
  readonly idOf: (schema: unknown) => ShapeId;
  /** The error that is thrown as an instance of a class of this name. */
  readonly errorOf: (className: string) => ShapeId | undefined;
  readonly findings: readonly Finding[];
}

export function readData(
  document: ClientDocument,
  declarations: Declarations,
  comments: ReadonlyMap<string, CommandComment>,
): DataReading {
  const { shapes: plain, idOf, findings } = readShapes(document);
  const names = structureNames(plain, declarations.structures);
  const enums = readEnums(plain, names, declarations, document.namespace);
  const numbers = readNumberTypes(plain, sketchesOf(document, comments, idOf));
  const shapes = refineShapes(plain, {
    enums,
    numbers,
    structureOf: (id) => declarations.structures.get(names.get(id) ?? ""),
    requiredByDeclaration: !document.countsRequired,
  });
  const errors = new Map<string, ShapeId>();
  for (const { id, traits } of shapes.values()) {
    if (traits.error !== undefined) errors.set(names.get(id) ?? nameOf(id), id);
  }
  const renamed = [...names].filter(([id, name]) => nameOf(id) !== name);
  return {
    shapes,
    typeNames: new Map([...enums.typeNames, ...renamed]),
    idOf,
    errorOf: (className) => errors.get(className),
    findings: [
      ...findings,
      ...undeclared(plain, names, document.serviceId),
      ...unknownNumbers(plain, numbers, enums, document.serviceId),
    ],
  };
}

function* sketchesOf(
  { operations }: ClientDocument,
  comments: ReadonlyMap<string, CommandComment>,
  idOf: (schema: unknown) => ShapeId,
): Generator<SketchedShape> {
  for (const [, , name, , input, output] of operations) {
    const comment = comments.get(name);
    const sketches: [unknown, string | undefined][] = [
      [input, comment?.input],
      [output, comment?.output],
    ];
    for (const [schema, text] of sketches) {
      const sketch = text === undefined ? undefined : parseSketch(text);
      if (sketch !== undefined) yield { id: idOf(schema), sketch };
    }
  }
}
