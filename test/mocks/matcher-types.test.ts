import { contract } from "@shapesmith/lambda";
import { mockLambda } from "@shapesmith/lambda/mocks";
import "@shapesmith/mocks/vitest";
import { expect, test } from "vitest";

/** The compiler reads it; nobody calls it. */
async function uses(): Promise<void> {
  const lambda = mockLambda();
  expect(lambda).toHaveSent("GetFunction");
  expect(lambda).not.toHaveSent("GetFunction", { FunctionName: expect.any(String) }, { times: 2 });
  expect(lambda).toHaveSentValid();
  expect(lambda).not.toHaveSentNothingElse();
  expect(lambda).toHaveSentInOrder(["GetFunction", ["Invoke", { FunctionName: "orders" }]]);
  expect({}).toConformTo(contract.shapes.FunctionConfiguration, { observed: true });
  expect({ a: {} }).toEqual({ a: expect.toConformTo(contract.shapes.FunctionConfiguration) });
  await expect(Promise.resolve({})).resolves.toConformTo(contract.shapes.FunctionConfiguration);

  // @ts-expect-error an operation is a name
  expect(lambda).toHaveSent(1);
  // @ts-expect-error a pattern is a structure
  expect(lambda).toHaveSent("GetFunction", "orders");
  // @ts-expect-error a number of times
  expect(lambda).toHaveSent("GetFunction", {}, { times: "2" });
  // @ts-expect-error takes nothing
  expect(lambda).toHaveSentNothingElse("GetFunction");
  // @ts-expect-error a list of calls
  expect(lambda).toHaveSentInOrder("GetFunction");
  // @ts-expect-error needs a shape
  expect({}).toConformTo();
}

test("matchers are typed", () => {
  expect(uses).toBeTypeOf("function");
});
