import type { OperationTypes } from "@shapesmith/contract";
import type { FixtureOptions, ResponseOverrides } from "@shapesmith/fixtures";
import type { AnswerOptions, AnswerSource, Given } from "./behavior.js";
import type { Answer } from "./rule.js";
import { copierOf } from "./snapshot.js";

/**
 * Answers with the operation's fixture and its overrides.
 *
 * @throws ContractError when the operation cannot answer so.
 */
export function fixtureAnswer<O extends OperationTypes>(
  { contract, fixture, gate }: AnswerSource<O>,
  overrides: Given<O, ResponseOverrides<O["output"]>> | undefined,
  options: AnswerOptions = {},
): Answer {
  // What is accepted is the mock's to say: the fixture only makes the value.
  const making = { ...options, validate: false } as FixtureOptions;
  if (typeof overrides === "function") {
    const tell = overrides;
    return async (request) => {
      const response = fixture.response(await tell(request), making);
      gate.checkResponse(contract, response, options);
      return response;
    };
  }
  const kept = copierOf(overrides).copy;
  const response = fixture.response(kept(), making);
  if (overrides !== undefined) gate.checkResponse(contract, response, options);
  const copier = copierOf(response);
  // A stream can be read once: each call gets one of its own.
  return copier.shares ? () => fixture.response(kept(), making) : copier.copy;
}
