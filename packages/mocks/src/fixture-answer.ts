import { isDeepStrictEqual } from "node:util";
import { type OperationTypes, printValue } from "@shapesmith/contract";
import type {
  AnswerOptions as FixtureAnswerOptions,
  ResponseOverrides,
  World,
} from "@shapesmith/fixtures";
import type { AnswerOptions, AnswerSource, Given } from "./behavior.js";
import { MockError } from "./mock-error.js";
import type { Answer } from "./rule.js";
import { inWorldOf } from "./sender-world.js";
import { copierOf, snapshot } from "./snapshot.js";

/**
 * Answers with the operation's fixture and its overrides: what the answer repeats of the request is
 * that of the request, and its region is that of the client, unless the options have a world.
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
  const answering = (request: O["input"], world: World | undefined): FixtureAnswerOptions<O> => ({
    ...making,
    world: making.world ?? world,
    for: request,
  });
  if (typeof overrides === "function") {
    const tell = overrides;
    return async (request, sender) => {
      const told = await tell(request);
      expectOverrides(contract.name, told);
      const response = await inWorldOf(sender, request, (sent, world) =>
        fixture.response(told, answering(sent, world)),
      );
      gate.checkResponse(contract, response, options);
      return response;
    };
  }
  expectOverrides(contract.name, overrides);
  const kept = copierOf(overrides).copy;
  const usual = fixture.response(kept(), making);
  if (overrides !== undefined) gate.checkResponse(contract, usual, options);
  const make = (request: O["input"], world: World | undefined): O["output"] =>
    fixture.response(kept(), answering(request, world));
  // A stream can be read once: each call gets one of its own.
  const answer = copierOf(usual).shares ? make : remembering(make);
  return (request, sender) => inWorldOf(sender, request, answer);
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
  make: (request: O["input"], world: World | undefined) => O["output"],
): (request: O["input"], world: World | undefined) => O["output"] {
  let last:
    | {
        readonly request: O["input"];
        readonly world: World | undefined;
        readonly copy: () => O["output"];
      }
    | undefined;
  return (request, world) => {
    if (last === undefined || last.world !== world || !isDeepStrictEqual(last.request, request)) {
      last = { request: snapshot(request), world, copy: copierOf(make(request, world)).copy };
    }
    return last.copy();
  };
}
