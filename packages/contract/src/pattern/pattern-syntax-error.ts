/** A pattern that cannot be read. */
export class PatternSyntaxError extends Error {
  override readonly name = "PatternSyntaxError";
  /** The pattern as it was given. */
  readonly source: string;
  /** Where reading stopped, in UTF-16 code units from the beginning of the source. */
  readonly position: number;
  /** What would have been accepted there. */
  readonly expected: string;

  constructor(source: string, position: number, expected: string) {
    super(`Cannot read the pattern ${JSON.stringify(source)}: expected ${expected} at ${position}`);
    this.source = source;
    this.position = position;
    this.expected = expected;
  }
}
