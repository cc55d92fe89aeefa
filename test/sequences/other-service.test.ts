import { describe, expect, it } from "vitest";
import { arbitraries, contract, fixtures } from "../golden/lifecycle/expected/index.js";
import fc from "fast-check";

const { makeBox } = fixtures.sequences;

/** A service of three operations: nothing that plays sequences knows Lambda. */
describe("the lifecycle of another service", () => {
  it("has runs by the names that its model gives them", () => {
    const { steps } = makeBox.succeeds({ polls: 2, overrides: { BoxName: "hat" } });
    expect(steps.map(({ operation, state }) => [operation, state])).toEqual([
      ["MakeBox", "making"],
      ["GetBox", "making"],
      ["GetBox", "making"],
      ["GetBox", "ready"],
    ]);
    const boxes = steps.map(({ response }) =>
      response !== undefined && "Box" in response ? response.Box : response,
    );
    expect(boxes[0]).toMatchObject({ BoxName: "hat", Width: 3, Status: "MAKING" });
    expect(boxes[3]).toMatchObject({ BoxName: "hat", Width: 3, Status: "READY" });
  });

  it("fails with the case", () => {
    const steps = makeBox.fails("TORN", { times: 1 }).steps;
    expect(steps.map(({ error }) => error?.name)).toEqual(["BoxBusy", undefined, undefined]);
    expect(steps[2]?.response).toMatchObject({ Box: { Status: "BROKEN", Cause: "TORN" } });
    // @ts-expect-error: no such cause
    expect(() => makeBox.fails("BENT")).toThrow("makeBox.fails: expected a value of Cause");
  });

  it("lets a state end by itself after as many polls as it says", () => {
    const sequence = makeBox.fails("WET");
    const request = { BoxName: "hat" };
    let position = sequence.start;
    const status = (operation: string): unknown => {
      const answered = sequence.answer(position, { operation, request });
      if (answered === undefined) throw new Error(operation);
      position = answered.next;
      if ("error" in answered) return answered.error.name;
      const { response } = answered;
      const box: unknown = "Box" in response ? response.Box : response;
      return typeof box === "object" && box !== null && "Status" in box ? box.Status : undefined;
    };
    expect(["GetBox", "MakeBox", "GetBox", "DropBox", "GetBox"].map(status)).toEqual([
      "BoxMissing",
      "MAKING",
      "BROKEN",
      undefined,
      "BoxMissing",
    ]);
    // What the run does not tell goes as the lifecycle says: two polls, then it is ready.
    expect(["MakeBox", "DropBox", "GetBox", "GetBox"].map(status)).toEqual([
      "MAKING",
      "BoxInUse",
      "MAKING",
      "READY",
    ]);
  });

  it("has arbitraries whose answers conform", () => {
    fc.assert(
      fc.property(arbitraries.sequences.makeBox(), ({ steps }) => {
        for (const { operation, response } of steps) {
          if (response === undefined) continue;
          expect(contract.operations[operation].response.validate(response)).toEqual([]);
        }
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});
