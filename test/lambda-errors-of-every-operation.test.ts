import * as sdk from "@aws-sdk/client-lambda";
import { createWorld, errorProvenance } from "@shapesmith/fixtures";
import * as contract from "@shapesmith/lambda/contract";
import { operations } from "@shapesmith/lambda/fixtures";
import { describe, expect, it } from "vitest";

const world = createWorld({ region: "eu-central-1", accountId: "555566667777" });

type Name = keyof typeof operations;
const names = Object.keys(operations) as readonly Name[];

type Make = (overrides: object, options: object) => Error;

/** Each error of an operation that the client can read, in the world, for a request of it. */
function errorsOf(name: Name): readonly (readonly [string, Make, object])[] {
  const { request, error } = operations[name];
  const made = request({}, { world });
  return Object.keys(error)
    .filter((one) => one !== "SyntaxError")
    .map((one) => [one, Reflect.get(error, one) as Make, { for: made, world }]);
}

describe.each(names)("%s", (name) => {
  it("has errors of the client's classes, with texts of its world", () => {
    const listed: readonly string[] = contract.operations[name].errorNames;
    const classes: Readonly<Record<string, unknown>> = { ...sdk };
    for (const [error, make, options] of errorsOf(name)) {
      const made = make({}, options);
      const expected = listed.includes(error) ? classes[error] : sdk.LambdaServiceException;
      expect(made.constructor, error).toBe(expected);
      expect(made.name).toBe(error);
      // The one text that is about another region than the world's.
      const text = made.message.replace("Functions from 'us-east-1' are", "");
      expect(text, error).not.toMatch(/\{\w+\}|undefined|123456789012|us-east-1/);
      expect(made).toMatchObject({ $metadata: { requestId: expect.any(String) as unknown } });
    }
  });

  it("has one text, under whatever name the error has it", () => {
    for (const [error, make, options] of errorsOf(name)) {
      const made = make({ message: "Custom." }, options);
      expect(made.message, error).toBe("Custom.");
      if (!("Message" in made)) continue;
      expect(made.Message, error).toBe("Custom.");
      expect(make({ Message: "Other." }, options).message, error).toBe("Other.");
    }
  });

  it("is refused by the action that it needs", () => {
    const { AccessDeniedException: denied } = operations[name].error;
    const { iamAction } = contract.operations[name];
    expect(denied().message).toContain(` is not authorized to perform: lambda:${iamAction} on `);
  });

  it("misses only what is required", () => {
    const { ValidationException: invalid } = operations[name].error;
    const made = invalid();
    const { node } = contract.operations[name].request;
    const required = node.type === "structure" ? node.members.filter((one) => one.required) : [];
    const grade = errorProvenance(made)?.grade;
    if (required.length === 0) expect(grade).toBe("synthetic");
    else {
      const place = /^1 validation error detected: Value null at '(\w+)' failed/.exec(made.message);
      expect(required.map((one) => one.name.toLowerCase())).toContain(place?.[1]?.toLowerCase());
    }
  });
});

it("an error of some operations is none of the others", () => {
  const { CreateFunction, GetFunction } = operations;
  const tooLarge = CreateFunction.error.RequestEntityTooLargeException(
    {},
    { message: "codeTooLarge" },
  );
  expect(tooLarge.message).toBe("Zipped size must be smaller than 52428800 bytes");
  // @ts-expect-error Nothing that GetFunction takes is that large.
  expect(GetFunction.error.RequestEntityTooLargeException).toBeUndefined();
  // @ts-expect-error The same by name.
  expect(() => GetFunction.error("RequestEntityTooLargeException")).toThrow(
    'GetFunction has no error "RequestEntityTooLargeException"',
  );
});

it("a name that is too long is that of the function", () => {
  const texts = names.flatMap((name) => {
    const make: unknown = Reflect.get(operations[name].error, "InvalidParameterValueException");
    const { request } = contract.operations[name];
    const takes =
      request.node.type === "structure" && request.node.memberByName.has("FunctionName");
    if (make === undefined || !takes) return [];
    return [(make as Make)({}, { message: "functionNameTooLong" }).message];
  });
  expect(texts.length).toBeGreaterThan(40);
  for (const text of texts) expect(text).toContain("' at 'functionName' failed to satisfy");
});
