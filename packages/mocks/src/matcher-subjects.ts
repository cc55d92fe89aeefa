import type { ShapeNode, ValidateOptions, Violation } from "@shapesmith/contract";
import { printValue } from "@shapesmith/contract";
import { recordOf } from "./call-record.js";
import { checkPattern, expectPattern } from "./check-pattern.js";
import { unknownOperation } from "./unknown-operation.js";

/** A call of a mock, whatever its service. */
export interface SentCall {
  readonly operation: string;
  readonly input: unknown;
}

/** What matchers know of a mock. */
export interface Sender {
  readonly calls: readonly SentCall[];
  node(operation: string): ShapeNode | undefined;
  violations(call: SentCall, options: ValidateOptions): readonly Violation[];
}

/** What a value can be held to: a shape of a contract. */
export interface Validator {
  readonly name: string;
  readonly node: ShapeNode;
  validate(value: unknown, options?: ValidateOptions): readonly Violation[];
}

interface AnyMock {
  readonly operations: Readonly<Record<string, { readonly request: Validator }>>;
  calls(): readonly SentCall[];
}

/**
 * The mock that an assertion is about.
 *
 * @param operation the one that the assertion names.
 * @param match the pattern of its input that the assertion names.
 * @throws TypeError when the value is no mock, or its service has no such operation, or the input of
 *   the operation no such members.
 */
export function sentBy(received: unknown, operation?: string, match?: object): Sender {
  if (!isMock(received)) {
    throw new TypeError(
      "This matcher is for a mock of Shapesmith, such as mockLambda() gives, not for " +
        `${printValue(received)}. Of a stub of aws-sdk-client-mock, pass the mock whose stub it is.`,
    );
  }
  const { operations } = received;
  if (operation !== undefined && !Object.hasOwn(operations, operation)) {
    throw unknownOperation("the mock", Object.keys(operations), operation, {
      takesClasses: false,
    });
  }
  const calls = received.calls().map(recordOf);
  if (operation !== undefined && match !== undefined) {
    const inputs = calls.flatMap((call) => (call.operation === operation ? [call.input] : []));
    expectPattern(operation, match);
    checkPattern(operation, match, operations[operation]?.request.node, inputs);
  }
  return {
    calls,
    node: (name) => operations[name]?.request.node,
    violations: ({ operation: name, input }, options) =>
      operations[name]?.request.validate(input, options) ?? [],
  };
}

/** @throws TypeError when it is no shape of a contract. */
export function conformingSubject(shape: unknown): Pick<Validator, "name" | "validate"> {
  const isShape =
    typeof shape === "object" &&
    shape !== null &&
    "validate" in shape &&
    typeof shape.validate === "function" &&
    "name" in shape;
  if (isShape) {
    const found = shape as Validator;
    return { name: found.name, validate: (value, options) => found.validate(value, options) };
  }
  throw new TypeError(
    "toConformTo() takes a shape of a contract, such as contract.shapes.FunctionConfiguration or " +
      `contract.operations.GetFunction.response, not ${printValue(shape)}.`,
  );
}

function isMock(value: unknown): value is AnyMock {
  return (
    typeof value === "object" &&
    value !== null &&
    "operations" in value &&
    typeof value.operations === "object" &&
    "calls" in value &&
    typeof value.calls === "function" &&
    "inOrder" in value
  );
}
