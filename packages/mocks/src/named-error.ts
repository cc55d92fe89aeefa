import type { ErrorName, OperationContract, OperationTypes } from "@shapesmith/contract";
import type { ErrorOf, ErrorOverrides, ValueFixture } from "@shapesmith/fixtures";
import { unlistedError, type UnlistedErrorOverrides } from "./unlisted-error.js";

/**
 * An instance of the SDK's class for an error that the operation lists; of any other name one of the
 * base class of the service's errors.
 *
 * @param overrides those that go with the name.
 * @throws FixtureError when a listed error with its overrides breaks the contract.
 */
export function namedError<O extends OperationTypes>(
  contract: OperationContract<O>,
  fixture: ValueFixture<O>,
  name: string,
  overrides: unknown,
): Error {
  if (!Object.hasOwn(contract.errors, name)) {
    return unlistedError(contract.service, name, overrides as UnlistedErrorOverrides | undefined);
  }
  const listed = name as ErrorName<O>;
  const given = overrides as ErrorOverrides<ErrorOf<O, ErrorName<O>>> | undefined;
  // The types of operations know no more of an error than its name; it is an instance.
  return fixture.error(listed, given) as object as Error;
}
