import type {
  OperationContract,
  OperationTypes,
  PathMatcher,
  ShapeNode,
  Waiter,
} from "@shapesmith/contract";
import {
  fixtureOf,
  type AnswerOptions,
  type FixtureOptions,
  type ValueFixture,
  type ResponseOverrides,
} from "@shapesmith/fixtures";
import { type Choice, choicesAt } from "./choices.js";
import { decidingAcceptor } from "./decide.js";
import { type Place, rootPlace } from "./places.js";
import { readInputOutput, readOutput } from "./reading.js";
import { type MakeValue, overridesFor, type Variation } from "./variation.js";

/** How to make an answer with the operation's fixture. */
export interface Synthesized {
  readonly overrides: Readonly<Record<string, unknown>>;
  readonly options: FixtureOptions;
}

/** What is asked of an answer. */
export interface Wanted {
  /** Whether it is for an answer that this acceptor decides on; undefined where none does. */
  readonly decides: (acceptor: number | undefined) => boolean;
  /** Whether it must have a value at one of the places that the expressions compare. */
  readonly hasValue?: true;
  /** Whether values that the model does not list are allowed. */
  readonly unlisted?: true;
}

/** How many answers are tried before the search is given up. */
const mostTried = 20_000;

/** How many places are changed at the same time, at most. */
const mostChanged = 4;

/**
 * Finds answers of an operation on which a waiter's acceptors decide as it is wanted. The
 * expressions are not solved: what they look at is varied, nearest to the fixture first, with the
 * values that they name, until one evaluates to what is wanted and the contract allows it.
 */
export class AnswerSearch<O extends OperationTypes> {
  readonly #contract: OperationContract<O>;
  readonly #fixture: ValueFixture<O>;
  readonly #waiter: Waiter;
  readonly #output: Place;
  readonly #literals: ReadonlySet<unknown>;
  readonly #situations: readonly (string | undefined)[];
  readonly #make: MakeValue;
  readonly #bases = new Map<string | undefined, unknown>();

  /** @param request what a poll sends, for expressions that look at it. */
  constructor(
    contract: OperationContract<O>,
    fixture: ValueFixture<O>,
    waiter: Waiter,
    request: unknown,
  ) {
    this.#contract = contract;
    this.#fixture = fixture;
    this.#waiter = waiter;
    this.#output = rootPlace(contract.response.node);
    this.#literals = literalsOf(waiter, this.#output, rootPlace(contract.request.node), request);
    this.#situations = [undefined, ...situationsOf(contract.response.node)];
    this.#make = (node, situation) => {
      const shape = contract.service.shape<unknown>(node.name, "response");
      return fixtureOf(shape)(undefined, situation === undefined ? {} : { situation });
    };
  }

  /** Undefined where nothing is found. */
  find(wanted: Wanted, request: unknown): Synthesized | undefined {
    let tried = 0;
    for (const variation of variations(this.#output, this.#literals)) {
      for (const situation of this.#situations) {
        if ((tried += 1) > mostTried) return undefined;
        const options = optionsIn(situation);
        const overrides = overridesFor(this.#output, this.#base(situation), variation, this.#make);
        const found = { overrides, options };
        if (this.#isWanted(wanted, request, this.response(found))) return found;
      }
    }
    return undefined;
  }

  response({ overrides, options }: Synthesized): O["output"] {
    // They are overrides of members, and a situation, that the shape of the response has.
    return this.#fixture.response(
      overrides as ResponseOverrides<O["output"]>,
      options as AnswerOptions<O>,
    );
  }

  #answerIn(situation: string | undefined): O["output"] {
    return this.#fixture.response(undefined, optionsIn(situation) as AnswerOptions<O>);
  }

  /** The answer of which an answer is a variation. */
  #base(situation: string | undefined): unknown {
    if (!this.#bases.has(situation)) {
      this.#bases.set(situation, this.#answerIn(situation));
    }
    return this.#bases.get(situation);
  }

  #isWanted(wanted: Wanted, input: unknown, output: unknown): boolean {
    const decided = decidingAcceptor(this.#waiter.acceptors, { input, output });
    if (!wanted.decides(decided)) return false;
    if (wanted.hasValue === true && !hasReadValue(this.#output, output)) return false;
    return this.#contract.response.is(output, { unlisted: wanted.unlisted === true });
  }
}

/** Marks what the waiter looks at in the output, and gives what it is compared with. */
function literalsOf(
  waiter: Waiter,
  output: Place,
  input: Place,
  request: unknown,
): ReadonlySet<unknown> {
  const literals = new Set<unknown>();
  for (const { matcher } of waiter.acceptors) {
    if ("output" in matcher) {
      const found = readOutput(matcher.output.path, output);
      for (const literal of [expectedIn(matcher.output), ...found]) literals.add(literal);
    } else if ("inputOutput" in matcher) {
      const found = readInputOutput(matcher.inputOutput.path, { input, output });
      for (const literal of [expectedIn(matcher.inputOutput), ...found]) literals.add(literal);
      for (const value of readValues(input, request)) literals.add(value);
    }
  }
  return literals;
}

function expectedIn({ comparator, expected }: PathMatcher): string | boolean {
  return comparator === "booleanEquals" ? expected === "true" : expected;
}

/** The values that are at the places that expressions look at. */
function* readValues(place: Place, value: unknown): Generator {
  if (value === undefined || value === null) return;
  if (place.isRead) yield value;
  for (const [name, member] of place.members) {
    if (typeof value === "object" && Object.hasOwn(value, name)) {
      yield* readValues(member, Reflect.get(value, name));
    }
  }
  if (place.element === undefined || typeof value !== "object") return;
  const items: readonly unknown[] = Object.values(value);
  for (const item of items) yield* readValues(place.element, item);
}

function hasReadValue(output: Place, value: unknown): boolean {
  for (const found of readValues(output, value)) {
    if (!Array.isArray(found)) return true;
  }
  return false;
}

function situationsOf(node: ShapeNode): readonly string[] {
  return node.type === "structure" ? [...node.situations.keys()] : [];
}

/** Those that change least come first. */
function* variations(output: Place, literals: ReadonlySet<unknown>): Generator<Variation> {
  const variables = variablesOf(output, literals);
  for (let changed = 0; changed <= Math.min(mostChanged, variables.length); changed += 1) {
    yield* combinations(variables, changed, 0);
  }
}

interface Variable {
  readonly place: Place;
  readonly choices: readonly Choice[];
}

function variablesOf(output: Place, literals: ReadonlySet<unknown>): readonly Variable[] {
  const variables: Variable[] = [];
  const visit = (place: Place, isWithinList: boolean): void => {
    const choices = choicesAt(place, literals, isWithinList);
    if (choices.length > 0) variables.push({ place, choices });
    for (const member of place.members.values()) visit(member, isWithinList);
    if (place.element !== undefined) visit(place.element, true);
  };
  visit(output, false);
  // Situations tell most: what goes with a state comes along. Then values, then all the rest.
  const rank = ({ place, choices }: Variable): number =>
    choices.some(({ kind }) => kind === "situation") ? 0 : place.isRead ? 1 : 2;
  return variables.sort((a, b) => rank(a) - rank(b));
}

function* combinations(
  variables: readonly Variable[],
  count: number,
  from: number,
): Generator<ReadonlyMap<Place, Choice>> {
  if (count === 0) {
    yield new Map();
    return;
  }
  for (let index = from; index + count <= variables.length; index += 1) {
    const variable = variables[index];
    if (variable === undefined) return;
    for (const choice of variable.choices) {
      for (const rest of combinations(variables, count - 1, index + 1)) {
        yield new Map([[variable.place, choice], ...rest]);
      }
    }
  }
}

/** Whether the answer conforms is looked at here, and nobody's default decides what it is of. */
function optionsIn(situation: string | undefined): FixtureOptions {
  return situation === undefined ? { validate: false } : { validate: false, situation };
}
