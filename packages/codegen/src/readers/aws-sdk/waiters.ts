/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment --
   ts-morph makes its classes of mixins, through which the rule does not see what extends what. */
import { posix } from "node:path";
import type {
  Block,
  Expression,
  IfStatement,
  Node as SyntaxNode,
  SourceFile,
  Statement,
} from "ts-morph";
import type { Acceptor, OutputComparator, PathMatcher, Waiter } from "../../model/traits.js";
import type { InstalledPackage } from "./client-package.js";
import { syntaxProject, type TsMorph } from "./declarations.js";
import { blockOf, pathOf, unexpected, UnreadableWaiter } from "./waiter-expressions.js";

export interface WaiterReading {
  /** By the operation's name, then by the waiter's. */
  readonly waiters: ReadonlyMap<string, ReadonlyMap<string, Waiter>>;
  readonly unreadable: readonly { readonly waiter: string; readonly reason: string }[];
}

/**
 * Reads the client's waiters. They are code that was generated from acceptors, of few forms; one
 * with anything else in it is left out as a whole.
 */
export function readWaiters(
  { files, directories }: InstalledPackage,
  morph: TsMorph,
): WaiterReading {
  const project = syntaxProject(morph);
  const waiters = new Map<string, Map<string, Waiter>>();
  const unreadable: { waiter: string; reason: string }[] = [];
  for (const path of files.list(posix.join(directories.module, "waiters"), ".js")) {
    const name = /\/waitFor(\w+)\.js$/.exec(path)?.[1];
    if (name === undefined) continue;
    const file = project.createSourceFile(`/${path}`, files.read(path) ?? "");
    try {
      const { operation, waiter } = readWaiter(file, name, morph);
      const ofOperation = waiters.get(operation) ?? new Map<string, Waiter>();
      waiters.set(operation, ofOperation.set(name, waiter));
    } catch (error) {
      if (!(error instanceof UnreadableWaiter)) throw error;
      unreadable.push({ waiter: name, reason: error.message });
    }
    file.forget();
  }
  return { waiters, unreadable };
}

function readWaiter(
  file: SourceFile,
  name: string,
  morph: TsMorph,
): { operation: string; waiter: Waiter } {
  const outer = functionBody(file, "checkState", morph).getStatements();
  const attempt = outer.find(morph.Node.isTryStatement);
  const recovery = attempt?.getCatchClause();
  if (attempt === undefined || recovery === undefined) {
    throw new UnreadableWaiter("it sends no command in a try statement");
  }
  const [sending, ...acceptors] = attempt.getTryBlock().getStatements();
  const operation = /\bnew (\w+)Command\(/.exec(sending?.getText() ?? "")?.[1];
  if (operation === undefined) throw new UnreadableWaiter("it sends no command");
  const onResult = acceptors
    .filter((statement) => !isBookkeeping(statement))
    .map((statement) => resultAcceptor(statement, morph));
  const onException = recovery
    .getBlock()
    .getStatements()
    .filter((statement) => !isBookkeeping(statement))
    .map((statement) => exceptionAcceptor(statement, morph));
  const delays = delaysOf(functionBody(file, `waitFor${name}`, morph));
  return { operation, waiter: { acceptors: [...onResult, ...onException], ...delays } };
}

function functionBody(file: SourceFile, name: string, morph: TsMorph): Block {
  const initializer = file.getVariableDeclaration(name)?.getInitializer();
  if (!morph.Node.isArrowFunction(initializer)) throw new UnreadableWaiter(`it has no ${name}`);
  return blockOf(initializer, morph);
}

/** Keeps the answer for the caller of the waiter. */
function isBookkeeping(statement: Statement): boolean {
  return /^reason = (result|exception);$/.test(statement.getText());
}

function delaysOf(body: Block): Pick<Waiter, "minDelay" | "maxDelay"> {
  const delays = /\bminDelay: (\d+), maxDelay: (\d+)\b/.exec(body.getText());
  if (delays === null) throw new UnreadableWaiter("it has no delays");
  return { minDelay: Number(delays[1]), maxDelay: Number(delays[2]) };
}

/** A statement that looks at a result: either any will do, or a path into it is compared. */
function resultAcceptor(statement: Statement, morph: TsMorph): Acceptor {
  if (morph.Node.isReturnStatement(statement)) {
    return { state: stateOf(statement, morph), matcher: { success: true } };
  }
  if (!morph.Node.isTryStatement(statement)) throw unexpected(statement);
  const [definition, ...comparison] = statement.getTryBlock().getStatements();
  const comparator = morph.Node.isVariableStatement(definition)
    ? definition.getDeclarations()[0]?.getInitializer()
    : undefined;
  if (!morph.Node.isArrowFunction(comparator)) throw unexpected(statement);
  const path = pathOf(blockOf(comparator, morph), "result", morph);
  const { state, ...compared } = comparisonOf(comparison, morph);
  return { state, matcher: { output: { path, ...compared } } };
}

/** A statement that looks at an exception: either any will do, or one of a name. */
function exceptionAcceptor(statement: Statement, morph: TsMorph): Acceptor {
  if (morph.Node.isReturnStatement(statement)) {
    return { state: stateOf(statement, morph), matcher: { success: false } };
  }
  if (!morph.Node.isIfStatement(statement)) throw unexpected(statement);
  const condition = statement.getExpression();
  const errorType = comparedTo(condition, "exception.name", morph);
  if (typeof errorType !== "string") throw unexpected(condition);
  return { state: thenState(statement, morph), matcher: { errorType } };
}

type Comparison = Pick<Acceptor, "state"> & Pick<PathMatcher, "comparator" | "expected">;

/** Three forms: one comparison, a search for any, a conjunction over all. */
function comparisonOf(statements: readonly Statement[], morph: TsMorph): Comparison {
  const { Node } = morph;
  const [first, second, third] = statements;
  if (Node.isIfStatement(first) && statements.length === 1) {
    const expected = comparedTo(first.getExpression(), "returnComparator()", morph);
    if (expected === undefined) throw unexpected(first);
    const comparator: OutputComparator =
      typeof expected === "string" ? "stringEquals" : "booleanEquals";
    return { state: thenState(first, morph), comparator, expected: String(expected) };
  }
  if (Node.isForOfStatement(first) && statements.length === 1) {
    const found = onlyStatement(first.getStatement(), morph);
    if (!Node.isIfStatement(found) || !isOverComparator(first.getExpression())) {
      throw unexpected(first);
    }
    const element = elementOf(first.getInitializer());
    const expected = comparedTo(found.getExpression(), element, morph);
    if (typeof expected !== "string") throw unexpected(found);
    return { state: thenState(found, morph), comparator: "anyStringEquals", expected };
  }
  if (
    Node.isVariableStatement(first) &&
    Node.isForOfStatement(second) &&
    Node.isIfStatement(third) &&
    statements.length === 3
  ) {
    const expected = conjunctionOf(first, second, third, morph);
    return { state: thenState(third, morph), comparator: "allStringEquals", expected };
  }
  throw first === undefined ? new UnreadableWaiter("it compares nothing") : unexpected(first);
}

/** `let all = length > 0; for (let x of list) { all = all && (x == "expected"); } if (all) ...` */
function conjunctionOf(
  declaration: Statement,
  loop: Statement,
  conclusion: IfStatement,
  morph: TsMorph,
): string {
  const { Node } = morph;
  if (!Node.isForOfStatement(loop) || !isOverComparator(loop.getExpression())) {
    throw unexpected(loop);
  }
  const all = conclusion.getExpression().getText();
  const start = declaration.getText().replace(/[()\s]/g, "");
  if (start !== `let${all}=returnComparator.length>0;`) throw unexpected(declaration);
  const step = onlyStatement(loop.getStatement(), morph);
  const assignment = Node.isExpressionStatement(step) ? step.getExpression() : undefined;
  const conjunction = Node.isBinaryExpression(assignment) ? assignment.getRight() : undefined;
  if (!Node.isBinaryExpression(assignment) || !Node.isBinaryExpression(conjunction)) {
    throw unexpected(loop);
  }
  const isFold =
    assignment.getLeft().getText() === all &&
    assignment.getOperatorToken().getText() === "=" &&
    conjunction.getLeft().getText() === all &&
    conjunction.getOperatorToken().getText() === "&&";
  const element = elementOf(loop.getInitializer());
  const expected = comparedTo(conjunction.getRight(), element, morph);
  if (!isFold || typeof expected !== "string") throw unexpected(loop);
  return expected;
}

function isOverComparator(expression: Expression): boolean {
  return expression.getText() === "returnComparator()";
}

/** The variable of a loop. */
function elementOf(initializer: SyntaxNode): string {
  return initializer.getText().replace(/^(let|const) /, "");
}

/** The literal that an expression of this text is compared with; undefined where it is not. */
function comparedTo(
  condition: Expression,
  text: string,
  morph: TsMorph,
): string | boolean | undefined {
  const { Node } = morph;
  if (Node.isParenthesizedExpression(condition)) {
    return comparedTo(condition.getExpression(), text, morph);
  }
  if (!Node.isBinaryExpression(condition)) return undefined;
  const left = condition.getLeft();
  const right = condition.getRight();
  const operator = condition.getOperatorToken().getText();
  // A guard against exceptions without a name.
  if (operator === "&&" && left.getText() === text) return comparedTo(right, text, morph);
  if (left.getText() !== text || (operator !== "==" && operator !== "===")) return undefined;
  if (Node.isStringLiteral(right)) return right.getLiteralValue();
  if (Node.isTrueLiteral(right)) return true;
  return Node.isFalseLiteral(right) ? false : undefined;
}

function thenState(statement: IfStatement, morph: TsMorph): Acceptor["state"] {
  if (statement.getElseStatement() !== undefined) throw unexpected(statement);
  return stateOf(onlyStatement(statement.getThenStatement(), morph), morph);
}

function onlyStatement(statement: Statement, morph: TsMorph): Statement {
  const [only, ...others] = morph.Node.isBlock(statement) ? statement.getStatements() : [statement];
  if (only === undefined || others.length > 0) throw unexpected(statement);
  return only;
}

/** From `return { state: WaiterState.SUCCESS, reason };`. */
function stateOf(statement: Statement, morph: TsMorph): Acceptor["state"] {
  const text = morph.Node.isReturnStatement(statement) ? statement.getText() : "";
  const state = /^return \{\s*state: WaiterState\.(\w+), reason\s*\};?$/.exec(text)?.[1];
  if (state === "SUCCESS") return "success";
  if (state === "FAILURE") return "failure";
  if (state === "RETRY") return "retry";
  throw unexpected(statement);
}
