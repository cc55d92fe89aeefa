import type { Model } from "../model/model.js";
import { equalNodes } from "../model/node-form.js";
import { preludeShape } from "../model/prelude.js";
import { isAnonymous, nameOf } from "../model/shape-id.js";
import type { DataShape, Member, ShapeId } from "../model/shape.js";
import type { Bounds, Traits } from "../model/traits.js";
import {
  type Correspondence,
  correspond,
  type PairedMember,
  type PairedOperation,
} from "./correspondence.js";
import { type ErrorIndex, errorIndex } from "./pairing.js";
import { likenessOf } from "./likeness.js";
import { isOnly, tellsAllOf } from "./precedence.js";
import { type SharedPlaces, sharedPlaces, type SharedShape, stepTo } from "./shared-places.js";

/** In the order in which they are told. */
export const differenceKinds = [
  "operation",
  "error",
  "member",
  "enumValue",
  "type",
  "required",
  "length",
  "range",
  "pattern",
  "uniqueItems",
] as const;

export type DifferenceKind = (typeof differenceKinds)[number];

/** What a source says of a thing. */
export type Fact = string | boolean | Bounds | readonly (string | number)[] | null;

/** One thing that two sources say differently. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** Such as `UpdateFunctionConfiguration.request.Layers[]`, or the name of a shape used at many places. */
  readonly path: string;
  /** All places where the same difference shows, the path's own where there is one. */
  readonly sites: readonly string[];
  /**
   * What the first source says: of operations and members the type, of errors and values those that
   * only it has, of constraints the constraint; null where it has nothing.
   */
  readonly a: Fact;
  readonly b: Fact;
  /** The id of the shape or member, in the first source. */
  readonly at: ShapeId;
}

export interface Comparison {
  /** Operations first, then errors, then what stands in shapes, in the order in which operations reach them. */
  readonly differences: readonly Difference[];
  /** How many operations both have. */
  readonly operations: number;
  /** Patterns that differ in `^` and `$` at their ends alone, which mean nothing there. */
  readonly anchors: number;
  /** Whether constraints were left out, because a source is of a format that has none. */
  readonly isWithoutConstraints: boolean;
  /** What was compared, by the ids of the second source. */
  readonly compared: ReadonlySet<ShapeId>;
}

/**
 * What two models of one service say differently. What a format cannot tell is no difference: clients
 * have no constraints, pages describe some operations and tell neither kinds of numbers nor which
 * members of a response are required.
 *
 * @param operations Names of the operations to look at. Default: all.
 */
export function compareModels(a: Model, b: Model, operations?: readonly string[]): Comparison {
  const paired = correspond([a, b], {
    existence: "any",
    ...(operations === undefined ? {} : { operations }),
  });
  return new Comparing(a, b).run(paired, sharedPlaces(paired));
}

const constraintKinds = ["length", "range", "pattern", "uniqueItems"] as const;

class Comparing {
  readonly #a: Model;
  readonly #b: Model;
  readonly #models: readonly [Model, Model];
  /** Whether some source is a page, which describes a part of a service, and not all of that. */
  readonly #hasPage: boolean;
  /** Those of a named shape by what they say, so that equal ones are told once. */
  readonly #found = new Map<string, Difference & { readonly sites: string[] }>();
  readonly #compared = new Set<ShapeId>();
  readonly #errorsOfB: ErrorIndex;
  #anchors = 0;

  constructor(a: Model, b: Model) {
    this.#a = a;
    this.#b = b;
    this.#models = [a, b];
    this.#hasPage = this.#models.some((model) => isOnly(model, "boto3-docs"));
    this.#errorsOfB = errorIndex(b);
  }

  run(paired: Correspondence, { operations, shapes }: SharedPlaces): Comparison {
    this.#compareOperations(paired.operations);
    for (const operation of operations) {
      this.#compareErrors(operation);
      this.#compareSides(operation);
    }
    for (const shape of shapes) this.#compareShape(shape);
    return {
      differences: [...this.#found.values()],
      operations: operations.length,
      anchors: this.#anchors,
      isWithoutConstraints: this.#models.some((model) => isOnly(model, "aws-sdk")),
      compared: this.#compared,
    };
  }

  #compareOperations(operations: readonly PairedOperation[]): void {
    const at = this.#a.service.id;
    const [isPartA, isPartB] = this.#models.map((model) => isOnly(model, "boto3-docs"));
    for (const { name, sides } of operations) {
      const [a, b] = sides;
      if (a !== undefined && b === undefined && isPartB !== true) {
        this.#tell({ kind: "operation", path: name, at, a: "operation", b: null });
      } else if (a === undefined && b !== undefined && isPartA !== true) {
        this.#tell({ kind: "operation", path: name, at, a: null, b: "operation" });
      }
    }
  }

  #compareErrors({ name, sides: [operationA, operationB] }: PairedOperation): void {
    if (operationA === undefined || operationB === undefined) return;
    this.#compared.add(operationB.id);
    const idsA = new Set([...operationA.errors, ...this.#a.service.errors]);
    const idsB = new Set([...operationB.errors, ...this.#b.service.errors]);
    const paired = new Set<ShapeId>();
    const onlyA: string[] = [];
    for (const id of idsA) {
      const shape = this.#a.shapes.get(id);
      const other = shape === undefined ? undefined : this.#errorsOfB.counterpart(shape);
      if (other !== undefined && idsB.has(other)) paired.add(other);
      else onlyA.push(nameOf(id));
    }
    const onlyB = [...idsB].filter((id) => !paired.has(id)).map(nameOf);
    if (onlyA.length === 0 && onlyB.length === 0) return;
    const [a, b] = [onlyA.sort(), onlyB.sort()];
    this.#tell({ kind: "error", path: `${name}.errors`, at: operationA.id, a, b });
  }

  /** An operation that takes or gives something in one source only. */
  #compareSides({ name, sides: [a], input, output }: PairedOperation): void {
    const sides = [["request", input] as const, ["response", output] as const];
    for (const [side, shape] of sides) {
      const [ofA, ofB] = shape?.sides ?? [];
      const only = ofA === undefined ? ofB : ofB === undefined ? ofA : undefined;
      if (a === undefined || only === undefined || !("members" in only)) continue;
      const isEmpty = only.type === "structure" && only.members.size === 0;
      if (isEmpty) continue;
      const told = {
        a: ofA === undefined ? null : inWords(ofA),
        b: ofB === undefined ? null : inWords(ofB),
      };
      this.#tell({ kind: "type", path: `${name}.${side}`, at: a.id, ...told });
    }
  }

  #compareShape(shared: SharedShape): void {
    const { paired, a, b, path, inRequests } = shared;
    this.#compared.add(b.id);
    this.#compareValues(shared);
    for (const member of paired.members.values()) {
      const [memberA, memberB] = member.sides;
      const at = `${path}${stepTo(paired, member)}`;
      if (memberA !== undefined && memberB !== undefined) {
        this.#compared.add(memberB.id);
        this.#compareMember(memberA, memberB, member, at, inRequests && a.type === "structure");
      } else if (!this.#hasPage || a.traits.error === undefined) {
        // Pages name errors, and not their members.
        const told = { a: this.#typeIn(this.#a, memberA), b: this.#typeIn(this.#b, memberB) };
        this.#tell({ kind: "member", path: at, at: a.id, ...told });
      }
    }
  }

  #compareValues({ a, b, path }: SharedShape): void {
    if (a.type !== b.type || (a.type !== "enum" && a.type !== "intEnum")) return;
    if (b.type !== "enum" && b.type !== "intEnum") return;
    const valuesA = a.members.map(({ value }): string | number => value);
    const valuesB = b.members.map(({ value }): string | number => value);
    const [setA, setB] = [new Set(valuesA), new Set(valuesB)];
    const onlyA = valuesA.filter((value) => !setB.has(value));
    const onlyB = valuesB.filter((value) => !setA.has(value));
    if (onlyA.length === 0 && onlyB.length === 0) return;
    this.#tell({ kind: "enumValue", path, at: a.id, a: onlyA, b: onlyB });
  }

  #compareMember(
    memberA: Member,
    memberB: Member,
    { target }: PairedMember,
    path: string,
    inRequests: boolean,
  ): void {
    const [a, b] = [
      find(this.#a, memberA, target?.sides[0]),
      find(this.#b, memberB, target?.sides[1]),
    ];
    if (a === undefined || b === undefined) return;
    const place = { path, at: memberA.id };
    if (this.#differInType(a, b)) {
      this.#tell({ kind: "type", ...place, a: inWords(a), b: inWords(b) }, a, b);
    }
    if (this.#tellsRequired(inRequests)) {
      const [ofA, ofB] = [memberA.traits.required === true, memberB.traits.required === true];
      if (ofA !== ofB) this.#tell({ kind: "required", ...place, a: ofA, b: ofB });
    }
    if (likenessOf(a.type) === likenessOf(b.type)) {
      this.#compareConstraints(
        { ...a.traits, ...memberA.traits },
        { ...b.traits, ...memberB.traits },
        place,
        a,
        b,
      );
    }
  }

  #differInType(a: DataShape, b: DataShape): boolean {
    if (a.type === b.type) return false;
    if (likenessOf(a.type) !== likenessOf(b.type)) return true;
    if (likenessOf(a.type) !== "number") return true;
    // Clients call every number that they do not know a double; pages know integers and floats.
    const isUnsure = (model: Model, { type }: DataShape): boolean =>
      type === "double" && isOnly(model, "aws-sdk");
    if (isUnsure(this.#a, a) || isUnsure(this.#b, b)) return false;
    return !this.#hasPage || isWhole(a) !== isWhole(b);
  }

  /** Pages mark members of requests only. */
  #tellsRequired(inRequests: boolean): boolean {
    return inRequests || !this.#hasPage;
  }

  #compareConstraints(
    traitsA: Traits,
    traitsB: Traits,
    place: { readonly path: string; readonly at: ShapeId },
    a: DataShape,
    b: DataShape,
  ): void {
    for (const kind of constraintKinds) {
      const [saysA, saysB] = [traitsA[kind], traitsB[kind]];
      if (equalNodes(saysA, saysB)) continue;
      // What a format does not tell can be so all the same.
      if (saysA === undefined && !tellsAllOf(this.#a, kind)) continue;
      if (saysB === undefined && !tellsAllOf(this.#b, kind)) continue;
      if (kind === "pattern" && isSameButForAnchors(traitsA.pattern, traitsB.pattern)) {
        this.#anchors += 1;
        continue;
      }
      this.#tell({ kind, ...place, a: saysA ?? null, b: saysB ?? null }, a, b);
    }
  }

  /** Differences of targets with a name are told once for all members that have them. */
  #tell(told: Omit<Difference, "sites">, a?: DataShape, b?: DataShape): void {
    const name = (a && ownName(a)) ?? (b && ownName(b));
    const key =
      name === undefined
        ? `${told.kind} ${told.path}`
        : JSON.stringify([told.kind, a?.id, b?.id, told.a, told.b]);
    const present = this.#found.get(key);
    if (present === undefined) {
      this.#found.set(key, { ...told, sites: [told.path] });
      return;
    }
    present.sites.push(told.path);
    const at =
      name === undefined || a === undefined || ownName(a) === undefined ? present.at : a.id;
    if (name !== undefined) this.#found.set(key, { ...present, path: name, at });
  }

  #typeIn(model: Model, member: Member | undefined): Fact {
    if (member === undefined) return null;
    const shape = find(model, member, undefined);
    return shape === undefined ? nameOf(member.target) : inWords(shape);
  }
}

function find(model: Model, member: Member, paired: DataShape | undefined): DataShape | undefined {
  if (paired?.id === member.target) return paired;
  const shape = model.shapes.get(member.target) ?? preludeShape(member.target);
  return shape?.type === "operation" || shape?.type === "service" ? undefined : shape;
}

function ownName({ id }: DataShape): string | undefined {
  return id.startsWith("smithy.api#") || isAnonymous(id) ? undefined : nameOf(id);
}

function inWords(shape: DataShape): string {
  const name = ownName(shape);
  const isNamed =
    name !== undefined && likenessOf(shape.type) !== "number" && !isPlainText(shape.type);
  return isNamed ? `${shape.type} ${name}` : shape.type;
}

function isPlainText(type: DataShape["type"]): boolean {
  return type === "string" || type === "blob" || type === "boolean" || type === "timestamp";
}

function isWhole({ type }: DataShape): boolean {
  return type !== "float" && type !== "double";
}

function isSameButForAnchors(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && withoutAnchors(a) === withoutAnchors(b);
}

/** A pattern holds for the whole string, so that anchors at its ends change nothing. */
function withoutAnchors(pattern: string): string {
  const start = pattern.startsWith("^") ? pattern.slice(1) : pattern;
  return /(?:^|[^\\])(?:\\\\)*\$$/.test(start) ? start.slice(0, -1) : start;
}
