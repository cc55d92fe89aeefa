import { expect, test } from "vitest";
import { model, required, simple, structure } from "../../model/construct.js";
import type { Example } from "../../model/traits.js";
import { planService } from "../../plan/plan.js";
import { emitExamples } from "./index.js";
import { validExamples } from "./valid-examples.js";

function planned(examples: readonly Example[]): ReturnType<typeof planService>["plan"] {
  const described = model({
    operations: {
      Put: { input: "Request", output: "Response", errors: ["Gone"], traits: { examples } },
    },
    shapes: {
      Request: structure({ Name: required("Name"), When: "Timestamp", Data: "Blob" }),
      Response: structure({ Name: "Name", Size: "Integer" }),
      Gone: structure({ message: "String" }, { error: "client" }),
      Name: simple("string", { length: { max: 5 } }),
    },
  });
  return planService(described).plan;
}

test("examples that conform are kept, without their titles", () => {
  const request = { Name: "a", When: "2024-05-14T09:26:53Z", Data: "bytes" };
  const plan = planned([
    { title: "To put", input: request, output: { Name: "a", Size: 1 } },
    {
      title: "To fail",
      input: { Name: "b", When: 1_715_678_813 },
      error: { shapeId: "example#Gone", content: { message: "Gone." } },
    },
  ]);
  const { examples, findings } = validExamples(plan);
  expect(findings).toEqual([]);
  expect(examples.get("Put")).toEqual([
    { request, response: { Name: "a", Size: 1 } },
    {
      request: { Name: "b", When: 1_715_678_813 },
      error: { name: "Gone", members: { message: "Gone." } },
    },
  ]);
  expect(emitExamples(plan)).not.toContain("To put");
});

test.each<[string, Example, string]>([
  [
    "a request",
    { title: "", input: { Name: "too long" } },
    "the request breaks the contract: Name: expected at most 5 characters, got 8",
  ],
  [
    "a date",
    { title: "", input: { Name: "a", When: "yesterday" } },
    "the request breaks the contract: When: ",
  ],
  [
    "an answer",
    { title: "", input: { Name: "a" }, output: { Size: "1", Name: 2 } },
    "the response breaks the contract: ",
  ],
  [
    "a member",
    { title: "", input: { Name: "a", Nmae: "b" } },
    "Nmae: expected a member of Request",
  ],
  [
    "an error",
    { title: "", input: { Name: "a" }, error: { shapeId: "example#Lost", content: {} } },
    "the operation has no error Lost",
  ],
  [
    "constraints on purpose",
    { title: "", input: {}, allowConstraintErrors: true },
    "its request is meant to break the contract",
  ],
])("one that breaks %s is a finding, and left out", (_, example, reason) => {
  const plan = planned([example]);
  const [finding, ...others] = validExamples(plan).findings;
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    severity: "info",
    code: "example-invalid",
    shape: "example#Put",
  });
  expect(finding?.message).toContain(`The example 1 of example#Put is left out: `);
  expect(finding?.message).toContain(reason);
  expect(emitExamples(plan)).toBeUndefined();
});

test("what is in an example cannot end the code that it stands in", () => {
  const name = "`${";
  const text = emitExamples(
    planned([
      {
        title: "*/",
        input: { Name: name, Data: '"; throw 1; //\u2028', ["__proto__"]: 1 },
      },
    ]),
  );
  expect(text).toBeUndefined();
  const kept = emitExamples(
    planned([{ title: "*/", input: { Name: name, Data: '"; throw 1; //\u2028' } }]),
  );
  expect(kept).toContain(String.raw`Data: "\"; throw 1; //\u2028"`);
});
