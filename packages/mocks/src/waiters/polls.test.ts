import { type Acceptor, contractOf, type ServiceData, type Waiter } from "@shapesmith/contract";
import { operationFixtures } from "@shapesmith/fixtures";
import { describe, expect, test } from "vitest";
import { decidingAcceptor } from "./decide.js";
import { type Poll, Polls } from "./polls.js";
import { WaiterError } from "./waiter-error.js";

interface Describe {
  input: { ServiceName: string };
  output: object;
  errors: { name: "NotThereException" };
}

const data: ServiceData = {
  id: "example.depot#Depot",
  shapes: {
    Request: {
      type: "structure",
      members: { ServiceName: { target: "smithy.api#String", required: true } },
    },
    Answer: {
      type: "structure",
      members: {
        Name: "smithy.api#String",
        Secret: "smithy.api#String",
        IsReady: "smithy.api#Boolean",
        Status: "Status",
        Groups: "Groups",
        Tags: "Tags",
        Only: "OneState",
      },
    },
    Status: { type: "enum", values: ["NEW", "DONE", "LOST"] },
    OneState: { type: "enum", values: ["DONE"] },
    Groups: { type: "list", member: "Group" },
    Group: {
      type: "structure",
      members: {
        Status: "Status",
        Wanted: "smithy.api#Integer",
        Instances: "Instances",
        Kind: "smithy.api#String",
      },
    },
    Instances: { type: "list", member: "Instance" },
    Instance: { type: "structure", members: { State: "Status", Name: "smithy.api#String" } },
    Tags: { type: "map", key: "smithy.api#String", value: "smithy.api#String" },
    NotThereException: { type: "structure", error: "client", members: {} },
  },
  operations: { Describe: { input: "Request", output: "Answer", errors: ["NotThereException"] } },
};

const { operations } = contractOf<object, { Describe: Describe }>(data, import.meta.url);
const contract = operations.Describe;
const fixture = operationFixtures<{ Describe: Describe }>(operations).Describe;
const request = { ServiceName: "orders" };

function pollsOf(acceptors: readonly Acceptor[]): Polls<Describe> {
  const waiter: Waiter = { acceptors };
  return new Polls("ThingDone", waiter, contract, fixture, request);
}

function answerOf(poll: Poll): object {
  if (poll.kind === "error") return expect.fail(`It is the error ${poll.name}.`);
  const { situation: _, ...options } = poll.answer.options;
  return fixture.response(poll.answer.overrides, options);
}

function output(
  path: string,
  expected: string,
  comparator: "stringEquals" | "booleanEquals" | "allStringEquals" | "anyStringEquals",
  state: Acceptor["state"] = "success",
): Acceptor {
  return { state, matcher: { output: { path, expected, comparator } } };
}

/** A backtick cannot stand in a template. */
function literal(value: unknown): string {
  return "`" + JSON.stringify(value) + "`";
}

describe("an answer that satisfies an expression", () => {
  test.each([
    ["Status", "DONE", "stringEquals"],
    ["Groups[].Status", "DONE", "allStringEquals"],
    ["Groups[].Status", "LOST", "anyStringEquals"],
    ["Groups[].Instances[].State", "DONE", "allStringEquals"],
    ["Groups[*].Instances[*].State | [0]", "DONE", "allStringEquals"],
    ["Groups[0].Status", "LOST", "stringEquals"],
    ["Groups[-1].Instances[0].State", "LOST", "stringEquals"],
    ["IsReady", "true", "booleanEquals"],
    ["!IsReady", "true", "booleanEquals"],
    [`length(Groups[]) > ${literal(0)}`, "true", "booleanEquals"],
    [`length(Groups) == ${literal(0)}`, "true", "booleanEquals"],
    [`length(Groups) >= ${literal(3)}`, "true", "booleanEquals"],
    [`length(Secret) > ${literal(0)}`, "true", "booleanEquals"],
    [`length(Groups[?Status == 'LOST']) == length(Groups)`, "true", "booleanEquals"],
    ["contains(Groups[].Status, 'LOST')", "true", "booleanEquals"],
    [
      "contains(Groups[].Status, 'LOST') && contains(Groups[].Status, 'DONE')",
      "true",
      "booleanEquals",
    ],
    [
      `contains(Groups[].[length(Instances[?State == 'DONE']) >= Wanted][], ${literal(false)})`,
      "false",
      "booleanEquals",
    ],
    [
      `contains(Groups[].[length(Instances[?State == 'DONE']) >= Wanted][], ${literal(false)})`,
      "true",
      "booleanEquals",
    ],
    [
      `length(Groups[?!(length(Instances) == ${literal(1)} && Wanted == ${literal(7)})]) == ${literal(0)}`,
      "true",
      "booleanEquals",
    ],
    ["Tags.phase", "ready", "stringEquals"],
    ["Tags.*", "ready", "allStringEquals"],
    ["starts_with(Name, 'ready-')", "true", "booleanEquals"],
    [`Status == ${literal(null)}`, "true", "booleanEquals"],
    ["Groups[?Kind == 'main'].Status | [0]", "DONE", "stringEquals"],
    ["Groups[].Status | contains(@, 'NEW')", "false", "booleanEquals"],
  ] as const)("%s is %s (%s)", (path, expected, comparator) => {
    const acceptors = [output(path, expected, comparator)];
    const answer = answerOf(pollsOf(acceptors).ending("success", undefined));
    expect(decidingAcceptor(acceptors, { input: request, output: answer })).toBe(0);
    expect(contract.response.validate(answer)).toEqual([]);

    const other = answerOf(pollsOf(acceptors).unknown());
    expect(decidingAcceptor(acceptors, { input: request, output: other })).toBeUndefined();
    expect(contract.response.validate(other, { unlisted: true })).toEqual([]);
  });

  test("may look at the request", () => {
    const matcher = {
      inputOutput: {
        path: "input.ServiceName == output.Name",
        expected: "true",
        comparator: "booleanEquals",
      },
    } as const;
    const answer = answerOf(pollsOf([{ state: "success", matcher }]).ending("success", undefined));
    expect(answer).toMatchObject({ Name: "orders" });
  });

  test("is decided on by no acceptor that comes before", () => {
    const acceptors = [
      output("Groups[].Status", "LOST", "anyStringEquals", "failure"),
      output("Groups[].Instances[].State", "DONE", "allStringEquals"),
      output("IsReady", "true", "booleanEquals", "failure"),
    ];
    const polls = pollsOf(acceptors);
    for (const [index, state] of [
      [1, "success"],
      [0, "failure"],
    ] as const) {
      const answer = answerOf(polls.ending(state, undefined));
      expect(decidingAcceptor(acceptors, { input: request, output: answer })).toBe(index);
    }
    const third = answerOf(polls.ending("failure", "true"));
    expect(decidingAcceptor(acceptors, { input: request, output: third })).toBe(2);
  });
});

test("a poll after which the waiter goes on has a state of its own, where there is one", () => {
  const done = output("Status", "DONE", "stringEquals");
  const there: Acceptor = { state: "retry", matcher: { errorType: "NotThereException" } };
  expect(answerOf(pollsOf([done, there]).goingOn())).not.toMatchObject({ Status: "DONE" });
  const any: Acceptor = { state: "success", matcher: { success: true } };
  expect(pollsOf([any, there]).goingOn()).toEqual({ kind: "error", name: "NotThereException" });
  expect(pollsOf([any, there]).unknown()).toEqual({ kind: "error", name: "UnlistedException" });
});

test("a state that nobody knows is one of the model's, else one that it does not list", () => {
  const done = output("Status", "DONE", "stringEquals");
  const { Status } = answerOf(pollsOf([done]).unknown()) as { Status: string };
  expect(["NEW", "LOST"]).toContain(Status);
  const only = output("Only", "DONE", "stringEquals");
  expect(answerOf(pollsOf([only]).unknown())).toMatchObject({ Only: "UNLISTED" });
  expect(answerOf(pollsOf([only]).goingOn())).not.toHaveProperty("Only");
});

test("what cannot be brought about is told with the waiter and its expression", () => {
  const impossible = output("Nothing.Like.This", "DONE", "stringEquals");
  const ending = (): unknown => pollsOf([impossible]).ending("success", undefined);
  expect(ending).toThrow(WaiterError);
  expect(ending).toThrow(
    'ThingDone succeeds and which its contract allows. It looks at:\n  Nothing.Like.This (stringEquals "DONE")',
  );
  expect(() => pollsOf([impossible]).ending("failure", undefined)).toThrow(
    "The waiter ThingDone never fails: none of its acceptors has the state failure.",
  );
  expect(() => pollsOf([impossible]).ending("success", "READY")).toThrow(
    "no acceptor of the state success that expects READY. It has DONE.",
  );
});
