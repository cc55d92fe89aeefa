import {
  after,
  beginningAt,
  machineOf,
  movesFrom,
  type ScriptStep,
  type Script,
  Sequence,
  type Whereabouts,
} from "@shapesmith/contract";
import { arbitraries, contract, type Operations } from "@shapesmith/lambda";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const { service } = contract.operations.GetFunction;
const machine = machineOf(service, "function");
const groups = Object.entries(arbitraries.sequences);
const runs = { numRuns: 60, seed: 11 };

/** Everything that is against a sequence, step by step. */
function against(sequence: Sequence<Operations>): readonly string[] {
  return sequence.steps.flatMap(({ operation, request, response, error }) => {
    const of = contract.operations[operation];
    const asked = of.request.validate(request).map(({ message }) => `request: ${message}`);
    const answered =
      error === undefined
        ? of.response.validate(response, { observed: true }).map(({ message }) => message)
        : of.errorNames.some((name) => name === error.name)
          ? []
          : [`has no error ${error.name}`];
    return [...asked, ...answered].map((message) => `${operation}: ${message}`);
  });
}

/** The length of the shortest way to a step like that. */
function shortest(
  operation: string,
  starts: readonly string[],
  wanted: (step: ScriptStep) => boolean,
): number {
  let ways: Whereabouts[] = starts.map((start) => beginningAt(start));
  for (let length = 1; length < 20; length += 1) {
    const next = new Map<string, Whereabouts>();
    for (const at of ways) {
      for (const move of movesFrom(machine, at, operation)) {
        if (wanted(move)) return length;
        const to = after(machine, at, move);
        if (typeof to === "string") throw new Error(to);
        next.set(JSON.stringify(to), to);
      }
    }
    ways = [...next.values()];
  }
  return Infinity;
}

describe.each(groups)("arbitraries.sequences.%s", (name, arbitraryOf) => {
  const own = /Alias$/.test(name) ? machineOf(service, "alias") : machine;
  const [read] = Object.keys(own.data.reads);

  it("goes only ways that the lifecycle allows", () => {
    fc.assert(
      fc.property(arbitraryOf(), ({ script }) => {
        let at: Whereabouts | string = beginningAt(script.start, script.where);
        for (const step of script.steps) {
          at = after(own, at, step);
          if (typeof at === "string") throw new Error(at);
        }
      }),
      { numRuns: 1000, seed: 5 },
    );
  });

  it("has requests, answers and errors that conform", () => {
    fc.assert(
      fc.property(arbitraryOf(), (sequence) => {
        expect(against(sequence)).toEqual([]);
      }),
      runs,
    );
  });

  it("answers a usual caller as its script has it", () => {
    fc.assert(
      fc.property(arbitraryOf(), ({ script, steps }) => {
        const expected = script.steps.flatMap((step) => {
          if (step.kind === "poll") return [step.in];
          return step.kind === "call" ? [step.error ?? "accepted"] : [];
        });
        const got = steps.map(({ operation, state, error }, index) => {
          if (error !== undefined) return error.name;
          const isPoll = operation === read && expected[index] === state;
          return isPoll ? state : "accepted";
        });
        expect(got).toEqual(expected);
      }),
      runs,
    );
  });

  it("shrinks to one step with the simplest values", () => {
    const details = fc.check(
      fc.property(arbitraryOf(), () => false),
      { seed: 3 },
    );
    expect(scriptOf(details.counterexample)?.steps).toHaveLength(1);
    expect(String(details.counterexample?.[0]).split("\n")).toHaveLength(2);
    expect(name).not.toBe("");
  });

  it("shrinks what it did not just make", () => {
    const arbitrary = arbitraryOf();
    const [sequence] = fc.sample(arbitrary, { seed: 9, numRuns: 1 });
    expect(arbitrary.canShrinkWithoutContext(sequence)).toBe(true);
  });
});

function scriptOf(counterexample: readonly unknown[] | null): Script | undefined {
  const found = counterexample?.[0];
  return found instanceof Sequence ? found.script : undefined;
}

const goals: readonly [string, (step: ScriptStep) => boolean][] = [
  ["an update that fails", (step) => step.kind === "turn" && step.to === "updateFailed"],
  ["a function that becomes inactive", (step) => step.kind === "turn" && step.to === "inactive"],
  ["a reactivation that fails", (step) => step.kind === "turn" && step.to === "reactivationFailed"],
  [
    "a stale revision",
    (step) => step.kind === "call" && step.error === "PreconditionFailedException",
  ],
  ["a conflict", (step) => step.kind === "call" && step.error === "ResourceConflictException"],
  ["a throttled call", (step) => step.kind === "call" && step.error === "TooManyRequestsException"],
  ["a version that is ready", (step) => step.kind === "turn" && step.version === true],
  [
    "a function that is gone",
    (step) => step.kind === "call" && step.error === "ResourceNotFoundException",
  ],
];

describe("the shortest way", () => {
  it.each(goals)("is what is left of one to %s", (_goal, wanted) => {
    const details = fc.check(
      fc.property(
        arbitraries.sequences.updateFunctionConfiguration(),
        ({ script }) => !script.steps.some(wanted),
      ),
      { numRuns: 5000, seed: 42 },
    );
    const least = shortest("UpdateFunctionConfiguration", ["active", "updating"], wanted);
    expect(details.failed).toBe(true);
    expect(scriptOf(details.counterexample)?.steps).toHaveLength(least);
  });
});

it("begins where the first steps would only have led", () => {
  const isFine = fc.property(
    arbitraries.sequences.updateFunctionConfiguration(),
    ({ script: { steps } }) =>
      !steps.some((step, index) => {
        const before = steps[index - 1];
        return step.kind === "poll" && before?.kind === "turn" && before.to === "updateFailed";
      }),
  );
  for (const seed of [1, 2, 3]) {
    const { counterexample } = fc.check(isFine, { seed, numRuns: 5000 });
    expect(scriptOf(counterexample)).toMatchObject({ start: "updating", steps: { length: 2 } });
  }
});

it("finds the same for callers that fail, whatever it began with", () => {
  /** Tries again once where it is told that there are too many calls. */
  const isServed = (sequence: Sequence<Operations>): boolean => {
    const call = { operation: "UpdateFunctionConfiguration", request: { FunctionName: "resize" } };
    let position = sequence.start;
    for (let time = 0; time < 2; time += 1) {
      const answered = sequence.answer(position, call);
      if (answered === undefined || !("error" in answered)) return true;
      if (answered.error.name !== "TooManyRequestsException") return true;
      position = answered.next;
    }
    return false;
  };
  for (const seed of [1, 2, 3]) {
    const { counterexample } = fc.check(
      fc.property(arbitraries.sequences.updateFunctionConfiguration(), isServed),
      { seed, numRuns: 3000 },
    );
    expect(String(counterexample?.[0]).split("\n")).toEqual([
      "updateFunctionConfiguration, from active:",
      "  UpdateFunctionConfiguration is refused: TooManyRequestsException (callerRate)",
      "  UpdateFunctionConfiguration is refused: TooManyRequestsException (callerRate)",
    ]);
  }
});

it("keeps the reason code that a caller fails for while steps are left out", () => {
  const isFine = fc.property(arbitraries.sequences.updateFunctionConfiguration(), ({ steps }) =>
    steps.every(
      ({ response }) =>
        response === undefined ||
        !("LastUpdateStatusReasonCode" in response) ||
        response.LastUpdateStatusReasonCode !== "InvalidSubnet",
    ),
  );
  for (const seed of [1, 2, 3, 4]) {
    const { counterexample } = fc.check(isFine, { seed, numRuns: 5000 });
    expect(String(counterexample?.[0]).split("\n")).toEqual([
      "updateFunctionConfiguration, from updating:",
      "  it becomes updateFailed (InvalidSubnet)",
      "  a poll sees updateFailed",
    ]);
  }
});

describe("options", () => {
  it("ends some runs in a state that lasts only when asked to", () => {
    const stays = (neverEnds: boolean): boolean =>
      fc
        .sample(arbitraries.sequences.updateFunctionConfiguration({ neverEnds }), {
          seed: 1,
          numRuns: 500,
        })
        .some(({ script }) => script.steps.some(({ kind }) => kind === "stay"));
    expect([stays(true), stays(false)]).toEqual([true, false]);
  });

  it("keeps to the number of steps", () => {
    const all = fc.sample(arbitraries.sequences.createFunction({ maxSteps: 3 }), {
      seed: 1,
      numRuns: 300,
    });
    expect(Math.max(...all.map(({ script }) => script.steps.length))).toBe(3);
    expect(() => arbitraries.sequences.createFunction({ maxSteps: 0 })).toThrow(
      "createFunction: maxSteps: expected an integer from 1 to 1000, got 0.",
    );
    // @ts-expect-error: a misspelt option
    expect(() => arbitraries.sequences.createFunction({ maxStep: 3 })).toThrow(
      'no option "maxStep" of arbitraries of createFunction. Did you mean maxSteps?',
    );
  });

  it("takes members of the resource", () => {
    fc.assert(
      fc.property(
        arbitraries.sequences.updateFunctionConfiguration({
          overrides: { FunctionName: "resize" },
        }),
        ({ steps }) => {
          for (const { response } of steps) {
            if (response !== undefined && "FunctionName" in response) {
              expect(response.FunctionName).toBe("resize");
            }
          }
        },
      ),
      runs,
    );
  });
});
