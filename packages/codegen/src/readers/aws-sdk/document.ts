import type { NormalizedSchema } from "@smithy/core/schema";
import { ShapesmithError } from "../../errors.js";
import { type InstalledPackage, loadDependency, loadPackage } from "./client-package.js";

/**
 * The static schemas that a client exports under the shape's name and `$`. Their layout is public in
 * `@smithy/types`; `NormalizedSchema` reads everything of it but names, and the required count.
 */
export type StructureSchema = readonly [
  /** Structure, error, union. */
  kind: 3 | -3 | 4,
  namespace: string,
  name: string,
  traits: unknown,
  memberNames: readonly string[],
  memberSchemas: readonly unknown[],
  /** How many of the members, from the first, are required; clients before 3.970 do not tell. */
  requiredCount?: number,
];

export type OperationSchema = readonly [
  kind: 9,
  namespace: string,
  name: string,
  traits: unknown,
  input: unknown,
  output: unknown,
];

/** What is found by loading a client. */
export interface ClientDocument {
  readonly namespace: string;
  /** With the service's name in its model, such as `com.amazonaws.lambda#AWSGirApiService`. */
  readonly serviceId: string;
  /** Empty where the client does not say. */
  readonly apiVersion: string;
  readonly clientClass: string;
  readonly baseException: string;
  /** In code-point order of their names. */
  readonly operations: readonly OperationSchema[];
  /** Every exported schema of data, in code-point order of their names. */
  readonly data: readonly unknown[];
  /** Whether schemas tell how many members are required. */
  readonly countsRequired: boolean;
  readonly normalize: (schema: unknown) => NormalizedSchema;
}

/**
 * Loads a client and takes its schemas.
 *
 * @throws ShapesmithError (`source`) when the package does not load, is no client of the AWS SDK for
 * JavaScript v3, or exports no schemas.
 */
export function loadDocument(found: InstalledPackage): ClientDocument {
  const exported = loadPackage(found);
  const clientClass = clientClassOf(exported);
  const commands = [...exported.keys()].filter((name) => /^[A-Z]\w*Command$/.test(name));
  if (clientClass === undefined || commands.length === 0) throw noClient(found, clientClass);

  const schemas = [...exported.keys()]
    .filter((name) => name.endsWith("$"))
    .sort()
    .map((name) => exported.get(name))
    .filter(isStatic);
  const operations = schemas.filter(isOperation);
  const namespace = operations[0]?.[1];
  if (namespace === undefined) throw noSchemas(found, commands.length);
  const normalize = normalizer(found);

  const baseException = clientClass.replace(/Client$/, "ServiceException");
  // The base exception has a schema too, in a namespace that no model has.
  const data = schemas.filter(
    (schema) => !isOperation(schema) && !schema[1].startsWith("smithy.ts.sdk.synthetic."),
  );
  const settings = settingsOf(found);
  return {
    namespace,
    serviceId: `${namespace}#${serviceNameIn(settings) ?? clientClass.replace(/Client$/, "")}`,
    apiVersion: /\bapiVersion: "([^"]+)"/.exec(settings)?.[1] ?? "",
    clientClass,
    baseException,
    operations,
    data,
    countsRequired: data.some((schema) => isStructure(schema) && schema[6] !== undefined),
    normalize,
  };
}

export function isStructure(schema: unknown): schema is StructureSchema {
  if (!isStatic(schema)) return false;
  const [kind, , , , names, schemas] = schema;
  return (
    (kind === 3 || kind === -3 || kind === 4) &&
    Array.isArray(names) &&
    Array.isArray(schemas) &&
    names.length === schemas.length &&
    names.every((name) => typeof name === "string")
  );
}

/** The id of a list, map, structure or union that has a name of its own. */
export function staticId(schema: unknown): string | undefined {
  return isStatic(schema) ? `${schema[1]}#${schema[2]}` : undefined;
}

function isOperation(schema: unknown): schema is OperationSchema {
  return isStatic(schema) && schema[0] === 9;
}

function isStatic(schema: unknown): schema is readonly [number, string, string, ...unknown[]] {
  return (
    Array.isArray(schema) &&
    schema.length >= 5 &&
    typeof schema[0] === "number" &&
    typeof schema[1] === "string" &&
    typeof schema[2] === "string"
  );
}

function clientClassOf(exported: ReadonlyMap<string, unknown>): string | undefined {
  const isClient = (name: string): boolean =>
    /^[A-Z]\w*Client$/.test(name) &&
    typeof exported.get(name) === "function" &&
    typeof exported.get(name.replace(/Client$/, "ServiceException")) === "function";
  return [...exported.keys()].sort().find(isClient);
}

/** The client's own reader of schemas: of the version that its schemas were written for. */
function normalizer(found: InstalledPackage): (schema: unknown) => NormalizedSchema {
  const { NormalizedSchema } = schemaModule(found);
  if (NormalizedSchema === undefined) throw noNormalizer(found);
  return (schema) => NormalizedSchema.of(schema as Parameters<typeof NormalizedSchema.of>[0]);
}

function schemaModule(found: InstalledPackage): Partial<typeof import("@smithy/core/schema")> {
  try {
    // The module is the one that these are the types of; what is used of it is looked for.
    return loadDependency(found, "@smithy/core/schema") as Partial<
      typeof import("@smithy/core/schema")
    >;
  } catch (error) {
    throw noNormalizer(found, error);
  }
}

/** The text in which the client configures itself, among all that is loaded. */
function settingsOf({ files, directories }: InstalledPackage): string {
  return files
    .list(directories.main, ".js")
    .map((path) => files.read(path) ?? "")
    .join("\n");
}

function serviceNameIn(settings: string): string | undefined {
  // What every command was made with: by a builder that they share, in older clients by each its own.
  return (
    /\bmakeBuilder\(\w+, "(\w+)"/.exec(settings) ?? /\.s\("(\w+)", "\w+"/.exec(settings)
  )?.[1];
}

function noClient(found: InstalledPackage, clientClass: string | undefined): ShapesmithError {
  const missing =
    clientClass === undefined
      ? "it exports no client class with its base exception (such as LambdaClient and LambdaServiceException)"
      : `it exports ${clientClass}, but no commands`;
  return new ShapesmithError(
    "source",
    `${found.name} ${found.version} is not a client of the AWS SDK for JavaScript v3: ${missing}. Expected a package such as @aws-sdk/client-lambda.`,
  );
}

function noSchemas(found: InstalledPackage, commands: number): ShapesmithError {
  return new ShapesmithError(
    "source",
    `${found.name} ${found.version} exports its commands (${commands}) but no schemas, from which shapes are read. Clients export them from version 3.953.0 on: npm install ${found.name}@latest`,
  );
}

function noNormalizer(found: InstalledPackage, cause?: unknown): ShapesmithError {
  return new ShapesmithError(
    "source",
    `${found.name} ${found.version} exports schemas, but its dependency @smithy/core has no NormalizedSchema in @smithy/core/schema, which reads them. Install the client again, with its dependencies: npm install ${found.name}@latest`,
    { cause },
  );
}
