/**
 * A small deterministic source of random numbers (sfc32). The same seed gives the same sequence on
 * every machine and every version of Node. It is not cryptographically secure and must not be used
 * for anything but test values.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** @param seed any two integers; only their lowest 32 bits count. */
  constructor(seed: number, stream = 0) {
    this.#a = seed | 0;
    this.#b = stream | 0;
    this.#c = 0x9e3779b9 | 0;
    // Neighbouring seeds give correlated first draws until the state has been stirred.
    for (let round = 0; round < 12; round++) this.uint32();
  }

  /** A whole number from 0 to 2^32 - 1. */
  uint32(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A whole number from 0 to `bound - 1`; `bound` is at least 1 and at most 2^53. */
  below(bound: number): number {
    if (bound <= 0x1_0000_0000) return Math.floor((this.uint32() / 0x1_0000_0000) * bound);
    return Math.floor(this.real() * bound);
  }

  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number {
    return min + this.below(max - min + 1);
  }

  /** A number from 0 (included) to 1 (excluded), with 53 random bits. */
  real(): number {
    return ((this.uint32() >>> 5) * 0x400_0000 + (this.uint32() >>> 6)) / 0x20_0000_0000_0000;
  }

  /** True `numerator` times out of `denominator`, on average. */
  chance(numerator: number, denominator: number): boolean {
    return this.below(denominator) < numerator;
  }

  /** One of the elements; the list must not be empty. */
  pick<T>(elements: readonly T[]): T {
    if (elements.length === 0) throw new RangeError("Random.pick needs at least one element");
    return elements[this.below(elements.length)] as T;
  }
}
