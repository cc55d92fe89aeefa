import type { Finding } from "../../findings.js";
import type { OperationShape, ShapeId } from "../../model/shape.js";
import type { Example } from "../../model/traits.js";
import type { CommandComment } from "./command-comments.js";
import type { DataReading } from "./data.js";
import type { ClientDocument, OperationSchema } from "./document.js";
import { readExample, UnreadableExample } from "./examples.js";
import { undocumented, unknownItems, unreadablePaginators, unreadableWaiters } from "./losses.js";
import type { PaginatorReading } from "./paginators.js";
import { readTraits } from "./traits.js";
import type { WaiterReading } from "./waiters.js";

/** What is told of operations beside their schemas; by the operation's name. */
export interface OperationFacts {
  readonly comments: ReadonlyMap<string, CommandComment>;
  readonly paginators: PaginatorReading;
  readonly waiters: WaiterReading;
}

export interface OperationReading {
  readonly shapes: readonly OperationShape[];
  readonly findings: readonly Finding[];
}

export function readOperations(
  document: ClientDocument,
  facts: OperationFacts,
  data: DataReading,
): OperationReading {
  const read = document.operations.map((schema) => readOperation(schema, document, facts, data));
  const shapes = read.map(({ shape }) => shape);
  const uncommented = document.operations
    .filter(([, , name]) => !facts.comments.has(name))
    .map(idOf);
  const findings: readonly Finding[] = [
    ...read.flatMap((operation) => operation.findings),
    ...undocumented(uncommented, document.serviceId),
    ...unknownItems(shapes, document.serviceId),
    ...unreadablePaginators(facts.paginators, document.serviceId),
    ...unreadableWaiters(facts.waiters, document.serviceId),
  ];
  return { shapes, findings };
}

function readOperation(
  schema: OperationSchema,
  { baseException }: ClientDocument,
  { comments, paginators, waiters }: OperationFacts,
  data: DataReading,
): { shape: OperationShape; findings: readonly Finding[] } {
  const [, , name, , input, output] = schema;
  const id = idOf(schema);
  const comment = comments.get(name);
  const paginated = paginators.paginators.get(name);
  const waitable = waiters.waiters.get(name);
  const thrown = (comment?.throws ?? []).filter((className) => className !== baseException);
  const errors = readErrors(id, thrown, data);
  const examples = readExamples(id, comment?.examples ?? []);
  const shape: OperationShape = {
    type: "operation",
    id,
    traits: {
      ...readTraits(traitsOf(schema)),
      ...comment?.traits,
      ...(paginated === undefined ? {} : { paginated }),
      ...(waitable === undefined ? {} : { waitable: Object.fromEntries(waitable) }),
      ...(examples.read.length === 0 ? {} : { examples: examples.read }),
    },
    input: data.idOf(input),
    output: data.idOf(output),
    errors: errors.ids,
  };
  return { shape, findings: [...errors.findings, ...examples.findings] };
}

function idOf([, namespace, name]: OperationSchema): ShapeId {
  return `${namespace}#${name}`;
}

/** An operation's traits, if it has any, are an object: none of those that a bit stands for counts. */
function traitsOf([, , , traits]: OperationSchema): object {
  return typeof traits === "object" && traits !== null ? traits : {};
}

function readErrors(
  operation: ShapeId,
  thrown: readonly string[],
  { errorOf }: DataReading,
): { ids: readonly ShapeId[]; findings: readonly Finding[] } {
  const ids = new Set<ShapeId>();
  const findings: Finding[] = [];
  for (const className of thrown) {
    const error = errorOf(className);
    if (error !== undefined) ids.add(error);
    else {
      findings.push({
        severity: "warning",
        code: "error-without-schema",
        shape: operation,
        message: `The operation is documented to throw ${className}, of which the client has no schema; it is left out.`,
      });
    }
  }
  return { ids: [...ids], findings };
}

function readExamples(
  operation: ShapeId,
  examples: CommandComment["examples"],
): { read: readonly Example[]; findings: readonly Finding[] } {
  const read: Example[] = [];
  const findings: Finding[] = [];
  for (const { title, code } of examples) {
    try {
      read.push(readExample(title, code));
    } catch (error) {
      if (!(error instanceof UnreadableExample)) throw error;
      findings.push({
        severity: "info",
        code: "example-unreadable",
        shape: operation,
        message: `The example ${JSON.stringify(title)} is left out: ${error.message}.`,
      });
    }
  }
  return { read, findings };
}
