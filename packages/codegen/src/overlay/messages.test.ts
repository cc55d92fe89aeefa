import { describe, expect, test } from "vitest";
import { enumeration, model, required, structure } from "../model/construct.js";
import type { Overlaid } from "./apply.js";
import { apply, problemOf, statement, traitsOf } from "./testing.js";

const busy = {
  text: "{name} of {table} is busy in {region}.",
  grade: "recorded",
  source: "guide",
  members: { Reason: "Lock" },
  operations: ["Update"],
  variables: { name: "A row" },
  trigger: { request: "Table == 'orders'" },
};
const denied = {
  status: 403,
  messages: { denied: { text: "No.", grade: "issue", source: "https://example.com/1" } },
};

const applied = (shapes: object): Overlaid =>
  apply(
    model({
      operations: { Update: { input: "Request", errors: ["Busy"] }, Ping: {} },
      shapes: {
        Request: structure({ Table: required("String"), Mode: "Mode" }),
        Mode: enumeration(["On", "Off"]),
        Busy: structure(
          { Reason: "Mode", Count: "Integer", message: "String" },
          { error: "client" },
        ),
      },
    }),
    shapes,
  );
const withMessages = (messages: object): Overlaid =>
  applied({ "example#Busy": statement({ "shapesmith#messages": messages }) });
const withErrors = (errors: object): Overlaid =>
  applied({ "example#Service": statement({ "shapesmith#unmodelledErrors": errors }) });

describe("the texts of an error", () => {
  test("are kept, their source in full; values that an enum lacks are told", () => {
    const { model: result, findings } = withMessages({ busy });
    expect(traitsOf(result, "example#Busy").messages).toEqual({
      busy: { ...busy, source: "https://example.com/guide" },
    });
    expect(findings).toMatchObject([
      {
        code: "message-value-unknown",
        message: 'Messages of example#Busy speak of "Lock", which example#Mode does not have.',
      },
    ]);
  });

  test.each([
    ["a member", { members: { Resaon: "On" } }, "there is no member Resaon. Did you mean Reason?"],
    [
      "a member of requests",
      { trigger: { request: "Tabel == 'x'" } },
      "its trigger: there is no member Tabel. Did you mean Table?",
    ],
    [
      "a value of another type",
      { members: { Count: "3" } },
      'Count is of type integer and cannot be "3"',
    ],
    [
      "an operation",
      { operations: ["Updat"] },
      "there is no operation Updat that ends with Busy. Did you mean Update?",
    ],
    [
      "an operation without the error",
      { operations: ["Ping"] },
      "there is no operation Ping that ends with Busy",
    ],
    [
      "a member of requests",
      { operations: { taking: "Tabel" } },
      "there is no member Tabel in a request of an operation that ends with Busy. Did you mean Table?",
    ],
    [
      "a variable",
      { text: "{tabel}", variables: {} },
      "there is no variable {tabel}. Did you mean {table}?",
    ],
    [
      "a variable whose brace is not closed",
      { text: "{name} of {table is busy in {region}." },
      "the brace of {table is not closed. Write {table}.",
    ],
    [
      "a variable in a variable",
      { variables: { name: "{regoin}" } },
      "there is no variable {regoin}. Did you mean {region}?",
    ],
    [
      "a variable that is not used",
      { variables: { name: "A", other: "B" } },
      "the variable other stands in no text",
    ],
    [
      "a source",
      { source: "guid" },
      '"guid" is no key of the metadata shapesmith.sources. Did you mean guide?',
    ],
    ["a trigger", { trigger: { request: "Table ==" } }, "its trigger is no JMESPath expression"],
  ])("cannot misname %s", (_, change, expected) => {
    const message = problemOf(() => withMessages({ busy: { ...busy, ...change } }));
    expect(message).toContain("example#Busy: the message busy: ");
    expect(message).toContain(expected);
  });

  test("stand on errors", () => {
    expect(
      problemOf(() =>
        applied({
          "example#Request": statement({
            "shapesmith#messages": { busy: { text: "x", grade: "issue", source: "guide" } },
          }),
        }),
      ),
    ).toContain("messages are those of an error, and this is none.");
  });
});

describe("errors that no model lists", () => {
  test("are kept", () => {
    const { model: result } = withErrors({ Denied: denied });
    expect(result.service.traits.unmodelledErrors).toEqual({ Denied: denied });
  });

  test.each([
    [
      "an operation",
      { operations: ["Pin"] },
      "there is no operation Pin of the service. Did you mean Ping?",
    ],
    [
      "a body that clients can read",
      {
        contentType: "text/plain",
        messages: { one: { text: "{}", grade: "issue", source: "guide" } },
      },
      "the text is JSON, which every client can read",
    ],
    [
      "no body",
      {
        contentType: "text/plain",
        messages: { one: { text: null, grade: "issue", source: "guide" } },
      },
      "has a body: state its text",
    ],
  ])("cannot have %s", (_, change, expected) => {
    const message = problemOf(() => withErrors({ Denied: { ...denied, ...change } }));
    expect(message).toContain("example#Service: the error Denied: ");
    expect(message).toContain(expected);
  });
});

describe("a refusal", () => {
  const refused = (refusal: object, messages: object): Overlaid =>
    applied({
      "example#Request$Table": statement({
        "smithy.api#length": { max: 3 },
        "shapesmith#refusals": [{ constraint: "length", ...refusal }],
      }),
      "example#Busy": statement({ "shapesmith#messages": messages }),
    });
  const long = { text: "{value} is too long for {name}.", grade: "issue", source: "guide" };

  test("names an error and one of its texts", () => {
    const { model: result } = refused({ error: "Busy", message: "long" }, { long });
    expect(traitsOf(result, "example#Request$Table").refusals).toEqual([
      { constraint: "length", error: "Busy", message: "long" },
    ]);
  });

  test.each([
    ["an error", { error: "Bussy" }, "the refusal: there is no error Bussy. Did you mean Busy?"],
    [
      "a text",
      { error: "Busy", message: "lnog" },
      "the refusal: Busy: there is no message lnog. Did you mean long?",
    ],
    [
      "a text that speaks of more",
      { error: "Busy", message: "other" },
      "the refusal: the message other has {region}",
    ],
    [
      "a constraint that a text cannot have",
      { error: "Busy", constraint: "range" },
      "the refusal: a shape of type string has no constraint range.",
    ],
  ])("cannot misname %s", (_, refusal, expected) => {
    const other = { ...long, text: "Not in {region}." };
    expect(problemOf(() => refused(refusal, { long, other }))).toContain(expected);
  });
});
