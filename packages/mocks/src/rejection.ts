import {
  commonError,
  commonErrors,
  type ErrorName,
  nearest,
  type OperationContract,
  type OperationTypes,
  printValue,
} from "@shapesmith/contract";
import type { ErrorFixtureOptions, ErrorOf, ErrorOverrides, World } from "@shapesmith/fixtures";
import type { AnswerSource } from "./behavior.js";
import { copierOf } from "./snapshot.js";
import { unlistedError, type UnlistedErrorOverrides } from "./unlisted-error.js";

/** What errors of an operation are made from, and held to. */
export type RejectionSource<O extends OperationTypes> = Pick<
  AnswerSource<O>,
  "contract" | "fixture" | "gate"
>;

type ListedOverrides<O extends OperationTypes> = ErrorOverrides<ErrorOf<O, ErrorName<O>>>;

/**
 * Makes an error of that name anew for each request: an instance of the SDK's own class for it; for
 * another name, one of the base class of the service's errors.
 *
 * @throws TypeError when it is no name, or the operation has no such error, ContractError when a listed one with its
 *   overrides breaks the contract.
 */
export function rejectionOf<O extends OperationTypes>(
  { contract, fixture, gate }: RejectionSource<O>,
  name: string,
  overrides?: unknown,
  options?: ErrorFixtureOptions<O["input"]>,
): (request: O["input"], world?: World) => Error {
  if (typeof name !== "string") {
    throw new TypeError(
      `What ${contract.name} is to be rejected with is the name of an error or an instance of Error, ` +
        `not ${printValue(name)}.`,
    );
  }
  const copy = copierOf(overrides).copy;
  const isListed = Object.hasOwn(contract.errors, name);
  const hasTexts = isListed || Object.hasOwn(contract.unmodelledErrors, name);
  if (!hasTexts && !gate.acceptsUnknownErrors) refuseUnknown(contract, name, overrides);
  // What a fixture does not know to change of an error that no model lists.
  const isPlain = hasTexts && (isListed || !changesStatus(overrides));
  // By the type of `rejects`, the name is of the operation and the overrides are those that go with
  // it. The types of operations know no more of an error than its name; a fixture gives an instance.
  const create = isPlain
    ? (request?: O["input"], world?: World) =>
        fixture.error(name, copy() as ListedOverrides<O>, {
          for: request,
          world,
          ...(options as ErrorFixtureOptions<O["input"], never> | undefined),
          // What is accepted is the mock's to say: the fixture only makes the value.
          validate: false,
        }) as object as Error
    : () => unlistedError(contract.service, name, copy() as UnlistedErrorOverrides);
  // Made once here, so that overrides which break the contract are reported on their own line.
  const first = create();
  if (isListed && overrides !== undefined) {
    gate.checkError(contract, name, first, options);
  }
  return create;
}

function changesStatus(overrides: unknown): boolean {
  return (
    typeof overrides === "object" &&
    overrides !== null &&
    ("status" in overrides || "fault" in overrides || "unlisted" in overrides)
  );
}

function refuseUnknown<O extends OperationTypes>(
  contract: OperationContract<O>,
  name: string,
  overrides: unknown,
): void {
  if (commonError(name) !== undefined || isUnlistedAskedFor(overrides)) return;
  const { errorNames, service } = contract;
  const meant =
    nearest(name, [...errorNames, ...Object.keys(contract.unmodelledErrors)]) ??
    nearest(name, Object.keys(commonErrors));
  const isOfService = Object.hasOwn(service.data.shapes, name);
  const listed = errorNames.length === 0 ? "none" : errorNames.join(", ");
  throw new TypeError(
    `${contract.name} has no error ${JSON.stringify(name)}` +
      (isOfService ? ", which other operations of the service list" : "") +
      (meant === undefined ? ". " : `. Did you mean ${meant}? `) +
      `Its contract lists ${listed}; common errors of AWS such as AccessDeniedException are known too. ` +
      "If the service gives it all the same, pass { unlisted: true }.",
  );
}

function isUnlistedAskedFor(overrides: unknown): boolean {
  return (
    typeof overrides === "object" &&
    overrides !== null &&
    "unlisted" in overrides &&
    overrides.unlisted === true
  );
}
