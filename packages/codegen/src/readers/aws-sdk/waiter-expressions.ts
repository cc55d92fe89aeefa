/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment --
   ts-morph makes its classes of mixins, through which the rule does not see what extends what. */
import type { ArrowFunction, Block, Expression, Node as SyntaxNode, Statement } from "ts-morph";
import type { TsMorph } from "./declarations.js";
import { type BinaryOperator, binaryOperators, formatPath, type Path } from "./jmespath.js";

/** Code of a waiter that was not written by the generator that is known here. */
export class UnreadableWaiter extends Error {}

/** Names of variables, each with what they stand for. */
type Scope = Map<string, Path>;

/**
 * The JMESPath expression from which the body of a waiter's comparator was generated.
 *
 * @param root The variable that the expression is applied to.
 * @throws UnreadableWaiter
 */
export function pathOf(body: Block, root: string, morph: TsMorph): string {
  const path = resultOf(body, new Map([[root, { kind: "current" }]]), morph);
  const text = formatPath(path);
  if (text === undefined) throw new UnreadableWaiter("its path cannot be written as JMESPath");
  return text;
}

/** A return at the end, before it variables, each made from those above it. */
function resultOf(body: Block, scope: Scope, morph: TsMorph): Path {
  for (const statement of body.getStatements()) {
    if (morph.Node.isReturnStatement(statement)) {
      const returned = statement.getExpression();
      if (returned !== undefined) return read(returned, scope, morph);
    }
    define(statement, scope, morph);
  }
  throw new UnreadableWaiter("its comparator returns nothing");
}

function define(statement: Statement, scope: Scope, morph: TsMorph): void {
  const { Node } = morph;
  if (Node.isVariableStatement(statement)) {
    for (const declared of statement.getDeclarations()) {
      const initializer = declared.getInitializer();
      if (initializer === undefined) throw unexpected(statement);
      scope.set(declared.getName(), read(initializer, scope, morph));
    }
    return;
  }
  const expression = Node.isExpressionStatement(statement) ? statement.getExpression() : undefined;
  if (Node.isBinaryExpression(expression) && expression.getOperatorToken().getText() === "=") {
    const left = expression.getLeft();
    if (!Node.isIdentifier(left)) throw unexpected(statement);
    scope.set(left.getText(), read(expression.getRight(), scope, morph));
    return;
  }
  // The elements of a selection are pushed one by one.
  const callee = Node.isCallExpression(expression) ? expression.getExpression() : undefined;
  if (Node.isCallExpression(expression) && Node.isPropertyAccessExpression(callee)) {
    const name = callee.getExpression().getText();
    const list = scope.get(name);
    if (callee.getName() === "push" && list?.kind === "selection") {
      const items = expression.getArguments().map((item) => read(item, scope, morph));
      scope.set(name, { kind: "selection", items: [...list.items, ...items] });
      return;
    }
  }
  throw unexpected(statement);
}

function read(node: SyntaxNode, scope: Scope, morph: TsMorph): Path {
  const { Node } = morph;
  if (Node.isParenthesizedExpression(node)) return read(node.getExpression(), scope, morph);
  if (Node.isIdentifier(node)) {
    const known = scope.get(node.getText());
    if (known !== undefined) return known;
  }
  if (Node.isStringLiteral(node)) return { kind: "literal", value: node.getLiteralValue() };
  if (Node.isNumericLiteral(node)) return { kind: "literal", value: node.getLiteralValue() };
  if (Node.isTrueLiteral(node)) return { kind: "literal", value: true };
  if (Node.isFalseLiteral(node)) return { kind: "literal", value: false };
  if (Node.isNullLiteral(node)) return { kind: "literal", value: null };
  if (Node.isArrayLiteralExpression(node) && node.getElements().length === 0) {
    return { kind: "selection", items: [] };
  }
  if (Node.isPropertyAccessExpression(node)) {
    const of = read(node.getExpression(), scope, morph);
    const name = node.getName();
    return name === "length"
      ? { kind: "call", name: "length", arguments: [of] }
      : { kind: "field", of, name };
  }
  if (Node.isElementAccessExpression(node)) {
    const of = read(node.getExpression(), scope, morph);
    return { kind: "index", of, index: indexOf(node.getArgumentExpression(), morph) };
  }
  if (Node.isPrefixUnaryExpression(node) && node.getText().startsWith("!")) {
    return { kind: "not", of: read(node.getOperand(), scope, morph) };
  }
  if (Node.isBinaryExpression(node)) {
    const operator = binaryOperators.find(
      (candidate) => candidate === node.getOperatorToken().getText(),
    );
    if (operator === undefined) throw unexpected(node);
    return readBinary(operator, node.getLeft(), node.getRight(), scope, morph);
  }
  if (Node.isCallExpression(node)) {
    return readCall(node.getExpression(), node.getArguments(), scope, morph);
  }
  throw unexpected(node);
}

function readBinary(
  operator: BinaryOperator,
  leftNode: Expression,
  rightNode: Expression,
  scope: Scope,
  morph: TsMorph,
): Path {
  const left = read(leftNode, scope, morph);
  const right = read(rightNode, scope, morph);
  // `a || b` is generated as `((a || b) && (b || a))`.
  const isDoubled =
    operator === "&&" &&
    left.kind === "binary" &&
    right.kind === "binary" &&
    left.operator === "||" &&
    right.operator === "||" &&
    formatPath(left.left) === formatPath(right.right) &&
    formatPath(left.right) === formatPath(right.left);
  return isDoubled ? left : { kind: "binary", operator, left, right };
}

/** Flattening, projections, filters, and the one function that is a method in JavaScript. */
function readCall(
  callee: Expression,
  given: readonly SyntaxNode[],
  scope: Scope,
  morph: TsMorph,
): Path {
  const { Node } = morph;
  const [argument] = given;
  if (!Node.isPropertyAccessExpression(callee) || argument === undefined || given.length > 1) {
    throw unexpected(callee);
  }
  const target = callee.getExpression();
  switch (callee.getName()) {
    case "concat":
      if (target.getText() !== "[]" || !Node.isSpreadElement(argument)) break;
      return { kind: "flatten", of: read(argument.getExpression(), scope, morph) };
    case "map": {
      const values = valuesOf(target, morph);
      const over = values === undefined ? "list" : "object";
      const of = read(values ?? target, scope, morph);
      return { kind: "projection", over, of, each: inClosure(argument, morph) };
    }
    case "filter": {
      const of = read(target, scope, morph);
      return { kind: "filter", of, condition: inClosure(argument, morph) };
    }
    case "includes": {
      const list = read(target, scope, morph);
      const item = read(argument, scope, morph);
      return { kind: "call", name: "contains", arguments: [list, item] };
    }
    default:
  }
  throw unexpected(callee);
}

/** The object of which `Object.values(...)` is taken. */
function valuesOf(node: Expression, morph: TsMorph): SyntaxNode | undefined {
  if (!morph.Node.isCallExpression(node)) return undefined;
  return node.getExpression().getText() === "Object.values" ? node.getArguments()[0] : undefined;
}

/** A function of one element sees that element, and nothing around it. */
function inClosure(node: SyntaxNode, morph: TsMorph): Path {
  if (!morph.Node.isArrowFunction(node)) throw unexpected(node);
  const body = blockOf(node, morph);
  const [element] = node.getParameters();
  if (element === undefined) throw unexpected(node);
  return resultOf(body, new Map([[element.getName(), { kind: "current" }]]), morph);
}

/** @throws UnreadableWaiter when the function has an expression for a body. */
export function blockOf(closure: ArrowFunction, morph: TsMorph): Block {
  const body = closure.getBody();
  if (!morph.Node.isBlock(body)) throw unexpected(closure);
  return body;
}

/** Counted from the end, an index is written `list[list.length - 1]`. */
function indexOf(node: Expression | undefined, morph: TsMorph): number {
  const { Node } = morph;
  if (Node.isNumericLiteral(node)) return node.getLiteralValue();
  if (Node.isBinaryExpression(node) && node.getOperatorToken().getText() === "-") {
    const right = node.getRight();
    const isFromEnd = node.getLeft().getText().endsWith(".length");
    if (isFromEnd && Node.isNumericLiteral(right)) return -right.getLiteralValue();
  }
  throw new UnreadableWaiter("it has an index that is not a number");
}

export function unexpected(node: SyntaxNode): UnreadableWaiter {
  const [text = ""] = node.getText().split("\n");
  return new UnreadableWaiter(`its code has ${JSON.stringify(text.slice(0, 60))}`);
}
