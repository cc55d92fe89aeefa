import { isLike } from "./like.js";
import { specificityOf } from "./specificity.js";

/**
 * Gives what the caller of `send` gets, or a promise of it; throws what the caller is to catch.
 *
 * @param sender the client, where there is one.
 */
export type Answer = (request: unknown, sender?: unknown) => unknown;

/** An answer for so many calls. */
interface Counted {
  readonly answer: Answer;
  left: number;
}

/** An answer for all calls that come when none for a number of calls is left. */
interface Lasting {
  readonly answer: Answer;
  /** Whether it repeats one that was for a number of calls: nobody needs to get it. */
  readonly isRepeated: boolean;
  used: number;
}

/** The answers to the requests of one operation that are like a pattern. */
export class Rule {
  /** Any request, where it is undefined. */
  readonly pattern: unknown;
  readonly specificity: number;
  /** Whether it is a step of an order of calls: then no answer of it is lasting. */
  readonly isStep: boolean;
  readonly #counted: Counted[] = [];
  /** The last one counts. Those before it come back when `times` says that it is no lasting one. */
  readonly #lasting: Lasting[] = [];
  #last: { readonly answer: Answer; readonly isLasting: boolean } | undefined;
  #used = 0;
  #isRemoved = false;

  constructor(pattern: unknown, { isStep = false }: { readonly isStep?: boolean } = {}) {
    this.pattern = pattern;
    this.specificity = specificityOf(pattern);
    this.isStep = isStep;
  }

  /** How many of the answers that were for a number of calls it has given. */
  get used(): number {
    return this.#used;
  }

  /** How many answers that are for a number of calls it has left. */
  get left(): number {
    return this.#counted.reduce((sum, { left }) => sum + left, 0);
  }

  /** Whether it has an answer left to give. */
  get isReady(): boolean {
    return this.#counted.length > 0 || this.#lasting.length > 0;
  }

  /** Whether it has an answer left that is for a number of calls. */
  get isCounting(): boolean {
    return this.#counted.length > 0;
  }

  /** Whether it was never told what to answer. */
  get isSilent(): boolean {
    return this.#last === undefined;
  }

  /** Whether it has a lasting answer that nobody got. */
  get isIdle(): boolean {
    const lasting = this.#lasting.at(-1);
    return lasting !== undefined && isUnused(lasting);
  }

  /** How many of its lasting answers gave way to another before anybody got them. */
  get replaced(): number {
    return this.#lasting.slice(0, -1).filter(isUnused).length;
  }

  matches(request: unknown): boolean {
    return this.pattern === undefined || isLike(this.pattern, request);
  }

  /** @throws Error when the rule was removed: nobody would get the answer. */
  answerAlways(answer: Answer): void {
    if (this.isStep) {
      this.answerOnce(answer);
      return;
    }
    this.#refuseRemoved();
    this.#lasting.push({ answer, isRepeated: false, used: 0 });
    this.#last = { answer, isLasting: true };
  }

  /** @throws Error when the rule was removed: nobody would get the answer. */
  answerOnce(answer: Answer): void {
    this.#refuseRemoved();
    this.#answerTimes(answer, 1);
  }

  /** The answer that was given last is for so many times. @throws Error where there is none. */
  times(count: number): void {
    this.#refuseRemoved();
    if (!Number.isSafeInteger(count) || count < 1) {
      throw new RangeError(`times() takes a whole number from 1, not ${String(count)}.`);
    }
    const { answer, isLasting } = this.#lastGiven("times()");
    if (isLasting) this.#lasting.pop();
    else this.#counted.pop();
    this.#answerTimes(answer, count);
  }

  /** The answer that was given last is given for all times that follow. @throws Error where there is none. */
  repeatLast(): void {
    this.#refuseRemoved();
    if (this.isStep) {
      throw new Error("A step of an order of calls ends: say how often it answers with times().");
    }
    const { answer, isLasting } = this.#lastGiven("repeatLast()");
    if (isLasting) this.#lasting.pop();
    this.#lasting.push({ answer, isRepeated: true, used: 0 });
  }

  /** Those for a number of calls come first, in the order in which they were given. */
  next(): Answer | undefined {
    const counted = this.#counted[0];
    if (counted !== undefined) {
      this.#used += 1;
      counted.left -= 1;
      if (counted.left === 0) this.#counted.shift();
      return counted.answer;
    }
    const lasting = this.#lasting.at(-1);
    if (lasting !== undefined) lasting.used += 1;
    return lasting?.answer;
  }

  remove(): void {
    this.#isRemoved = true;
  }

  #answerTimes(answer: Answer, count: number): void {
    this.#counted.push({ answer, left: count });
    this.#last = { answer, isLasting: false };
  }

  #lastGiven(method: string): { readonly answer: Answer; readonly isLasting: boolean } {
    if (this.#last !== undefined) return this.#last;
    throw new Error(
      `${method} is about the answer before it, and there is none: begin with resolves().`,
    );
  }

  #refuseRemoved(): void {
    if (this.#isRemoved) {
      throw new Error("This rule was removed by a reset of the mock: add it again with on().");
    }
  }
}

function isUnused({ isRepeated, used }: Lasting): boolean {
  return used === 0 && !isRepeated;
}
