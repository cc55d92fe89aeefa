import { type Answer, Rule } from "./rule.js";

/** Calls that come in an order, of one operation or several; each step answers what it was told to. */
export class CallOrder {
  readonly #steps: { readonly operation: string; readonly rule: Rule }[] = [];

  add(operation: string, pattern: unknown): Rule {
    const rule = new Rule(pattern, { isStep: true });
    this.#steps.push({ operation, rule });
    return rule;
  }

  /** The steps that are still to come. */
  get left(): readonly { readonly operation: string; readonly rule: Rule }[] {
    return this.#steps.filter(({ rule }) => rule.isReady);
  }

  /** Steps that were never told what to answer. */
  get silent(): readonly { readonly operation: string; readonly rule: Rule }[] {
    return this.#steps.filter(({ rule }) => rule.isSilent);
  }

  /** Whether calls of the operation have a place in what is still to come. */
  concerns(operation: string): boolean {
    return this.#steps.some((step) => step.operation === operation && step.rule.isReady);
  }

  /** Whether calls of the operation had a place, and all of them came. */
  isOver(operation: string): boolean {
    return this.#steps.some((step) => step.operation === operation) && !this.concerns(operation);
  }

  /** The answer, if it is the call's turn. */
  answerTo(operation: string, request: unknown): Answer | undefined {
    const step = this.#steps.find(({ rule }) => rule.isReady);
    if (step?.operation !== operation || !step.rule.matches(request)) return undefined;
    return step.rule.next();
  }

  remove(): void {
    for (const { rule } of this.#steps) rule.remove();
  }
}
