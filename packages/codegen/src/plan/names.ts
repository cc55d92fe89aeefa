import { camelCase } from "@shapesmith/contract";
import type { Model } from "../model/model.js";
import { isAnonymous, nameOf } from "../model/shape-id.js";
import type { DataShape, ShapeId } from "../model/shape.js";
import { isReservedWord, toIdentifier } from "../typescript/identifier.js";
import { byCodePoint } from "./code-point-order.js";

/** How one shape is called in the emitted files. */
export interface ShapeNames {
  /** Of its type, and its key in `contract.ts`; an anonymous shape has only the key. */
  readonly name: string;
  /** Of the functions that make its values; absent for anonymous shapes. */
  readonly functionName: string | undefined;
}

/**
 * Types that emitted code itself relies on, and names of the language: a shape called so gets a `_`
 * in front, as the SDK does it.
 */
const globalTypes: ReadonlySet<string> = new Set(
  (
    "Array ArrayBuffer AsyncIterable Boolean Buffer Date Error Exclude Extract Function Map NonNullable " +
    "Number Object Omit Parameters Partial Pick Promise Proxy Readonly ReadonlyArray Record Required " +
    "ReturnType Set String Symbol Uint8Array WeakMap WeakSet any as asserts bigint boolean infer " +
    "intrinsic is keyof never number object readonly string symbol undefined unique unknown"
  ).split(" "),
);

/** Names that emitted modules declare beside those of shapes. */
const emittedTypes: ReadonlySet<string> = new Set([
  "ErrorMessages",
  "Operations",
  "Shapes",
  "UnmodelledErrors",
]);
const emittedValues: ReadonlySet<string> = new Set([
  "operations",
  "errors",
  "sequences",
  "shapes",
  "types",
  "contract",
  "arbitraries",
  "fixtures",
  "mocks",
  "provenance",
  // A module that exports `then` is taken for a promise by whoever imports it dynamically.
  "then",
]);

/**
 * Decides all names of a service before anything is printed. The order of shapes plays no part.
 *
 * @param declaredValues what modules of values declare beside the functions of shapes.
 * @param declaredTypes types that `types.ts` declares beside those of shapes and of every service.
 * @param namedTypes lists and maps whose types are declared, as those of structures always are.
 */
export function planNames(
  model: Model,
  shapes: Iterable<DataShape>,
  declaredValues: Iterable<string>,
  declaredTypes: Iterable<string>,
  namedTypes: ReadonlySet<ShapeId>,
): ReadonlyMap<ShapeId, ShapeNames> {
  const takenNames = new Set([...emittedTypes, ...declaredTypes]);
  const takenFunctions = new Set([...emittedValues, ...declaredValues]);
  const names = new Map<ShapeId, ShapeNames>();
  const sorted = [...shapes].sort((a, b) => byCodePoint(a.id, b.id));
  // What the client's own declarations call a shape, it must be called here.
  const preferred = [...sorted].sort(
    (a, b) => Number(model.client?.typeNames.has(b.id)) - Number(model.client?.typeNames.has(a.id)),
  );
  for (const { id, type } of preferred) {
    if (isAnonymous(id) && !isDeclared(type) && !namedTypes.has(id)) {
      names.set(id, { name: free(nameOf(id), takenNames), functionName: undefined });
      continue;
    }
    const name = free(model.client?.typeNames.get(id) ?? typeName(id), takenNames);
    const functionName = free(camelCase(name), takenFunctions, isReservedWord);
    names.set(id, { name, functionName });
  }
  return names;
}

function isDeclared(type: DataShape["type"]): boolean {
  return type === "structure" || type === "union" || type === "enum" || type === "intEnum";
}

function typeName(id: ShapeId): string {
  const name = toIdentifier(nameOf(id));
  return globalTypes.has(name) || isReservedWord(name) ? `_${name}` : name;
}

function free(
  wanted: string,
  taken: Set<string>,
  isForbidden: (name: string) => boolean = () => false,
): string {
  let name = wanted;
  while (taken.has(name) || isForbidden(name)) name += "_";
  taken.add(name);
  return name;
}
