import { CallOrder } from "./call-order.js";
import { type Playable, type Player, playerOf } from "./playable.js";
import type { Answer, Rule } from "./rule.js";
import { Rules } from "./rules.js";

/** What a mock answers: by rules, by orders of calls, and by what it plays. */
export class Answers {
  readonly rules: Rules = new Rules();
  #orders: CallOrder[] = [];
  /** Newest first. */
  #players: Player[] = [];

  get orders(): readonly CallOrder[] {
    return this.#orders;
  }

  get players(): readonly Player[] {
    return this.#players;
  }

  addOrder(): CallOrder {
    const order = new CallOrder();
    this.#orders.push(order);
    return order;
  }

  play<Position>(sequence: Playable<Position>): void {
    this.#players.unshift(playerOf(sequence));
  }

  /** @throws what `tooEarly` gives for the steps that are to come, where it is not the call's turn. */
  answerTo(
    operation: string,
    request: unknown,
    tooEarly: (left: readonly { readonly operation: string; readonly rule: Rule }[]) => Error,
  ): Answer | undefined {
    for (const order of this.#orders) {
      if (!order.concerns(operation)) continue;
      const answer = order.answerTo(operation, request);
      if (answer !== undefined) return answer;
      throw tooEarly(order.left);
    }
    if (this.#players.length === 0) return this.rules.answerTo(operation, request);
    return (
      this.rules.answerTo(operation, request, "counted") ??
      this.#playedAnswer(operation, request) ??
      this.rules.answerTo(operation, request)
    );
  }

  clear(): void {
    this.rules.clear();
    for (const order of this.#orders) order.remove();
    this.#orders = [];
    this.#players = [];
  }

  #playedAnswer(operation: string, request: unknown): Answer | undefined {
    for (const player of this.#players) {
      const given = player.answer(operation, request);
      if (given !== undefined) return () => given;
    }
    return undefined;
  }
}
