import { isLike } from "./like.js";
import { specificityOf } from "./specificity.js";

/** Gives what the caller of `send` gets, or a promise of it; throws what the caller is to catch. */
export type Answer = (request: unknown) => unknown;

/** The answer that was given last, and the lasting one that it took the place of. */
interface Given {
  readonly answer: Answer;
  readonly before: Answer | undefined;
  readonly isLasting: boolean;
}

/** The answers to the requests of one operation that are like a pattern. */
export class Rule {
  /** Any request, where it is undefined. */
  readonly pattern: unknown;
  readonly specificity: number;
  /** Whether it is a step of an order of calls: then no answer of it is lasting. */
  readonly isStep: boolean;
  readonly #once: Answer[] = [];
  #lasting: Answer | undefined;
  #last: Given | undefined;
  #used = 0;
  #lastingUsed = 0;
  #repeats = false;
  #isRemoved = false;

  constructor(pattern: unknown, { isStep = false }: { readonly isStep?: boolean } = {}) {
    this.pattern = pattern;
    this.specificity = specificityOf(pattern);
    this.isStep = isStep;
  }

  /** How many of the answers that were for one time it has given. */
  get used(): number {
    return this.#used;
  }

  /** How many answers that are for one time it has left. */
  get left(): number {
    return this.#once.length;
  }

  /** Whether it has an answer left to give. */
  get isReady(): boolean {
    return this.#lasting !== undefined || this.#once.length > 0;
  }

  /** Whether it was never told what to answer. */
  get isSilent(): boolean {
    return this.#last === undefined;
  }

  /** Whether it has a lasting answer that nobody got. */
  get isIdle(): boolean {
    return this.#lasting !== undefined && this.#lastingUsed === 0 && !this.#repeats;
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
    this.#last = { answer, before: this.#lasting, isLasting: true };
    this.#setLasting(answer);
  }

  /** @throws Error when the rule was removed: nobody would get the answer. */
  answerOnce(answer: Answer): void {
    this.#refuseRemoved();
    this.#last = { answer, before: undefined, isLasting: false };
    this.#once.push(answer);
  }

  /** The answer that was given last is for so many times. @throws Error where there is none. */
  times(count: number): void {
    this.#refuseRemoved();
    if (!Number.isInteger(count) || count < 1) {
      throw new RangeError(`times() takes a whole number from 1, not ${String(count)}.`);
    }
    const { answer, before, isLasting } = this.#lastGiven("times()");
    if (isLasting) this.#setLasting(before);
    else this.#once.pop();
    for (let time = 0; time < count; time++) this.#once.push(answer);
    this.#last = { answer, before: undefined, isLasting: false };
  }

  /** The answer that was given last is given for all times that follow. @throws Error where there is none. */
  repeatLast(): void {
    this.#refuseRemoved();
    if (this.isStep) {
      throw new Error("A step of an order of calls ends: say how often it answers with times().");
    }
    const { answer } = this.#lastGiven("repeatLast()");
    this.#setLasting(answer);
    this.#repeats = true;
  }

  /** Those for one time come first, in the order in which they were given. */
  next(): Answer | undefined {
    if (this.#once.length === 0) {
      this.#lastingUsed += 1;
      return this.#lasting;
    }
    this.#used += 1;
    return this.#once.shift();
  }

  remove(): void {
    this.#isRemoved = true;
  }

  #setLasting(answer: Answer | undefined): void {
    this.#lasting = answer;
    this.#lastingUsed = 0;
    this.#repeats = false;
  }

  #lastGiven(method: string): Given {
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
