import { parsePath, type PathTree, type Scalar, searchPath } from "@shapesmith/contract";
import { findShape, type Model } from "../model/model.js";
import type { Member, Shape, StructureShape } from "../model/shape.js";
import { unknownName } from "./unknown-name.js";

/** What a JMESPath expression says of the values of a structure. */
export interface PathReading {
  /** Why it cannot be meant like that; sentences. */
  readonly problems: readonly string[];
  /** Members that it compares with constants. */
  readonly compared: readonly (readonly [Member, Scalar])[];
}

/** What a part of an expression stands for: a member, an element or the whole; unknown where there is none. */
interface Place {
  readonly shape: Shape;
  readonly member?: Member;
}

type Places = readonly Place[];

/**
 * Reads an expression without any value: which members it looks at, and which of them there are not.
 *
 * @throws the library's error when the text is no expression.
 */
export function readPath(model: Model, root: StructureShape, expression: string): PathReading {
  const reader = new Reader(model, root, expression);
  const tree = parsePath(expression);
  reader.walk(tree, [{ shape: root }]);
  return { problems: [...reader.problems], compared: reader.compared };
}

/**
 * Why an expression cannot be tried on values that have what is required alone: functions refuse what
 * is absent. A sentence.
 */
export function failureOfLeast(
  model: Model,
  root: StructureShape,
  expression: string,
): string | undefined {
  try {
    searchPath(least(model, root, 0), expression);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return (
      `it fails where members are absent (${reason}). ` +
      "Give functions something in their place, such as length(Items || `[]`)."
    );
  }
}

/** A required structure within another is no reason to go on without end. */
const deepest = 8;

/** A value of the shape's type, as JSON has it, with what is required alone. */
function least(model: Model, shape: Shape | undefined, depth: number): unknown {
  switch (shape?.type) {
    case "structure":
      return Object.fromEntries(
        [...shape.members.values()]
          .filter(({ traits }) => traits.required === true && depth < deepest)
          .map(({ name, target }) => [name, least(model, findShape(model, target), depth + 1)]),
      );
    case "list":
      return [];
    case "map":
    case "union":
      return {};
    case "boolean":
      return false;
    case "string":
    case "enum":
    case "blob":
    case "timestamp":
      return "";
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "intEnum":
    case "bigInteger":
    case "bigDecimal":
      return 0;
    case "document":
    case "operation":
    case "service":
    case undefined:
      return null;
  }
}

class Reader {
  readonly problems = new Set<string>();
  readonly compared: (readonly [Member, Scalar])[] = [];
  readonly #model: Model;
  readonly #root: Place;
  readonly #expression: string;

  constructor(model: Model, root: StructureShape, expression: string) {
    this.#model = model;
    this.#root = { shape: root };
    this.#expression = expression;
  }

  walk(tree: PathTree, at: Places): Places {
    switch (tree.type) {
      case "Identity":
      case "Current":
      case "Slice":
        return at;
      case "Root":
        return [this.#root];
      case "Field":
        return at.flatMap((place) => this.#field(place, tree.name));
      case "Literal":
        return [];
      case "Index":
        return this.#elements(at);
      case "Subexpression":
      case "Pipe":
      case "IndexExpression":
        return this.walk(tree.right, this.walk(tree.left, at));
      case "Projection":
      case "ValueProjection":
        this.walk(tree.right, this.#elements(this.walk(tree.left, at)));
        return [];
      case "FilterProjection": {
        const elements = this.#elements(this.walk(tree.left, at));
        this.walk(tree.condition, elements);
        this.walk(tree.right, elements);
        return [];
      }
      case "Flatten":
        this.walk(tree.child, at);
        return [];
      case "MultiSelectList":
        for (const child of tree.children) this.walk(child, at);
        return [];
      case "MultiSelectHash":
        for (const { value } of tree.children) this.walk(value, at);
        return [];
      case "Comparator":
        this.#compare(tree.left, tree.right, at);
        return [];
      case "AndExpression":
      case "OrExpression":
      case "Arithmetic":
        this.walk(tree.left, at);
        this.walk(tree.right, at);
        return [];
      case "NotExpression":
        this.walk(tree.child, at);
        return [];
      case "Unary":
        this.walk(tree.operand, at);
        return [];
      case "Function":
        this.#call(tree.name, tree.children, at);
        return [];
      case "Ternary":
        for (const part of [tree.condition, tree.trueExpr, tree.falseExpr]) this.walk(part, at);
        return [];
      // What it is applied to is known to the function alone.
      case "ExpressionReference":
      // Variables are no part of the JMESPath that Smithy knows.
      case "LetExpression":
      case "Binding":
      case "Variable":
        return [];
    }
  }

  #field({ shape }: Place, name: string): Places {
    switch (shape.type) {
      case "structure":
      case "union": {
        const member = shape.members.get(name);
        if (member !== undefined) return this.#place(member);
        // Null is also written as a name that nothing has.
        if (name === "null") return [];
        const [told = ""] = unknownName("member", name, [...shape.members.keys()]);
        const isQuoted = this.#expression.includes(JSON.stringify(name));
        const hint = ` A text stands in single quotes: '${name}'.`;
        this.problems.add(isQuoted ? `there is no member ${name}.${hint}` : told);
        return [];
      }
      case "map":
        return this.#place(shape.value);
      case "list":
        this.problems.add(`${name} is asked of a list; ask it of its elements with [].`);
        return [];
      case "byte":
      case "short":
      case "integer":
      case "long":
      case "float":
      case "double":
      case "intEnum":
      case "string":
      case "enum":
      case "boolean":
      case "bigInteger":
      case "bigDecimal":
      case "blob":
      case "timestamp":
        this.problems.add(
          `${name} is asked of a value of type ${shape.type}, which has no members.`,
        );
        return [];
      case "document":
      case "operation":
      case "service":
        return [];
    }
  }

  #elements(places: Places): Places {
    return places.flatMap(({ shape }) => {
      if (shape.type === "list") return this.#place(shape.member);
      return shape.type === "map" ? this.#place(shape.value) : [];
    });
  }

  #place(member: Member): Places {
    const shape = findShape(this.#model, member.target);
    return shape === undefined ? [] : [{ shape, member }];
  }

  #compare(left: PathTree, right: PathTree, at: Places): void {
    const sides = [left, right].map((side) => this.walk(side, at));
    for (const [places, other] of [
      [sides[0], right],
      [sides[1], left],
    ] as const) {
      const value: unknown = other.type === "Literal" ? other.value : undefined;
      if (!isScalar(value)) continue;
      for (const { member } of places ?? []) {
        if (member !== undefined) this.compared.push([member, value]);
      }
    }
  }

  #call(name: string, given: readonly PathTree[], at: Places): void {
    if (!isFunction(name)) this.problems.add(`JMESPath has no function ${name}.`);
    for (const part of given) this.walk(part, at);
  }
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** Asks the library: it knows a function before it looks at what it is given. */
function isFunction(name: string): boolean {
  try {
    searchPath({}, `${name}()`);
    return true;
  } catch (error) {
    return !/unknown function/i.test(error instanceof Error ? error.message : "");
  }
}
