import type { TranslateConfig } from "@aws-sdk/lib-dynamodb";
import {
  contractOf,
  type OperationContract,
  type OperationContracts,
  type OperationTypes,
  type ServiceData,
  type Shape,
} from "@shapesmith/contract";
import { toAttributeValues, type ValuePlaces } from "./attribute-values.js";
import { type DocumentOperations, placesOf } from "./document-commands.js";

type AnyContract = OperationContract<OperationTypes>;

/**
 * The contracts of DynamoDB's operations for native values: what is held to them is held to the
 * contract as the attribute values that the document client makes of it.
 *
 * @param translating what the client is configured with that makes them.
 */
export function documentContracts<O extends { readonly [K in keyof O]: OperationTypes }>(
  operations: OperationContracts<O>,
  translating: () => TranslateConfig,
): OperationContracts<DocumentOperations<O>> {
  const found: Record<string, AnyContract> = {};
  const all = Object.entries<AnyContract>(operations);
  const [first] = all;
  const native = first && contractOf(nativeData(first[1].service.data), import.meta.url).operations;
  for (const [name, contract] of all) {
    const places = placesOf(name);
    const twin = (native as Readonly<Record<string, AnyContract>> | undefined)?.[name];
    if (places === undefined || twin === undefined) continue;
    found[name] = {
      name,
      iamAction: contract.iamAction,
      service: twin.service,
      request: translated(twin.request, contract.request, places.input, translating),
      response: translated(twin.response, contract.response, places.output, translating),
      constraints: twin.constraints,
      errors: contract.errors,
      errorNames: contract.errorNames,
      http: contract.http,
      waiters: {},
      pagination: contract.pagination,
      situation: contract.situation,
      unmodelledErrors: contract.unmodelledErrors,
    };
  }
  // Those that the types name are the ones that there are commands for.
  return found as unknown as OperationContracts<DocumentOperations<O>>;
}

/** In place of an attribute value there is a document: fixtures and paths are those of native values. */
function nativeData(data: ServiceData): ServiceData {
  return { ...data, shapes: { ...data.shapes, AttributeValue: { type: "document" } } };
}

/** The shape of native values, of which the shape of attribute values says whether they conform. */
function translated<T>(
  native: Shape<T>,
  travelling: Shape<unknown>,
  places: ValuePlaces,
  translating: () => TranslateConfig,
): Shape<T> {
  const travel = (value: unknown): unknown => toAttributeValues(value, places, translating());
  const validate: Shape<T>["validate"] = (value, options) =>
    travelling.validate(travel(value), options);
  return {
    name: native.name,
    id: native.id,
    service: native.service,
    node: native.node,
    direction: native.direction,
    validate,
    is: (value, options): value is T => travelling.is(travel(value), options),
    explain: (value) => travelling.explain(travel(value)),
    "~standard": {
      version: 1,
      vendor: "shapesmith",
      validate: (value) => {
        const issues = validate(value);
        // Nothing was found against it, so the value is of the shape's type.
        return issues.length === 0 ? { value: value as T } : { issues };
      },
    },
  };
}
