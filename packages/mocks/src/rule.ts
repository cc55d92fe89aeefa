import { isLike } from "./like.js";

/** Gives what the caller of `send` gets, or a promise of it; throws what the caller is to catch. */
export type Answer = (request: unknown) => unknown;

/** The answers to the requests of one operation that are like a pattern. */
export class Rule {
  /** Any request, where it is undefined. */
  readonly pattern: unknown;
  readonly #once: Answer[] = [];
  #lasting: Answer | undefined;
  #used = 0;
  #isRemoved = false;

  constructor(pattern: unknown) {
    this.pattern = pattern;
  }

  /** How many of the answers that were for one time it has given. */
  get used(): number {
    return this.#used;
  }

  /** Whether it has an answer left to give. */
  get isReady(): boolean {
    return this.#lasting !== undefined || this.#once.length > 0;
  }

  matches(request: unknown): boolean {
    return this.pattern === undefined || isLike(this.pattern, request);
  }

  /** @throws Error when the rule was removed: nobody would get the answer. */
  answerAlways(answer: Answer): void {
    this.#refuseRemoved();
    this.#lasting = answer;
  }

  /** @throws Error when the rule was removed: nobody would get the answer. */
  answerOnce(answer: Answer): void {
    this.#refuseRemoved();
    this.#once.push(answer);
  }

  /** Those for one time come first, in the order in which they were given. */
  next(): Answer | undefined {
    const answer = this.#once.shift();
    if (answer === undefined) return this.#lasting;
    this.#used += 1;
    return answer;
  }

  remove(): void {
    this.#isRemoved = true;
  }

  #refuseRemoved(): void {
    if (this.#isRemoved) {
      throw new Error("This rule was removed by a reset of the mock: add it again with on().");
    }
  }
}
