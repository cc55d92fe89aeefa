import { operations as contract } from "@shapesmith/lambda/contract";
import { operations } from "@shapesmith/lambda/fixtures";
import { expect, test } from "vitest";

test("the example that the documentation shows is a fixture, with the SDK's own values", () => {
  const [example] = operations.UpdateFunctionConfiguration.examples;
  expect(example?.request).toMatchObject({ FunctionName: "my-function", MemorySize: 256 });
  expect(example?.response).toMatchObject({
    FunctionArn: "arn:aws:lambda:us-east-2:123456789012:function:my-function",
    MemorySize: 256,
    $metadata: { httpStatusCode: 200 },
  });
  const [mapping] = operations.CreateEventSourceMapping.examples;
  expect(mapping?.response?.LastModified).toBeInstanceOf(Date);
  const [publication] = operations.PublishLayerVersion.examples;
  expect(publication?.request).not.toHaveProperty("title");
});

test("every example conforms, and is made anew each time", () => {
  let count = 0;
  for (const [name, { examples }] of Object.entries(operations)) {
    const { request, response } = contract[name as keyof typeof contract];
    for (const example of examples) {
      count += 1;
      expect.soft(request.validate(example.request), name).toEqual([]);
      if ("response" in example) expect.soft(response.validate(example.response), name).toEqual([]);
    }
  }
  expect(count).toBeGreaterThan(40);
  const { ListFunctions } = operations;
  expect(ListFunctions.examples[0]).not.toBe(ListFunctions.examples[0]);
  expect(ListFunctions.examples).toEqual(ListFunctions.examples);
});
