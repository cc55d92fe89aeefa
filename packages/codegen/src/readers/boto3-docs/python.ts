import type { Lines } from "./lines.js";
import { pageProblem } from "./problem.js";

/** What the pages write in the manner of Python: values, and what stands for values of a type. */
export type Python =
  | { readonly kind: "dict"; readonly entries: ReadonlyMap<string, Python> }
  | { readonly kind: "list"; readonly items: readonly Python[] }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Argument[] }
  | { readonly kind: "string"; readonly text: string }
  | { readonly kind: "bytes" }
  | { readonly kind: "number"; readonly text: string }
  /** `True`, `False`, `None`, `file`. */
  | { readonly kind: "name"; readonly name: string }
  /** `...`, which stands for anything. */
  | { readonly kind: "ellipsis" }
  /** A shape within itself. */
  | { readonly kind: "recursive" }
  /** `a|b`, in a few places `a or b`: one of these. */
  | { readonly kind: "choice"; readonly options: readonly Python[] };

export interface Argument {
  /** Absent: it is given by its position. */
  readonly name?: string;
  readonly value: Python;
}

/** Far above what a page has, where recursion is not written out. */
const mostLevels = 200;

/**
 * Reads one value. Strings stand in quotes and hold what the service's model has without escapes, so
 * that a quote ends one only where something may follow it.
 *
 * @throws ShapesmithError (`source`) where the text is not of this form.
 */
export function parsePython(block: Lines): Python {
  const parser = new Parser(block);
  const value = parser.value(0);
  parser.end();
  return value;
}

/** The same, where the value is given a name: `response = client.get()`. What follows it is left. */
export function parseAssignment(block: Lines): Python {
  const parser = new Parser(block);
  parser.word();
  parser.expect("=");
  return parser.value(0);
}

class Parser {
  readonly #block: Lines;
  readonly #text: string;
  #at = 0;

  constructor(block: Lines) {
    this.#block = block;
    this.#text = block.lines.join("\n");
  }

  end(): void {
    this.#skip();
    if (this.#at < this.#text.length) throw this.#problem("the end of the block");
  }

  expect(sign: string): void {
    if (!this.#takes(sign)) throw this.#problem(sign);
  }

  word(): string {
    this.#skip();
    return this.#match(/[A-Za-z_][\w.]*/y) ?? this.#refuse("a name");
  }

  value(level: number): Python {
    if (level > mostLevels) throw this.#problem(`at most ${mostLevels} levels of nesting`);
    const options = [this.#single(level)];
    while (this.#takes("|") || this.#match(/or(?= )/y) !== undefined) {
      options.push(this.#single(level));
    }
    const [only] = options;
    return only !== undefined && options.length === 1 ? only : { kind: "choice", options };
  }

  #single(level: number): Python {
    this.#skip();
    if (this.#takes("{")) return this.#dict(level);
    if (this.#takes("[")) return this.#list(level);
    if (this.#takes("...")) return { kind: "ellipsis" };
    if (this.#match(/b(?=['"])/y) !== undefined) {
      this.#string();
      return { kind: "bytes" };
    }
    if (this.#isAtQuote()) return { kind: "string", text: this.#string() };
    const number = this.#match(/-?\d[\w.+-]*/y);
    if (number !== undefined) return { kind: "number", text: number };
    const name = this.#match(/[A-Za-z_][\w.]*/y) ?? this.#refuse("a value");
    if (!this.#takes("(")) return { kind: "name", name };
    return { kind: "call", name, args: this.#args(level) };
  }

  #dict(level: number): Python {
    const entries = new Map<string, Python>();
    this.#skip();
    if (this.#match(/\.\.\.\}/y) !== undefined) return { kind: "ellipsis" };
    while (!this.#takes("}")) {
      if (!this.#isAtQuote()) throw this.#problem("a name in quotes or }");
      const key = this.#string();
      if (key === "... recursive ..." && this.#takes("}")) return { kind: "recursive" };
      this.expect(":");
      entries.set(key, this.value(level + 1));
      if (!this.#takes(",")) {
        this.expect("}");
        break;
      }
    }
    return { kind: "dict", entries };
  }

  #list(level: number): Python {
    const items: Python[] = [];
    this.#skip();
    if (this.#match(/\.\.\.\]/y) !== undefined) return { kind: "ellipsis" };
    while (!this.#takes("]")) {
      items.push(this.value(level + 1));
      if (!this.#takes(",")) {
        this.expect("]");
        break;
      }
    }
    return { kind: "list", items };
  }

  #args(level: number): readonly Argument[] {
    const args: Argument[] = [];
    while (!this.#takes(")")) {
      this.#skip();
      const name = this.#match(/[A-Za-z_]\w*(?=\s*=)/y);
      if (name !== undefined) this.expect("=");
      const value = this.value(level + 1);
      args.push(name === undefined ? { value } : { name, value });
      if (!this.#takes(",")) {
        this.expect(")");
        break;
      }
    }
    return args;
  }

  #isAtQuote(): boolean {
    this.#skip();
    return this.#text[this.#at] === "'" || this.#text[this.#at] === '"';
  }

  #string(): string {
    const quote = this.#text[this.#at] ?? "'";
    const start = this.#at + 1;
    for (let at = start; at < this.#text.length; at += 1) {
      if (this.#text[at] !== quote || !/[,|:)}\]\s]/.test(this.#text[at + 1] ?? "\n")) continue;
      this.#at = at + 1;
      return this.#text.slice(start, at);
    }
    throw this.#problem("a closing quote");
  }

  #takes(sign: string): boolean {
    this.#skip();
    if (!this.#text.startsWith(sign, this.#at)) return false;
    this.#at += sign.length;
    return true;
  }

  /** White space, and comments, which stand on lines of their own. */
  #skip(): void {
    this.#match(/(?:\s|(?<=(?:^|\n)[ \t]*)#[^\n]*)*/y);
  }

  #match(expression: RegExp): string | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #refuse(expected: string): never {
    throw this.#problem(expected);
  }

  #problem(expected: string): Error {
    const before = this.#text.slice(0, this.#at).split("\n").length - 1;
    const { path, first } = this.#block;
    const end = this.#text.indexOf("\n", this.#at);
    const found = this.#text.slice(this.#at, end < 0 ? undefined : end);
    return pageProblem(path, first + before, expected, found);
  }
}
