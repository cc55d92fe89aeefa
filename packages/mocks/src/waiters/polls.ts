import type {
  Acceptor,
  Matcher,
  OperationContract,
  OperationTypes,
  Waiter,
} from "@shapesmith/contract";
import type { ValueFixture } from "@shapesmith/fixtures";
import { unheardOf } from "./choices.js";
import { decidingAcceptor, errorNameOf } from "./decide.js";
import { AnswerSearch, type Synthesized, type Wanted } from "./synthesis.js";
import { WaiterError } from "./waiter-error.js";

/** What one poll of a waiter brings. */
export type Poll =
  | { readonly kind: "answer"; readonly answer: Synthesized }
  | { readonly kind: "error"; readonly name: string; readonly overrides?: unknown };

/** Finds what the polls of a waiter have to bring for it to end, or not to end. */
export class Polls<O extends OperationTypes> {
  readonly #name: string;
  readonly #acceptors: readonly Acceptor[];
  readonly #request: unknown;
  readonly #search: AnswerSearch<O>;

  /** @param request what a poll sends, for acceptors that look at it. */
  constructor(
    name: string,
    waiter: Waiter,
    contract: OperationContract<O>,
    fixture: ValueFixture<O>,
    request: unknown,
  ) {
    this.#name = name;
    this.#acceptors = waiter.acceptors;
    this.#request = request;
    this.#search = new AnswerSearch(contract, fixture, waiter, request);
  }

  /**
   * The poll that ends the wait.
   *
   * @param expected the acceptor by what it expects, where there are several; else the first that
   *   can be brought about.
   * @throws WaiterError when there is no such acceptor, or nothing was found on which it decides.
   */
  ending(state: "success" | "failure", expected: string | undefined): Poll {
    const ofState = [...this.#acceptors.entries()].filter(([, it]) => it.state === state);
    const named = ofState.filter(([, { matcher }]) => {
      return expected === undefined || expectationOf(matcher) === expected;
    });
    if (named.length === 0) throw this.#noAcceptor(state, expected, ofState);
    for (const [index, { matcher }] of named) {
      const poll = this.#decidedBy(index, matcher);
      if (poll !== undefined) return poll;
    }
    throw this.#nothingFound(
      state === "success" ? "succeeds" : "fails",
      named.map(([, { matcher }]) => matcher),
    );
  }

  /** A poll after which the waiter polls on, as it does while a service is at work. */
  goingOn(): Poll {
    const retries = [...this.#acceptors.entries()].filter(([, { state }]) => state === "retry");
    const byValue = retries.filter(([, { matcher }]) => isOfOutput(matcher));
    for (const [index, { matcher }] of byValue) {
      const poll = this.#decidedBy(index, matcher);
      if (poll !== undefined) return poll;
    }
    const undecided = this.#answer({ decides: isNone, hasValue: true });
    if (undecided !== undefined) return undecided;
    for (const [index, { matcher }] of retries) {
      const poll = this.#decidedBy(index, matcher);
      if (poll !== undefined) return poll;
    }
    // Where every state that the model lists ends the wait, an answer without any has it go on.
    return this.#answer({ decides: isNone }) ?? this.unknown("polls on");
  }

  /** A poll of which no acceptor knows anything. */
  unknown(what = "matches no acceptor"): Poll {
    const found =
      this.#answer({ decides: isNone, hasValue: true }) ??
      this.#answer({ decides: isNone, hasValue: true, unlisted: true }) ??
      this.#answer({ decides: isNone });
    if (found !== undefined) return found;
    const error = this.#error(undefined);
    if (error !== undefined) return error;
    throw this.#nothingFound(
      what,
      this.#acceptors.map(({ matcher }) => matcher),
    );
  }

  #decidedBy(index: number, matcher: Matcher): Poll | undefined {
    if ("errorType" in matcher || ("success" in matcher && !matcher.success)) {
      return this.#error(index);
    }
    const decides = (acceptor: number | undefined): boolean => acceptor === index;
    // Models name states that they do not list: the service gives them all the same.
    return this.#answer({ decides }) ?? this.#answer({ decides, unlisted: true });
  }

  #answer(wanted: Wanted): Poll | undefined {
    const answer = this.#search.find(wanted, this.#request);
    return answer === undefined ? undefined : { kind: "answer", answer };
  }

  /** An error on which the acceptor of this index decides, or none where it is undefined. */
  #error(index: number | undefined): Poll | undefined {
    const types = this.#acceptors.flatMap(({ matcher }) =>
      "errorType" in matcher ? [errorNameOf(matcher.errorType)] : [],
    );
    const names = [...types, unheardOf(new Set()) + "Exception"];
    const name = names.find(
      (errorName) => decidingAcceptor(this.#acceptors, { errorName }) === index,
    );
    return name === undefined ? undefined : { kind: "error", name };
  }

  #noAcceptor(
    state: "success" | "failure",
    expected: string | undefined,
    ofState: readonly (readonly [number, Acceptor])[],
  ): WaiterError {
    const does = state === "success" ? "succeeds" : "fails";
    const known = ofState.map(([, { matcher }]) => expectationOf(matcher)).join(", ");
    const message =
      expected === undefined
        ? `The waiter ${this.#name} never ${does}: none of its acceptors has the state ${state}. Use timesOut() or errors() for a wait that does not succeed.`
        : `The waiter ${this.#name} has no acceptor of the state ${state} that expects ${expected}. It has ${known === "" ? "none" : known}.`;
    return new WaiterError(message, this.#name);
  }

  #nothingFound(what: string, matchers: readonly Matcher[]): WaiterError {
    const expressions = matchers.map((matcher) => `  ${describe(matcher)}`).join("\n");
    return new WaiterError(
      `Found no answer with which the waiter ${this.#name} ${what} and which its contract allows. It looks at:\n${expressions}\n` +
        "Give the answers yourself, with on(operation).resolves(...).",
      this.#name,
    );
  }
}

function isNone(acceptor: number | undefined): boolean {
  return acceptor === undefined;
}

function isOfOutput(matcher: Matcher): boolean {
  return "output" in matcher || "inputOutput" in matcher;
}

/** What an acceptor is called by. */
function expectationOf(matcher: Matcher): string {
  if ("output" in matcher) return matcher.output.expected;
  if ("inputOutput" in matcher) return matcher.inputOutput.expected;
  return "errorType" in matcher ? errorNameOf(matcher.errorType) : `success: ${matcher.success}`;
}

function describe(matcher: Matcher): string {
  if ("errorType" in matcher) return `an error of the type ${matcher.errorType}`;
  if ("success" in matcher) return matcher.success ? "any answer" : "any error";
  const { path, comparator, expected } = "output" in matcher ? matcher.output : matcher.inputOutput;
  return `${path} (${comparator} ${JSON.stringify(expected)})`;
}
