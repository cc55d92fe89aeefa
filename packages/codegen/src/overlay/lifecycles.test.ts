import { describe, expect, test } from "vitest";
import { structure, enumeration, model, required, list } from "../model/construct.js";
import type { Model } from "../model/model.js";
import type { Overlaid } from "./apply.js";
import { apply, problemOf, statement } from "./testing.js";

function boxes(): Model {
  return model({
    operations: {
      MakeBox: { input: "MakeBoxRequest", output: "Box", errors: ["BoxInUse"] },
      GetBox: { input: "GetBoxRequest", output: "GetBoxResponse", errors: ["BoxInUse"] },
      ListBoxes: { output: "ListBoxesResponse" },
    },
    shapes: {
      MakeBoxRequest: structure({ BoxName: required("String"), Width: "Double" }),
      GetBoxRequest: structure({ BoxName: required("String") }),
      GetBoxResponse: structure({ Box: "Box" }),
      ListBoxesResponse: structure({ Boxes: list("Box") }),
      Box: structure({ BoxName: "String", Tag: "String", Status: "Status" }),
      Status: enumeration(["MAKING", "READY"]),
      BoxInUse: structure({ message: "String" }, { error: "client" }),
    },
  });
}

const lifecycle = {
  grade: "documented",
  structure: "Box",
  named: "BoxName",
  states: { gone: {}, making: { situation: "making" }, ready: { situation: "ready" } },
  reads: { GetBox: { member: "Box" }, ListBoxes: { member: "Boxes", list: true } },
  calls: [
    { operations: ["MakeBox"], from: ["gone"], to: "making", view: {} },
    { operations: ["MakeBox"], error: "BoxInUse" },
  ],
  turns: [{ from: "making", to: "ready", changes: ["Tag"], polls: 1 }],
  faults: [],
  requests: { MakeBox: { Width: 3 } },
  runs: {
    makeBox: { succeeds: { start: "gone", steps: [{ call: "MakeBox" }, { becomes: "ready" }] } },
  },
};

function applied(changes: object = {}, messages: object = {}): Overlaid {
  return apply(boxes(), {
    ...messages,
    "example#Box": statement({
      "shapesmith#situations": {
        making: { grade: "documented", members: { Status: { is: "MAKING" } } },
        ready: { grade: "documented", members: { Status: { is: "READY" } } },
      },
    }),
    "example#Service": statement({
      "shapesmith#lifecycles": { box: { ...lifecycle, ...changes } },
    }),
  });
}

describe("lifecycles", () => {
  test("are kept", () => {
    expect(applied().model.service.traits.lifecycles).toEqual({ box: lifecycle });
  });

  const make = lifecycle.calls[0];
  const versions = { qualifier: "Qualifier", member: "Tag", latest: "latest" };
  const run = (steps: readonly object[], more: object = {}): object => ({
    runs: { makeBox: { succeeds: { start: "gone", steps, ...more } } },
  });

  test.each([
    ["a structure", { structure: "Bx" }, "structure: there is no structure Bx."],
    ["the naming member", { named: "Name" }, "named: there is no member Name."],
    [
      "a situation",
      { states: { ...lifecycle.states, ready: { situation: "redy" } } },
      "states.ready: there is no situation redy. Did you mean ready?",
    ],
    ["a moment", { moments: { Tg: "Z" } }, "moments: there is no member Tg."],
    [
      "a situation of requests",
      { requestsIn: { redy: { MakeBox: { Width: 4 } } } },
      "requestsIn: there is no situation redy. Did you mean ready?",
    ],
    [
      "what requests in a situation have",
      { requestsIn: { ready: { MakeBox: { Wdth: 4 } } } },
      "requestsIn.ready: MakeBox: there is no member Wdth. Did you mean Width?",
    ],
    [
      "a stale member that nobody was told",
      {
        calls: [{ operations: ["MakeBox"], differs: "Width", error: "BoxInUse" }, make],
        ...run([{ call: "MakeBox", error: "BoxInUse" }], { start: "ready" }),
      },
      "runs.makeBox.succeeds: Step 1: nobody was told a Width that is not the latest any more.",
    ],
    [
      "an operation",
      { calls: [{ ...make, operations: ["MakBox"] }] },
      "calls.0: there is no operation MakBox. Did you mean MakeBox?",
    ],
    [
      "a state",
      { calls: [{ ...make, to: "makin" }] },
      "calls.0: there is no state makin. Did you mean making?",
    ],
    [
      "an error",
      { calls: [{ ...make, error: "BoxInUs" }] },
      "calls.0: MakeBox: there is no error BoxInUs. Did you mean BoxInUse?",
    ],
    [
      "a member that changes",
      { calls: [{ ...make, changes: ["Tga"] }] },
      "calls.0: there is no member Tga. Did you mean Tag?",
    ],
    [
      "a member of the request",
      { requests: { MakeBox: { Widht: 3 } } },
      "requests: MakeBox: there is no member Widht. Did you mean Width?",
    ],
    [
      "where an answer has it",
      { reads: { GetBox: {} } },
      "reads.GetBox: the answer of GetBox has a GetBoxResponse there, no Box.",
    ],
    [
      "that it is a list",
      { reads: { ...lifecycle.reads, ListBoxes: { member: "Boxes" } } },
      "reads.ListBoxes: Boxes of ListBoxes is a list: say so with list.",
    ],
    [
      "a version",
      { calls: [{ ...make, publishes: "ready" }] },
      "calls.0: publishes: the lifecycle says nothing of versions. Add versions.",
    ],
    [
      "a turn",
      run([{ call: "MakeBox" }, { becomes: "gone" }]),
      "runs.makeBox.succeeds: Step 2: nothing leads from making to gone by itself.",
    ],
    [
      "a call",
      run([{ call: "MakeBox" }, { call: "MakeBox" }]),
      "runs.makeBox.succeeds: Step 2: MakeBox is not accepted in the state making.",
    ],
    [
      "a poll",
      run([{ polls: 1 }]),
      "runs.makeBox.succeeds: Step 1: in the state gone there is nothing to be seen.",
    ],
    [
      "a refusal",
      run([{ call: "MakeBox", error: "BoxInUse" }]),
      "runs.makeBox.succeeds: Step 1: MakeBox does not end with BoxInUse in the state gone.",
    ],
    [
      "what a call of a run asks",
      run([{ call: "MakeBox", asks: { Width: { is: 4 } } }]),
      "runs.makeBox.succeeds: Step 1: MakeBox with Width 4 is not accepted in the state gone.",
    ],
    [
      "what is never seldom",
      run([{ call: "MakeBox", seldom: {} }]),
      "runs.makeBox.succeeds: Step 1: MakeBox is not accepted in the state gone, not even seldom.",
    ],
    [
      "an option that no step counts",
      run([{ call: "MakeBox", with: "polls" }]),
      "runs.makeBox.succeeds: no step counts polls.",
    ],
    [
      "a step that is taken with another count",
      run([
        { call: "MakeBox" },
        { polls: { option: "polls", usual: 0 } },
        { becomes: "gone", with: "polls" },
      ]),
      "runs.makeBox.succeeds: Step 3: nothing leads from making to gone by itself.",
    ],
    [
      "a version that there is not yet",
      run([{ call: "MakeBox" }, { stays: {}, version: {} }]),
      "runs.makeBox.succeeds: Step 2: there is no version yet.",
    ],
    [
      "a state that is never reached",
      { turns: [], ...run([{ call: "MakeBox" }]) },
      "states.ready: nothing leads to it.",
    ],
    [
      "a rule that never decides",
      { calls: [...lifecycle.calls, { operations: ["MakeBox"], from: ["making"], to: "ready" }] },
      "calls.2: it never decides: all of its calls are decided by calls.1 before. Put it first.",
    ],
    [
      "a rule for a state that is never reached",
      {
        states: { ...lifecycle.states, lost: {} },
        calls: [...lifecycle.calls, { operations: ["MakeBox"], from: ["lost"], to: "ready" }],
      },
      "calls.2: it never decides: its operations are called in none of its states.",
    ],
    [
      "cases",
      run([], { cases: "causes" }),
      "runs.makeBox.succeeds: there is no record of cases causes.",
    ],
  ])("%s that is wrong is refused", (_, changes, expected) => {
    const message = problemOf(() => applied(changes));
    expect(message).toContain(`example#Service: the lifecycle box: ${expected}`);
  });

  const text = {
    text: "The box is in use.",
    grade: "documented",
    source: "https://example.com/boxes",
  };
  const onBoxInUse = {
    "example#BoxInUse": statement({
      "shapesmith#messages": {
        exists: { ...text, operations: ["MakeBox"] },
        taken: { ...text, operations: { taking: "BoxName", except: ["GetBox"] } },
        locked: { ...text, operations: ["GetBox"] },
      },
    }),
  };
  const refused = { operations: ["MakeBox"], error: "BoxInUse" };

  test.each([
    [
      "that is not known",
      { calls: [make, { ...refused, message: "exist" }] },
      "calls.1: MakeBox: BoxInUse has no message exist: expected one of exists, taken. Did you mean exists?",
    ],
    [
      "of another operation",
      { calls: [make, { ...refused, message: "locked" }] },
      "calls.1: MakeBox: BoxInUse has no message locked: expected one of exists, taken.",
    ],
    [
      "that is left open",
      { calls: [make, refused] },
      "calls.1: MakeBox: BoxInUse has several messages: expected message to name one of exists, taken.",
    ],
    [
      "of no error",
      { calls: [{ ...make, message: "exists" }] },
      "calls.0: message: state the error that has it.",
    ],
    [
      "of a fault",
      { faults: [{ error: "BoxInUse", message: "lost" }], calls: [make] },
      "faults.0: MakeBox: BoxInUse has no message lost: expected one of exists, taken. Correct the name.",
    ],
    [
      "of a step",
      {
        calls: [make, { ...refused, message: "exists" }],
        ...run([{ call: "MakeBox", error: "BoxInUse", message: "taken" }], { start: "ready" }),
      },
      "runs.makeBox.succeeds: Step 1: MakeBox does not end with BoxInUse in the state ready.",
    ],
  ])("a text %s is refused", (_, changes, expected) => {
    const message = problemOf(() => applied(changes, onBoxInUse));
    expect(message).toContain(`example#Service: the lifecycle box: ${expected}`);
  });

  test("a text of some of the operations that a rule is about is kept", () => {
    const calls = [
      make,
      { ...refused, message: "exists" },
      { from: ["ready"], error: "BoxInUse", message: "locked" },
    ];
    expect(() => applied({ calls }, onBoxInUse)).not.toThrow();
  });

  test("a member that a call must ask for is one of the request", () => {
    const message = problemOf(() => applied({ calls: [{ ...make, asks: { Wdth: { is: 3 } } }] }));
    expect(message).toContain("calls.0: MakeBox: there is no member Wdth. Did you mean Width?");
  });

  test.each([
    [
      "where",
      { calls: [{ ...make, where: { Tg: null } }] },
      "calls.0.where: there is no member Tg",
    ],
    [
      "unpublished",
      { calls: [{ ...make, unpublished: {} }] },
      "calls.0: unpublished: the lifecycle says nothing of versions. Add versions.",
    ],
    ["unlike", { versions: { ...versions, unlike: "Tg" } }, "versions: there is no member Tg."],
    [
      "unlike",
      { versions: { ...versions, unlike: "Tag", own: ["Tag"] } },
      "versions: unlike: each version has a Tag of its own. Name a member that it keeps.",
    ],
  ])("what %s says is about what there is", (_, changes, expected) => {
    expect(problemOf(() => applied(changes))).toContain(expected);
  });

  test.each([
    ["a step", run([{ cal: "MakeBox" }]), "an object with one of call, polls, becomes, stays"],
    ["an option", run([{ polls: { option: "often", usual: 1 } }]), 'one of "polls", "times"'],
    ["no state", { states: {} }, "an object with at least one state"],
  ])("the form of %s is checked", (_, changes, expected) => {
    expect(problemOf(() => applied(changes))).toContain(expected);
  });
});
