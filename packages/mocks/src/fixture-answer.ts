import { isDeepStrictEqual } from "node:util";
import { type OperationTypes, printValue } from "@shapesmith/contract";
import type {
  AnswerOptions as FixtureAnswerOptions,
  ResponseOverrides,
} from "@shapesmith/fixtures";
import type { AnswerOptions, AnswerSource, Given } from "./behavior.js";
import { MockError } from "./mock-error.js";
import type { Answer } from "./rule.js";
import { copierOf, snapshot } from "./snapshot.js";

/**
 * Answers with the operation's fixture and its overrides: what the answer repeats of the request is
 * that of the request.
 *
 * @throws ContractError when the operation cannot answer so.
 */
export function fixtureAnswer<O extends OperationTypes>(
  { contract, fixture, gate }: AnswerSource<O>,
  overrides: Given<O, ResponseOverrides<O["output"]>> | undefined,
  options?: AnswerOptions<O>,
): Answer {
  // What is accepted is the mock's to say: the fixture only makes the value.
  const { unlisted: _, ...asked } = options ?? {};
  const making = { ...asked, validate: false } as FixtureAnswerOptions<O>;
  if (typeof overrides === "function") {
    const tell = overrides;
    return async (request) => {
      const told = await tell(request);
      expectOverrides(contract.name, told);
      const response = fixture.response(told, { ...making, for: request });
      gate.checkResponse(contract, response, options);
      return response;
    };
  }
  expectOverrides(contract.name, overrides);
  const kept = copierOf(overrides).copy;
  const usual = fixture.response(kept(), making);
  if (overrides !== undefined) gate.checkResponse(contract, usual, options);
  const make = (request: O["input"]): O["output"] =>
    fixture.response(kept(), { ...making, for: request });
  // A stream can be read once: each call gets one of its own.
  return copierOf(usual).shares ? make : remembering(make);
}

/** @throws MockError for what a fixture would pass over in silence. */
function expectOverrides(operation: string, overrides: unknown): void {
  const isNone = overrides === undefined;
  if (
    isNone ||
    (typeof overrides === "object" && overrides !== null && !Array.isArray(overrides))
  ) {
    return;
  }
  throw new MockError(
    `resolves() of ${operation} takes an object of members to change about the fixture, or a function ` +
      `that gives one, not ${printValue(overrides)}.`,
  );
}

/** Callers that poll send the same request again and again: its answer is made once, and copied. */
function remembering<O extends OperationTypes>(
  make: (request: O["input"]) => O["output"],
): (request: O["input"]) => O["output"] {
  let last: { readonly request: O["input"]; readonly copy: () => O["output"] } | undefined;
  return (request) => {
    if (last === undefined || !isDeepStrictEqual(last.request, request)) {
      last = { request: snapshot(request), copy: copierOf(make(request)).copy };
    }
    return last.copy();
  };
}
