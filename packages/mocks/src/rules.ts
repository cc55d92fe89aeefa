import { isDeepStrictEqual } from "node:util";
import { type Answer, Rule } from "./rule.js";

/** The rules of a mock, by operation; of those of one operation the most specific first. */
export class Rules {
  readonly #byOperation = new Map<string, Rule[]>();

  /** The operations that have rules. */
  get operations(): readonly string[] {
    return [...this.#byOperation.keys()];
  }

  of(operation: string): readonly Rule[] {
    return this.#byOperation.get(operation) ?? [];
  }

  *[Symbol.iterator](): Generator<readonly [string, Rule]> {
    for (const [operation, rules] of this.#byOperation) {
      for (const rule of rules) yield [operation, rule];
    }
  }

  /** The rule for the pattern: a second one for the same pattern would only hide the first. */
  add(operation: string, pattern: unknown): Rule {
    const rules = this.#byOperation.get(operation) ?? [];
    this.#byOperation.set(operation, rules);
    const known = rules.find((rule) => isDeepStrictEqual(rule.pattern, pattern));
    if (known !== undefined) return known;
    const rule = new Rule(pattern);
    // Of equally specific ones the newest goes first.
    const place = rules.findIndex(({ specificity }) => specificity <= rule.specificity);
    rules.splice(place < 0 ? rules.length : place, 0, rule);
    return rule;
  }

  /**
   * The answer of the most specific rule that matches and has one left.
   *
   * @param kinds `"counted"`: only an answer that is for a number of calls.
   */
  answerTo(
    operation: string,
    request: unknown,
    kinds: "counted" | "all" = "all",
  ): Answer | undefined {
    const rules = this.#byOperation.get(operation);
    if (rules === undefined) return undefined;
    for (const rule of rules) {
      const isReady = kinds === "all" ? rule.isReady : rule.isCounting;
      if (isReady && rule.matches(request)) return rule.next();
    }
    return undefined;
  }

  clear(): void {
    for (const [, rule] of this) rule.remove();
    this.#byOperation.clear();
  }
}
