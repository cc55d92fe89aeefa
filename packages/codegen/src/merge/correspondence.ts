import type { Model } from "../model/model.js";
import { preludeShape, unit } from "../model/prelude.js";
import { isAnonymous, nameOf, namespaceOf } from "../model/shape-id.js";
import type { DataShape, Member, OperationShape, ShapeId } from "../model/shape.js";
import { membersOf } from "../model/walk.js";
import { isAlike, isDeclared } from "./likeness.js";
import { counterpartsByName, type ErrorIndex, errorIndex } from "./pairing.js";

/** What each source has, in the order of the sources; undefined where one has nothing. */
export type Sides<T> = readonly (T | undefined)[];

/** The shapes of several sources that stand at the same place, and so are one. */
export interface PairedShape {
  /** Whose shape says what type of thing it is: the first side that there is. */
  readonly lead: number;
  readonly sides: Sides<DataShape>;
  /**
   * What else stands, in sources that tell places apart, where the lead has one and the same shape;
   * empty but for shapes that are declared by name.
   */
  readonly others: readonly (readonly DataShape[])[];
  readonly members: ReadonlyMap<string, PairedMember>;
}

export interface PairedMember {
  readonly name: string;
  readonly sides: Sides<Member>;
  /** Undefined where no source has what its member targets. */
  readonly target: PairedShape | undefined;
}

export interface PairedOperation {
  readonly name: string;
  readonly sides: Sides<OperationShape>;
  readonly input: PairedShape | undefined;
  readonly output: PairedShape | undefined;
  readonly errors: readonly PairedShape[];
}

export interface Correspondence {
  readonly models: readonly Model[];
  /** Those of the first source, then what others add; each in code-point order of their names. */
  readonly operations: readonly PairedOperation[];
  /** Errors that every operation may answer with. */
  readonly errors: readonly PairedShape[];
}

export interface CorrespondenceOptions {
  /** What is looked at: only what the first source has, or what any has. */
  readonly existence: "first" | "any";
  /** Names of operations. Default: all. */
  readonly operations?: readonly string[];
}

/**
 * Pairs the shapes of several models of one service by where they stand: from operations of the same
 * name over inputs, outputs and errors, members of the same name, elements, keys and values. Ids and
 * names of shapes play a part only where a place is missing in some of the sources.
 */
export function correspond(
  models: readonly Model[],
  options: CorrespondenceOptions,
): Correspondence {
  const walk = new Walk(models, options.existence === "any");
  const operations = walk.operations(options.operations);
  const errors = walk.serviceErrors();
  walk.finish();
  return { models, operations, errors };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface Building {
  readonly lead: number;
  readonly sides: (DataShape | undefined)[];
  readonly others: DataShape[][];
  readonly members: Map<string, Writable<PairedMember>>;
}

/** A place whose shape is still to be found. */
interface Link {
  readonly ids: Sides<ShapeId>;
  readonly set: (shape: Building | undefined) => void;
}

/**
 * A list or map with a name that has more counterparts than this is a riddle rather than a model;
 * further ones count as the first.
 */
const mostCounterparts = 100;

class Walk {
  readonly #models: readonly Model[];
  readonly #isOpen: boolean;
  /** Links by how many sources have nothing there: what all have tells how to read the rest. */
  readonly #pending: Link[][];
  readonly #declared = new Map<DataShape, Building>();
  readonly #plain = new Map<string, Building>();
  readonly #counterparts = new Map<DataShape, Building[]>();
  /** Where a named shape of each source was met first. */
  readonly #known: readonly Map<DataShape, Building>[];
  readonly #prelude = new Map<ShapeId, DataShape>();
  readonly #numbers = new Map<DataShape, number>();
  readonly #errors: readonly ErrorIndex[];
  readonly #lists: { readonly slots: Sides<PairedShape>; readonly errors: PairedShape[] }[] = [];

  constructor(models: readonly Model[], isOpen: boolean) {
    this.#models = models;
    this.#isOpen = isOpen;
    this.#pending = Array.from({ length: models.length + 1 }, () => []);
    this.#known = models.map(() => new Map<DataShape, Building>());
    this.#errors = models.map(errorIndex);
  }

  operations(wanted: readonly string[] | undefined): readonly PairedOperation[] {
    const byName = this.#models.map(operationsByName);
    const paired = this.#pairNames(byName)
      .filter(({ name }) => wanted === undefined || wanted.includes(name))
      .map(({ name, sides }) => this.#operation(name, sides));
    // Links are followed from the end. A page tells of what is required only in requests, so that what
    // stands there is to be met first.
    for (const side of ["output", "input"] as const) {
      for (const operation of [...paired].reverse()) {
        const ids = operation.sides.map((shape) => shape?.[side]);
        this.#link(ids, (shape) => (operation[side] = shape));
      }
    }
    return paired;
  }

  serviceErrors(): readonly PairedShape[] {
    return this.#errorsOf(this.#models.map(({ service }) => service.errors));
  }

  /** Follows all links. A stack of our own: models nest and recur deeper than the call stack reaches. */
  finish(): void {
    for (let link = this.#next(); link !== undefined; link = this.#next()) {
      link.set(this.#settle(link.ids));
    }
    // In the order of their sources, which is not that in which they were found.
    for (const { slots, errors } of this.#lists) {
      for (const error of new Set(slots)) if (error !== undefined) errors.push(error);
    }
  }

  #next(): Link | undefined {
    for (const links of this.#pending) {
      const link = links.pop();
      if (link !== undefined) return link;
    }
    return undefined;
  }

  #link(ids: Sides<ShapeId>, set: Link["set"]): void {
    const missing = ids.filter((id) => id === undefined).length;
    this.#pending[missing]?.push({ ids, set });
  }

  #operation(name: string, sides: Sides<OperationShape>): Writable<PairedOperation> {
    const errors = this.#errorsOf(sides.map((side) => side?.errors));
    return { name, sides, input: undefined, output: undefined, errors };
  }

  /** The errors of the first source that has the operation, then what others add if they may. */
  #errorsOf(lists: Sides<readonly ShapeId[]>): readonly PairedShape[] {
    const slots: (PairedShape | undefined)[] = [];
    const errors: PairedShape[] = [];
    this.#lists.push({ slots, errors });
    const told = this.#models.map(() => new Set<ShapeId>());
    for (const [index, list] of lists.entries()) {
      if (index > 0 && !this.#isOpen) break;
      for (const id of list ?? []) {
        if (told[index]?.has(id)) continue;
        const shape = this.#find(index, id);
        const ids = this.#models.map((_, other) => {
          if (other === index) return id;
          return shape === undefined ? undefined : this.#errors[other]?.counterpart(shape);
        });
        for (const [other, paired] of ids.entries()) {
          if (paired !== undefined) told[other]?.add(paired);
        }
        const slot = slots.length;
        slots.push(undefined);
        this.#link(ids, (error) => (slots[slot] = error));
      }
    }
    return errors;
  }

  /** What is called the same, each once: of the first source in its order, then what others add. */
  #pairNames<T>(
    named: readonly ReadonlyMap<string, T>[],
  ): readonly { name: string; sides: (T | undefined)[] }[] {
    const paired: { name: string; sides: (T | undefined)[] }[] = [];
    const taken = named.map(() => new Set<T>());
    for (const [index, own] of named.entries()) {
      if (index > 0 && !this.#isOpen) break;
      const finders = named.map((other) => counterpartsByName(own, other));
      for (const [name, value] of own) {
        if (taken[index]?.has(value)) continue;
        const sides = finders.map((find, other) => {
          if (other < index) return undefined;
          return other === index ? value : find(name);
        });
        for (const [other, side] of sides.entries()) {
          if (side !== undefined) taken[other]?.add(side);
        }
        paired.push({ name, sides });
      }
    }
    return paired;
  }

  #find(index: number, id: ShapeId): DataShape | undefined {
    const model = this.#models[index];
    const shape = model?.shapes.get(id) ?? this.#preludeShape(id);
    return shape?.type === "operation" || shape?.type === "service" ? undefined : shape;
  }

  /** Shapes are told apart by identity here, and those of the prelude are made anew each time. */
  #preludeShape(id: ShapeId): DataShape | undefined {
    const known = this.#prelude.get(id);
    if (known !== undefined) return known;
    const shape = preludeShape(id);
    if (shape !== undefined) this.#prelude.set(id, shape);
    return shape;
  }

  #settle(ids: Sides<ShapeId>): Building | undefined {
    const found = ids.map((id, index) => (id === undefined ? undefined : this.#find(index, id)));
    const sides = this.#withoutUnits(found);
    this.#complete(sides);
    const lead = sides.findIndex((side) => side !== undefined);
    const first = sides[lead];
    if (first === undefined) return undefined;
    for (const [index, side] of sides.entries()) {
      if (side !== undefined && !isAlike(first, side)) sides[index] = undefined;
    }
    return isDeclared(first) ? this.#settleDeclared(first, lead, sides) : this.#settlePlain(sides);
  }

  /** No value and an empty structure are the same thing, unless the client says that there is none. */
  #withoutUnits(sides: Sides<DataShape>): (DataShape | undefined)[] {
    const isUnit = (side: DataShape | undefined): boolean => side?.id === unit;
    const some = sides.find((side) => side !== undefined && !isUnit(side));
    const decided = !this.#isOpen && isUnit(sides[0]);
    if (some === undefined || decided)
      return sides.map((side) => (isUnit(side) ? side : undefined));
    return sides.map((side) => (isUnit(side) ? undefined : side));
  }

  /** Where a source has nothing, what it calls the same elsewhere, or has under the same name. */
  #complete(sides: (DataShape | undefined)[]): void {
    const given = [...sides];
    for (const [index, side] of given.entries()) {
      if (side !== undefined) continue;
      for (const [other, shape] of given.entries()) {
        if (shape === undefined || isNameless(shape.id)) continue;
        sides[index] ??=
          this.#known[other]?.get(shape)?.sides[index] ?? this.#namesake(shape, other, index);
      }
    }
  }

  #namesake(shape: DataShape, from: number, to: number): DataShape | undefined {
    const [own, other] = [this.#models[from], this.#models[to]];
    if (own === undefined || other === undefined) return undefined;
    if (namespaceOf(shape.id) !== namespaceOf(own.service.id)) return undefined;
    const found = this.#find(to, `${namespaceOf(other.service.id)}#${nameOf(shape.id)}`);
    return found?.type === shape.type && !this.#known[to]?.has(found) ? found : undefined;
  }

  #settleDeclared(first: DataShape, lead: number, sides: Sides<DataShape>): Building {
    const known = sides.map((side, index) => side && this.#known[index]?.get(side));
    const isNewcomer = (building: Building | undefined): boolean => building?.lead === lead;
    // What the leading source lacks may be a shape that was met with another lead.
    const met =
      lead === 0 ? undefined : known.find((building) => building && !isNewcomer(building));
    const shape = this.#declared.get(first) ?? met ?? this.#declare(first, lead);
    let isChanged = shape.members.size === 0;
    for (const [index, side] of sides.entries()) {
      const present = shape.sides[index];
      if (side === undefined || side === present) continue;
      if (shape.others[index]?.includes(side)) continue;
      if (present === undefined) {
        shape.sides[index] = side;
      } else if (nameOf(side.id) === nameOf(first.id)) {
        // Of several, the one that is called the same is what the others are held against.
        shape.sides[index] = side;
        shape.others[index]?.unshift(present);
      } else {
        shape.others[index]?.push(side);
      }
      this.#remember(index, side, shape);
      isChanged = true;
    }
    if (isChanged) this.#expandDeclared(shape);
    return shape;
  }

  #declare(first: DataShape, lead: number): Building {
    const sides = this.#models.map((_, index) => (index === lead ? first : undefined));
    const others = this.#models.map(() => []);
    const shape: Building = { lead, sides, others, members: new Map() };
    this.#declared.set(first, shape);
    this.#remember(lead, first, shape);
    return shape;
  }

  #remember(index: number, side: DataShape, shape: Building): void {
    if (isNameless(side.id) || this.#known[index]?.has(side)) return;
    this.#known[index]?.set(side, shape);
  }

  #expandDeclared(shape: Building): void {
    const named = shape.sides.map((side, index) => {
      const members = new Map<string, Member>();
      for (const each of side === undefined ? [] : [side, ...(shape.others[index] ?? [])]) {
        for (const member of membersOf(each)) {
          if (!members.has(member.name)) members.set(member.name, member);
        }
      }
      return members;
    });
    for (const { name, sides } of this.#pairNames(named)) this.#member(shape, name, sides);
  }

  #settlePlain(sides: Sides<DataShape>): Building {
    const key = sides.map((side) => (side === undefined ? "" : this.#number(side))).join();
    const present = this.#plain.get(key);
    if (present !== undefined) return present;
    const lead = sides.findIndex((side) => side !== undefined);
    const first = sides[lead];
    const alike = first === undefined ? [] : (this.#counterparts.get(first) ?? []);
    const [same] = alike;
    if (same !== undefined && same.members.size > 0 && alike.length >= mostCounterparts)
      return same;
    const others = this.#models.map(() => []);
    const shape: Building = { lead, sides: [...sides], others, members: new Map() };
    this.#plain.set(key, shape);
    if (first !== undefined) this.#counterparts.set(first, alike);
    alike.push(shape);
    for (const [index, side] of sides.entries()) {
      if (side !== undefined) this.#remember(index, side, shape);
    }
    const members = sides.map((side) => (side === undefined ? [] : membersOf(side)));
    for (const { name } of first === undefined ? [] : membersOf(first)) {
      const at = members.map((each) => each.find((member) => member.name === name));
      this.#member(shape, name, at);
    }
    return shape;
  }

  #number(shape: DataShape): number {
    const known = this.#numbers.get(shape);
    if (known !== undefined) return known;
    this.#numbers.set(shape, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  /** Follows a member unless that has been done for the same sides. */
  #member(shape: Building, name: string, sides: Sides<Member>): void {
    const present = shape.members.get(name);
    if (present?.sides.every((side, index) => side === sides[index])) return;
    const member = present ?? { name, sides, target: undefined };
    member.sides = sides;
    shape.members.set(name, member);
    const ids = sides.map((side) => side?.target);
    this.#link(ids, (target) => {
      if (member.sides === sides) member.target = target;
    });
  }
}

function isNameless(id: ShapeId): boolean {
  return id.startsWith("smithy.api#") || isAnonymous(id);
}

function operationsByName(model: Model): ReadonlyMap<string, OperationShape> {
  const found: [string, OperationShape][] = [];
  for (const id of [...model.service.operations].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))) {
    const shape = model.shapes.get(id);
    if (shape?.type === "operation") found.push([nameOf(id), shape]);
  }
  return new Map(found);
}
