import ts from "typescript";
import { runtime } from "../../packages/codegen/src/emitters/runtime-symbols.js";

const { SyntaxKind } = ts;

/** Modules that emitted code may load. */
const modules: ReadonlySet<string> = new Set([
  "@shapesmith/arbitraries",
  "@shapesmith/contract",
  "@shapesmith/fixtures",
  "./arbitraries.js",
  "./contract.js",
  "./fixtures.js",
  "./types.js",
]);

/** Functions of the runtime packages that emitted code may call when it is loaded. */
const callees: ReadonlySet<string> = new Set(
  Object.values(runtime).flatMap(({ module, name, isType }) =>
    isType || !modules.has(module) ? [] : [name],
  ),
);

const statements: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.ExportDeclaration,
  SyntaxKind.ImportDeclaration,
  SyntaxKind.InterfaceDeclaration,
  SyntaxKind.TypeAliasDeclaration,
  SyntaxKind.VariableStatement,
]);

/** Expressions that do nothing but stand for data, or name something. */
const expressions: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.ArrayLiteralExpression,
  SyntaxKind.AsExpression,
  SyntaxKind.CallExpression,
  SyntaxKind.ElementAccessExpression,
  SyntaxKind.FalseKeyword,
  SyntaxKind.Identifier,
  SyntaxKind.MetaProperty,
  SyntaxKind.NullKeyword,
  SyntaxKind.NumericLiteral,
  SyntaxKind.ObjectLiteralExpression,
  SyntaxKind.ParenthesizedExpression,
  SyntaxKind.PrefixUnaryExpression,
  SyntaxKind.PropertyAccessExpression,
  SyntaxKind.StringLiteral,
  SyntaxKind.TrueKeyword,
]);

/**
 * What of a file is no emitted code: it declares types, holds data, imports from a fixed list of
 * modules, and calls functions of the runtime packages. Whatever a model says, there is no more.
 */
export function strangeSyntax(path: string, text: string): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const strange = syntaxErrors(source).map(({ messageText, start }) => {
    const said = ts.flattenDiagnosticMessageText(messageText, "\n");
    return `${path}: ${said}: ${text.slice(start, start + 80)}`;
  });
  const report = (node: ts.Node, what: string): void => {
    strange.push(`${path}: ${what}: ${node.getText(source).slice(0, 200)}`);
  };
  for (const statement of source.statements) {
    if (!statements.has(statement.kind)) report(statement, SyntaxKind[statement.kind]);
    if (ts.isVariableStatement(statement)) {
      if ((statement.declarationList.flags & ts.NodeFlags.Const) === 0)
        report(statement, "no const");
    }
    if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) {
      const from = statement.moduleSpecifier;
      if (from === undefined || !ts.isStringLiteral(from) || !modules.has(from.text)) {
        report(statement, "another module");
      }
    }
  }
  const open: ts.Node[] = [source];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const isAllowed = expressions.has(node.kind) || isPlainFunction(node);
    if (ts.isExpression(node) && !ts.isTypeNode(node) && !isAllowed) {
      report(node, SyntaxKind[node.kind]);
    }
    if (ts.isCallExpression(node) && !isRuntimeCall(node)) report(node, "another call");
    if (ts.isPrefixUnaryExpression(node) && !ts.isNumericLiteral(node.operand)) {
      report(node, "no number");
    }
    const isType = ts.isTypeNode(node) || ts.isTypeElement(node);
    if (ts.isFunctionLike(node) && !isType && !isPlainFunction(node)) {
      report(node, "a function");
    }
    ts.forEachChild(node, (child) => {
      open.push(child);
    });
  }
  return strange;
}

/** `() => contract.shapes.Name` and `() => ({ ... })`: they do nothing but name a shape, or give data. */
function isPlainFunction(node: ts.Node): boolean {
  if (!ts.isArrowFunction(node) || node.parameters.length > 0 || node.modifiers !== undefined) {
    return false;
  }
  const { body } = node;
  return (
    ts.isPropertyAccessExpression(body) ||
    ts.isElementAccessExpression(body) ||
    (ts.isParenthesizedExpression(body) && ts.isObjectLiteralExpression(body.expression))
  );
}

/** The SDK's names may clash with ours, which then have a `$` behind. */
function isRuntimeCall({ expression }: ts.CallExpression): boolean {
  return ts.isIdentifier(expression) && callees.has(expression.text.replace(/\$+$/, ""));
}

/** A program of this file alone: nothing is resolved, nothing is checked but its syntax. */
function syntaxErrors(source: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  const host: ts.CompilerHost = {
    fileExists: (path) => path === source.fileName,
    getCanonicalFileName: (path) => path,
    getCurrentDirectory: () => "",
    getDefaultLibFileName: () => "lib.d.ts",
    getNewLine: () => "\n",
    getSourceFile: (path) => (path === source.fileName ? source : undefined),
    readFile: () => undefined,
    useCaseSensitiveFileNames: () => true,
    writeFile: () => undefined,
  };
  const options = { noLib: true, noResolve: true, target: ts.ScriptTarget.ES2022 };
  return ts.createProgram([source.fileName], options, host).getSyntacticDiagnostics(source);
}
