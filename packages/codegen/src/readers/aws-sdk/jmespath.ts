/** A JMESPath expression, as far as the code of waiters can be taken back to one. */
export type Path =
  /** What the expression is applied to. */
  | { readonly kind: "current" }
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "field"; readonly of: Path; readonly name: string }
  /** Negative ones count from the end. */
  | { readonly kind: "index"; readonly of: Path; readonly index: number }
  | { readonly kind: "flatten"; readonly of: Path }
  /** `each` is applied to every element of a list, or to every value of an object. */
  | {
      readonly kind: "projection";
      readonly over: "list" | "object";
      readonly of: Path;
      readonly each: Path;
    }
  | { readonly kind: "filter"; readonly of: Path; readonly condition: Path }
  | { readonly kind: "selection"; readonly items: readonly Path[] }
  | { readonly kind: "call"; readonly name: string; readonly arguments: readonly Path[] }
  | { readonly kind: "not"; readonly of: Path }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Path;
      readonly right: Path;
    };

export const binaryOperators = ["==", "!=", "<", "<=", ">", ">=", "&&", "||"] as const;

export type BinaryOperator = (typeof binaryOperators)[number];

/** The expression's text; undefined for one that has no text of its own in JMESPath. */
export function formatPath(path: Path): string | undefined {
  switch (path.kind) {
    case "current":
      return "@";
    case "literal":
      return formatLiteral(path.value);
    case "field":
      // A field of a projection would be read as a part of it.
      return isProjected(path.of) ? undefined : join(path.of, ".", formatName(path.name));
    case "index": {
      const bracket = `[${path.index}]`;
      return isProjected(path.of) ? join(path.of, " | ", bracket) : join(path.of, "", bracket);
    }
    case "flatten":
      return join(path.of, "", "[]");
    case "filter": {
      const condition = formatPath(path.condition);
      if (condition === undefined || isProjected(path.of)) return undefined;
      return join(path.of, "", `[?${condition}]`);
    }
    case "projection":
      return formatProjection(path);
    case "selection":
      return around("[", path.items, "]");
    case "call":
      return around(`${path.name}(`, path.arguments, ")");
    case "not": {
      const operand = formatOperand(path.of);
      return operand === undefined ? undefined : `!${operand}`;
    }
    case "binary": {
      const left = formatOperand(path.left, path.operator);
      const right = formatOperand(path.right, path.operator);
      if (left === undefined || right === undefined) return undefined;
      return `${left} ${path.operator} ${right}`;
    }
  }
}

/** What follows the expression is applied to each of its elements. */
function isProjected(path: Path): boolean {
  return path.kind === "flatten" || path.kind === "filter" || path.kind === "projection";
}

function formatProjection(path: Path & { kind: "projection" }): string | undefined {
  const each = formatPath(path.each);
  if (each === undefined) return undefined;
  const isOpen = path.over === "list" && (path.of.kind === "flatten" || path.of.kind === "filter");
  if (!isOpen && isProjected(path.of)) return undefined;
  const step = isOpen ? "" : path.over === "list" ? "[*]" : ".*";
  const base = isOpen ? formatPath(path.of) : join(path.of, "", step);
  if (base === undefined) return undefined;
  // An index, unlike a selection, follows without a dot.
  const isIndex = each.startsWith("[") && path.each.kind !== "selection";
  return isIndex ? base + each : `${base}.${each}`;
}

/** The expression and a step after it; a step on the current node stands alone. */
function join(of: Path, separator: string, step: string): string | undefined {
  if (of.kind === "current") return step.replace(/^\./, "");
  const isChain = ["field", "index", "flatten", "filter", "projection", "call"].includes(of.kind);
  const text = formatPath(of);
  if (text === undefined) return undefined;
  return (isChain ? text : `(${text})`) + separator + step;
}

function around(before: string, items: readonly Path[], after: string): string | undefined {
  const texts = items.map(formatPath);
  return texts.includes(undefined) ? undefined : before + texts.join(", ") + after;
}

/** Parenthesized where it would be read otherwise; a chain of one logical operator needs none. */
function formatOperand(path: Path, within?: BinaryOperator): string | undefined {
  const text = formatPath(path);
  if (path.kind !== "binary" || text === undefined) return text;
  if (path.operator === within && (within === "&&" || within === "||")) return text;
  const isTighter = !isLogical(path.operator) && within !== undefined && isLogical(within);
  return isTighter ? text : `(${text})`;
}

function isLogical(operator: BinaryOperator): boolean {
  return operator === "&&" || operator === "||";
}

function formatName(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}

function formatLiteral(value: string | number | boolean | null): string {
  if (typeof value === "string" && !/['\\]/.test(value)) return `'${value}'`;
  return `\`${JSON.stringify(value).replaceAll("`", "\\`")}\``;
}
