import { PatternSyntaxError } from "./pattern-syntax-error.js";

/**
 * A place in a pattern, moved forward one character (code point) at a time. Text quoted by
 * `\Q...\E` is taken apart beforehand, so that its characters never look like operators.
 */
export class Cursor {
  readonly source: string;
  readonly #characters: readonly string[];
  readonly #offsets: readonly number[];
  /** The indexes of characters that stand between `\Q` and `\E`. */
  readonly #quoted: ReadonlySet<number>;
  #index = 0;

  constructor(source: string) {
    this.source = source;
    const characters: string[] = [];
    const offsets: number[] = [];
    const quoted = new Set<number>();
    let isQuoted = false;
    let offset = 0;
    while (offset < source.length) {
      if (source.startsWith(isQuoted ? "\\E" : "\\Q", offset)) {
        isQuoted = !isQuoted;
        offset += 2;
        continue;
      }
      const character = String.fromCodePoint(source.codePointAt(offset) as number);
      if (isQuoted) quoted.add(characters.length);
      characters.push(character);
      offsets.push(offset);
      offset += character.length;
      if (!isQuoted && character === "\\" && offset < source.length) {
        const escaped = String.fromCodePoint(source.codePointAt(offset) as number);
        characters.push(escaped);
        offsets.push(offset);
        offset += escaped.length;
      }
    }
    offsets.push(source.length);
    this.#characters = characters;
    this.#offsets = offsets;
    this.#quoted = quoted;
  }

  get index(): number {
    return this.#index;
  }

  get atEnd(): boolean {
    return this.#index >= this.#characters.length;
  }

  /** The character `ahead` places further on, unless it is quoted or past the end. */
  peek(ahead = 0): string | undefined {
    const index = this.#index + ahead;
    return this.#quoted.has(index) ? undefined : this.#characters[index];
  }

  /** Whether these unquoted characters come next. */
  sees(text: string): boolean {
    for (let i = 0; i < text.length; i++) if (this.peek(i) !== text[i]) return false;
    return true;
  }

  /** Moves past the text if it comes next. */
  skip(text: string): boolean {
    if (!this.sees(text)) return false;
    this.#index += text.length;
    return true;
  }

  expect(text: string, meaning: string): void {
    if (!this.skip(text)) this.fail(meaning);
  }

  /** Moves past the next character, quoted or not, and returns it. */
  take(expected: string): string {
    const character = this.#characters[this.#index];
    if (character === undefined) this.fail(expected);
    this.#index++;
    return character;
  }

  /** Moves past the characters that a test accepts, `limit` at most, and returns them. */
  takeWhile(test: RegExp, limit: number = Number.POSITIVE_INFINITY): string {
    let taken = "";
    for (let count = 0; count < limit; count++) {
      const next = this.peek();
      if (next === undefined || !test.test(next)) break;
      taken += next;
      this.#index++;
    }
    return taken;
  }

  /** Goes back to an index read before. */
  moveTo(index: number): void {
    this.#index = index;
  }

  fail(expected: string): never {
    const position = this.#offsets[Math.min(this.#index, this.#offsets.length - 1)] ?? 0;
    throw new PatternSyntaxError(this.source, position, expected);
  }
}
