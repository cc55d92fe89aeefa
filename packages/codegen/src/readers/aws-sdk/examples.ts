import type { Example, Node } from "../../model/traits.js";

/** The code of an example is not of the form in which the client's generator writes them. */
export class UnreadableExample extends Error {}

/**
 * Reads an example as the client's generator writes it. That is nearly JavaScript and must not be
 * taken for it: keys and strings stand there as they are, nothing escaped, strings with a quote in
 * them between backticks.
 *
 * @throws UnreadableExample when it is not of that form, or has a number that a double cannot hold.
 */
export function readExample(title: string, code: string): Example {
  const input = literalAfter(code, "const input = ", ";");
  const output = literalAfter(code, "/* response is\n", "\n*/");
  return {
    title,
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
  };
}

/** Deeper literals do not occur in real examples. */
const deepest = 100;

/** Undefined for the placeholder that stands for no output at all. */
function literalAfter(code: string, before: string, after: string): Node | undefined {
  const at = code.indexOf(before);
  if (at < 0) throw new UnreadableExample(`there is no "${before.trim()}"`);
  const rest = code.slice(at + before.length);
  if (/^\{ \/\* metadata only \*\/ \}/.test(rest)) return undefined;
  const parser = new Parser(rest);
  const node = parser.value(0);
  parser.expect(after);
  return node;
}

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): Node {
    if (depth > deepest) throw new UnreadableExample(`it nests deeper than ${deepest}`);
    this.#take(/\s*/y);
    if (this.#take(/\{ \/\* empty \*\/ \}/y) !== undefined) return {};
    if (this.#take(/\{/y) !== undefined) return this.#object(depth);
    if (this.#take(/\[\]/y) !== undefined) return [];
    if (this.#take(/\[/y) !== undefined) return this.#list(depth);
    return this.#scalar();
  }

  expect(text: string): void {
    if (!this.#text.startsWith(text, this.#at)) throw this.#unexpected(text.trim());
    this.#at += text.length;
  }

  #object(depth: number): Node {
    const entries: [string, Node][] = [];
    do {
      this.#take(/\s*/y);
      const key = this.#take(/[^\n]*?: /y);
      if (key === undefined) throw this.#unexpected("a key");
      entries.push([key.slice(0, -": ".length), this.value(depth + 1)]);
    } while (this.#take(/,/y) !== undefined);
    if (this.#take(/\s*\}/y) === undefined) throw this.#unexpected("}");
    // Not an object literal: `__proto__` is a key like any other.
    return Object.fromEntries(entries);
  }

  #list(depth: number): Node {
    const nodes: Node[] = [];
    do nodes.push(this.value(depth + 1));
    while (this.#take(/,/y) !== undefined);
    if (this.#take(/\s*\]/y) === undefined) throw this.#unexpected("]");
    return nodes;
  }

  #scalar(): Node {
    const text = this.#take(/"[^"]*"/y) ?? this.#take(/`[^`]*`/y);
    if (text !== undefined) return text.slice(1, -1);
    const word = this.#take(/true|false|null/y);
    if (word !== undefined) return word === "null" ? null : word === "true";
    const digits = this.#take(/-?\d+(\.\d+)?([eE][+-]?\d+)?/y);
    if (digits === undefined) throw this.#unexpected("a value");
    const number = Number(digits);
    if (Number.isInteger(number) && !Number.isSafeInteger(number)) {
      throw new UnreadableExample(`the number ${digits} has too many digits`);
    }
    return number;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #unexpected(expected: string): UnreadableExample {
    const found = JSON.stringify(this.#text.slice(this.#at, this.#at + 20));
    return new UnreadableExample(`expected ${expected}, found ${found}`);
  }
}
