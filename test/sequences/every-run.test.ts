import { countsOfRun, runGroups, type Sequence } from "@shapesmith/contract";
import { contract, fixtures, type Operations } from "@shapesmith/lambda";
import { describe, expect, it } from "vitest";

const { updateFunctionConfiguration } = fixtures.sequences;

describe("every run", () => {
  const groups = runGroups(contract.operations.GetFunction.service);
  const runs = Object.entries(fixtures.sequences).flatMap(([group, all]) =>
    Object.entries(all).map(([name, run]) => {
      const data = groups.get(group)?.runs[name];
      const takesPolls = data !== undefined && countsOfRun(data).includes("polls");
      const options = { ...(takesPolls ? { polls: 2 } : {}), observed: true };
      const made = run as (...args: unknown[]) => Sequence<Operations>;
      return [`${group}.${name}`, made, options] as const;
    }),
  );

  it.each(runs)(
    "%s has steps that conform, are repeatable and go as its script does",
    (name, run, options) => {
      const make = (): Sequence<Operations> =>
        name.endsWith(".fails") ? run("InvalidSubnet", options) : run(options);
      const { steps, script } = make();
      for (const { operation, request, response, error } of steps) {
        const { request: asked, response: answered, errorNames } = contract.operations[operation];
        expect(asked.validate(request)).toEqual([]);
        if (error === undefined)
          expect(answered.validate(response, { observed: true })).toEqual([]);
        else expect(errorNames).toContain(error.name);
      }
      expect(steps.map(({ error }) => error?.name)).toEqual(
        script.steps.flatMap((step) =>
          step.kind === "call" ? [step.error] : step.kind === "poll" ? [undefined] : [],
        ),
      );
      expect(JSON.stringify(make().steps)).toBe(JSON.stringify(steps));
    },
  );

  it("refuses counts, options, codes and overrides that cannot be", () => {
    expect(() => updateFunctionConfiguration.succeeds({ polls: -1 })).toThrow(
      "polls: expected an integer from 0 to 1000, got -1.",
    );
    // @ts-expect-error: no such code
    expect(() => updateFunctionConfiguration.fails("Idle")).toThrow(
      /updateFunctionConfiguration.fails: expected a value of LastUpdateStatusReasonCode/,
    );
    // @ts-expect-error: the run takes no such number
    expect(() => updateFunctionConfiguration.succeeds({ times: 2 })).toThrow(
      'no option "times" of updateFunctionConfiguration.succeeds: expected observed, overrides, polls',
    );
    expect(() => updateFunctionConfiguration.succeeds({ overrides: { State: "Failed" } })).toThrow(
      "updateFunctionConfiguration.succeeds: State: expected no member that tells the state",
    );
    expect(
      () => updateFunctionConfiguration.succeeds({ overrides: { MemorySize: 1 } }).steps,
    ).toThrow(/MemorySize/);
  });
});
