/**
 * What a command's documentation shows of an input or output: every member once, with the kind of
 * its number, `Number("int")`, which schemas do not tell. Recursion is cut off.
 */
export type Sketch =
  /** A structure, a union, or a map, whose only key is then {@link anyKey}. */
  | { readonly kind: "object"; readonly members: ReadonlyMap<string, Sketch> }
  | { readonly kind: "list"; readonly element: Sketch }
  /** By the name of its type: `int`, `long`, `double`... */
  | { readonly kind: "number"; readonly type: string }
  /** The values of an enum of integers. */
  | { readonly kind: "integers"; readonly values: readonly number[] }
  | { readonly kind: "other" };

/** The key that stands for those of a map. */
export const anyKey = "<keys>";

/** Deeper sketches do not occur; their end is then not told apart from a value like any other. */
const deepest = 200;

/** The sketch at the start of a text; what follows it is not looked at. Undefined if there is none. */
export function parseSketch(text: string): Sketch | undefined {
  return new Parser(text).value(0);
}

class Parser {
  readonly #text: string;
  /** A comment, or a token: a string, a word or number, `||`, a sign. */
  readonly #pattern = /\/\/[^\n]*|("[^"\n]*"|[\w$.]+|-\d+|\|\||[^\s\w])/g;
  #next: string | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#advance();
  }

  value(depth: number): Sketch | undefined {
    if (depth > deepest) return undefined;
    if (this.#next === "{") return this.#object(depth);
    if (this.#next === "[") return this.#list(depth);
    return this.#scalar();
  }

  #object(depth: number): Sketch | undefined {
    this.#advance();
    const members = new Map<string, Sketch>();
    while (this.#next !== "}") {
      const key = this.#next;
      this.#advance();
      if (key === undefined || this.#next !== ":") return undefined;
      this.#advance();
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      members.set(unquoted(key), value);
      this.#skipComma();
    }
    this.#advance();
    return { kind: "object", members };
  }

  #list(depth: number): Sketch | undefined {
    this.#advance();
    if (this.#next === "]") {
      this.#advance();
      return { kind: "list", element: { kind: "other" } };
    }
    const element = this.value(depth + 1);
    this.#skipComma();
    if (element === undefined || this.#next !== "]") return undefined;
    this.#advance();
    return { kind: "list", element };
  }

  /** Everything up to the comma or bracket that ends it, parentheses skipped as a whole. */
  #scalar(): Sketch | undefined {
    const tokens: string[] = [];
    let open = 0;
    while (this.#next !== undefined && (open > 0 || !/^[,\]};]$/.test(this.#next))) {
      if (this.#next === "(") open += 1;
      if (this.#next === ")") open -= 1;
      tokens.push(this.#next);
      this.#advance();
    }
    return tokens.length === 0 ? undefined : scalarOf(tokens);
  }

  #skipComma(): void {
    if (this.#next === ",") this.#advance();
  }

  #advance(): void {
    this.#next = undefined;
    while (this.#next === undefined) {
      const match = this.#pattern.exec(this.#text);
      if (match === null) return;
      this.#next = match[1];
    }
  }
}

function scalarOf(tokens: readonly string[]): Sketch {
  const [first, , type] = tokens;
  if (first === "Number" && type !== undefined) return { kind: "number", type: unquoted(type) };
  if (tokens.length === 1 && first === '"BYTE_VALUE"') return { kind: "number", type: "byte" };
  const values = tokens.filter((token) => token !== "||").map(Number);
  if (values.every(Number.isInteger)) return { kind: "integers", values };
  return { kind: "other" };
}

function unquoted(token: string): string {
  return token.startsWith('"') ? token.slice(1, -1) : token;
}
