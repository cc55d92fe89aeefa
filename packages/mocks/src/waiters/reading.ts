import { parsePath, type PathTree } from "@shapesmith/contract";
import { elementPlace, memberPlace, type Place } from "./places.js";

/** What a part of an expression may stand for, without any value. */
type Source =
  | { readonly kind: "place"; readonly place: Place }
  /** A list that the expression itself makes, of any of these. */
  | { readonly kind: "list"; readonly of: Sources }
  /** An object that has these under their names. */
  | { readonly kind: "named"; readonly members: Readonly<Record<string, Place>> };

type Sources = readonly Source[];

/** Where an expression begins, and the literals in it, in the order in which they stand there. */
interface Scope {
  readonly root: Source;
  readonly literals: Set<unknown>;
}

/**
 * Notes the places of an answer at which a JMESPath expression looks.
 *
 * @returns the literals of the expression.
 * @throws the library's error when the text is no expression.
 */
export function readOutput(expression: string, output: Place): ReadonlySet<unknown> {
  return readFrom(expression, { kind: "place", place: output });
}

/** As {@link readOutput}, for an expression that is applied to the members `input` and `output`. */
export function readInputOutput(
  expression: string,
  members: { readonly input: Place; readonly output: Place },
): ReadonlySet<unknown> {
  return readFrom(expression, { kind: "named", members });
}

function readFrom(expression: string, root: Source): ReadonlySet<unknown> {
  const scope: Scope = { root, literals: new Set() };
  markRead(walk(parsePath(expression), [root], scope));
  return scope.literals;
}

function walk(tree: PathTree, at: Sources, scope: Scope): Sources {
  switch (tree.type) {
    case "Identity":
    case "Current":
    case "Slice":
      return at;
    case "Root":
      return [scope.root];
    case "Field":
      return at.flatMap((source) => fieldOf(source, tree.name));
    case "Literal":
      for (const value of Array.isArray(tree.value) ? tree.value : [tree.value]) {
        scope.literals.add(value);
      }
      return [];
    case "Index":
      return elementsOf(at);
    case "Subexpression":
    case "Pipe":
    case "IndexExpression":
      return walk(tree.right, walk(tree.left, at, scope), scope);
    case "Projection":
    case "ValueProjection":
      return [listOf(walk(tree.right, elementsOf(walk(tree.left, at, scope)), scope))];
    case "FilterProjection": {
      const elements = elementsOf(walk(tree.left, at, scope));
      markRead(walk(tree.condition, elements, scope));
      return [listOf(walk(tree.right, elements, scope))];
    }
    case "Flatten":
      return [listOf(elementsOf(walk(tree.child, at, scope)).flatMap(flattened))];
    case "MultiSelectList":
      return [listOf(tree.children.flatMap((child) => walk(child, at, scope)))];
    case "MultiSelectHash":
      for (const { value } of tree.children) markRead(walk(value, at, scope));
      return [];
    case "AndExpression":
    case "OrExpression":
      return markRead([...walk(tree.left, at, scope), ...walk(tree.right, at, scope)]);
    case "Comparator":
    case "Arithmetic":
      markRead([...walk(tree.left, at, scope), ...walk(tree.right, at, scope)]);
      return [];
    case "NotExpression":
    case "ExpressionReference":
      markRead(walk(tree.child, at, scope));
      return [];
    case "Unary":
      markRead(walk(tree.operand, at, scope));
      return [];
    case "Function":
      return walkFunction(tree.children, at, scope);
    case "Ternary":
      markRead(walk(tree.condition, at, scope));
      return [...walk(tree.trueExpr, at, scope), ...walk(tree.falseExpr, at, scope)];
    // Variables are no part of the JMESPath that Smithy knows.
    case "LetExpression":
    case "Binding":
    case "Variable":
      return [];
  }
}

/** What a function gives is taken for any of its arguments, or of what they hold. */
function walkFunction(given: readonly PathTree[], at: Sources, scope: Scope): Sources {
  const values = markRead(
    given.flatMap((part) => (part.type === "ExpressionReference" ? [] : walk(part, at, scope))),
  );
  const within = elementsOf(values);
  for (const part of given) if (part.type === "ExpressionReference") walk(part, within, scope);
  return [...values, ...within];
}

function fieldOf(source: Source, name: string): Sources {
  if (source.kind === "list") return [];
  const place =
    source.kind === "place"
      ? memberPlace(source.place, name)
      : Object.hasOwn(source.members, name)
        ? source.members[name]
        : undefined;
  return place === undefined ? [] : [{ kind: "place", place }];
}

function elementsOf(sources: Sources): Sources {
  return sources.flatMap((source): Sources => {
    if (source.kind === "list") return source.of;
    const place = source.kind === "place" ? elementPlace(source.place) : undefined;
    return place === undefined ? [] : [{ kind: "place", place }];
  });
}

/** A list within a list gives way to its elements; what is no list stays. */
function flattened(source: Source): Sources {
  const isList = source.kind === "list" || (source.kind === "place" && isListPlace(source.place));
  return isList ? elementsOf([source]) : [source];
}

function isListPlace(place: Place): boolean {
  return place.node.type === "list";
}

function listOf(of: Sources): Source {
  return { kind: "list", of };
}

function markRead(sources: Sources): Sources {
  for (const source of sources) {
    if (source.kind === "list") markRead(source.of);
    else if (source.kind === "place") source.place.isRead = true;
  }
  return sources;
}
