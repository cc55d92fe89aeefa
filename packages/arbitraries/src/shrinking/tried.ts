/** What was tried on the way to a value: the first so many prints of a set, and those before them. */
export interface Before {
  readonly before: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
  readonly count: number;
}

/** Of more, those from the beginning are forgotten: trying a value again does no harm. */
const mostRemembered = 1000;

const nothing: ReadonlySet<string> = new Set();

/**
 * The values that have been tried while one is shrunk, by their prints: shrinking goes on from the
 * first that fails, so all others have passed. Those that were tried before on the way are not tried
 * again, except when everything is gone through for a second time: by then a value around this one
 * may have changed, and nothing simpler is to be left.
 */
export class Tried {
  readonly #before: ReadonlySet<string>;
  readonly #own: Set<string>;

  /** @param start the print of the value that is shrunk, which is never simpler than itself. */
  constructor(start: string, before: Before | undefined) {
    this.#before = before === undefined ? nothing : joined(before);
    this.#own = new Set([start]);
  }

  /** Whether it is to be tried. */
  add(print: string, isAgain: boolean): boolean {
    if (this.#own.has(print) || (!isAgain && this.#before.has(print))) return false;
    this.#own.add(print);
    return true;
  }

  /** What will have been tried before the value that was added last is shrunk. */
  sofar(isAgain: boolean): Before {
    return { before: isAgain ? nothing : this.#before, own: this.#own, count: this.#own.size };
  }
}

function joined({ before, own, count }: Before): ReadonlySet<string> {
  const prints = new Set(before.size + count > mostRemembered ? nothing : before);
  let left = count;
  for (const print of own) {
    if (left-- <= 0) break;
    prints.add(print);
  }
  return prints;
}
