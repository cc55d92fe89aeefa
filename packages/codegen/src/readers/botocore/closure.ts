import type { DataShape, ShapeId } from "../../model/shape.js";
import { expectRaw, type Reading } from "./reading.js";
import { dataShape } from "./shapes.js";

export interface Closure {
  /** In the order of the file. */
  readonly shapes: readonly DataShape[];
  /** Shapes of the file that no operation reaches. */
  readonly unconnected: readonly ShapeId[];
}

/**
 * The shapes that the service's operations reach.
 *
 * @throws ShapesmithError (`source`) when a shape that is reached does not exist.
 */
export function closureOf(reading: Reading): Closure {
  const { document, names, findings } = reading;
  const read = new Map<string, readonly DataShape[]>();
  const pending = roots(reading);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { name, from } = next;
    if (read.has(name)) continue;
    const raw = expectRaw(reading, name, from);
    const { shape, inline } = dataShape(raw, reading);
    read.set(name, [shape, ...inline]);
    for (const { shape: target } of raw.members.values()) {
      if (!read.has(target)) pending.push({ name: target, from: shape.id });
    }
    if (document.operations.has(name)) {
      const message = `The shape ${name} is called ${shape.id}, since an operation has its name.`;
      findings.push({ severity: "info", code: "shape-renamed", shape: shape.id, message });
    }
  }
  const all = [...document.shapes.keys()];
  return {
    shapes: all.flatMap((name) => read.get(name) ?? []),
    unconnected: all.filter((name) => !read.has(name)).map(names.shape),
  };
}

interface Reference {
  readonly name: string;
  readonly from: ShapeId;
}

function roots({ document, names }: Reading): Reference[] {
  return [...document.operations.values()].flatMap(({ name, input, output, errors }) => {
    const from = names.operation(name);
    const references = [input, output, ...errors].filter((reference) => reference !== undefined);
    return references.map(({ shape }) => ({ name: shape, from }));
  });
}
