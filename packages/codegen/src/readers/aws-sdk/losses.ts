import type { Finding, Severity } from "../../findings.js";
import type { Model } from "../../model/model.js";
import { nameOf } from "../../model/shape-id.js";
import type { DataShape, OperationShape, ShapeId, SimpleType } from "../../model/shape.js";
import { constraintSites, type SiteKind } from "../../model/sites.js";
import { membersOf } from "../../model/walk.js";
import type { EnumReading } from "./enums.js";
import { isNumber, numberSite } from "./numbers.js";
import type { PaginatorReading } from "./paginators.js";
import type { WaiterReading } from "./waiters.js";

/** The same loss at many places. */
interface Loss {
  readonly severity: Severity;
  readonly code: string;
  readonly places: readonly ShapeId[];
  /** The sentence for one place. */
  readonly message: string;
  /** What is said of all of them together, such as `numbers are of a kind that ...`. */
  readonly summary: string;
}

/** More than so many places share one finding, which stands at the service. */
const mostSeparate = 5;

/** Numbers of which nothing tells whether they are integers. */
export function unknownNumbers(
  shapes: ReadonlyMap<ShapeId, DataShape>,
  numbers: ReadonlyMap<ShapeId, SimpleType>,
  { targets }: EnumReading,
  service: ShapeId,
): readonly Finding[] {
  const unknown = new Set<ShapeId>();
  for (const shape of shapes.values()) {
    for (const member of membersOf(shape)) {
      if (!isNumber(shapes, member) || targets.has(member.id)) continue;
      if (!numbers.has(numberSite(member))) unknown.add(member.id);
    }
  }
  const loss: Loss = {
    severity: "info",
    code: "number-type-unknown",
    places: [...unknown].sort(),
    message:
      "The client does not tell which kind of number this is: no documentation of a command shows it. It is read as a double.",
    summary:
      "numbers are read as doubles, since no documentation of a command shows which kind they are.",
  };
  return findingsOf(loss, service);
}

/** Paginators say which tokens they pass on, not which member holds the items. */
export function unknownItems(
  operations: readonly OperationShape[],
  service: ShapeId,
): readonly Finding[] {
  const loss: Loss = {
    severity: "info",
    code: "pagination-items-unknown",
    places: operations.filter(({ traits }) => traits.paginated !== undefined).map(({ id }) => id),
    message: "The client does not tell which member of the output holds the items of a page.",
    summary: "operations are paginated by members of the output that the client does not tell.",
  };
  return findingsOf(loss, service);
}

/** Structures of which only the schema is known: their enums are read as strings. */
export function undeclared(
  shapes: ReadonlyMap<ShapeId, DataShape>,
  names: ReadonlyMap<ShapeId, string>,
  service: ShapeId,
): readonly Finding[] {
  const structures = [...shapes.values()].filter(
    ({ type, id }) => (type === "structure" || type === "union") && !names.has(id),
  );
  const loss: Loss = {
    severity: "warning",
    code: "structure-undeclared",
    places: structures.map(({ id }) => id).sort(),
    message:
      "The client's declarations have no interface of this name; members that are enums are read as strings.",
    summary:
      "structures have no interface in the client's declarations; their members that are enums are read as strings.",
  };
  return findingsOf(loss, service);
}

/** Operations whose errors, examples and kinds of numbers are lost with their documentation. */
export function undocumented(operations: readonly ShapeId[], service: ShapeId): readonly Finding[] {
  const loss: Loss = {
    severity: "warning",
    code: "command-undocumented",
    places: operations,
    message:
      "The declaration of the command has no documentation comment, which is where a client lists the operation's errors; it is read as having none.",
    summary:
      "operations are read as having no errors, since the declarations of their commands have no documentation comments.",
  };
  return findingsOf(loss, service);
}

/** Waiters whose code is not understood; each by its name, since they have no ids. */
export function unreadableWaiters(
  { unreadable }: WaiterReading,
  service: ShapeId,
): readonly Finding[] {
  return unreadable.map(({ waiter, reason }) => ({
    severity: "warning",
    code: "waiter-unreadable",
    shape: service,
    message: `The waiter ${waiter} is left out: ${reason}.`,
  }));
}

export function unreadablePaginators(
  { unreadable }: PaginatorReading,
  service: ShapeId,
): readonly Finding[] {
  return unreadable.map((paginator) => ({
    severity: "warning",
    code: "paginator-unreadable",
    shape: service,
    message: `The paginator of ${paginator} is left out: it is not made from a command and the names of two tokens.`,
  }));
}

/** A finding for each place of a loss, or one for all when they are more than a few. */
function findingsOf(loss: Loss, service: ShapeId): readonly Finding[] {
  const { severity, code, places, message, summary } = loss;
  if (places.length <= mostSeparate) {
    return places.map((shape) => ({ severity, code, shape, message }));
  }
  const some = places.slice(0, mostSeparate).map(nameOf).join(", ");
  const rest = places.length - mostSeparate;
  const text = `${places.length} ${summary} They are ${some} and ${rest} more.`;
  return [{ severity, code, shape: service, message: text }];
}

/** The constraints that no client carries, counted by what they would limit. */
export function constraintsNotInSource(model: Model): Finding {
  const free = new Map<SiteKind, number>();
  for (const { kind, constraints } of constraintSites(model)) {
    if (constraints.length === 0) free.set(kind, (free.get(kind) ?? 0) + 1);
  }
  const count = (kind: SiteKind): string => `${free.get(kind) ?? 0} ${kind}s`;
  return {
    severity: "info",
    code: "constraints-not-in-source",
    shape: model.service.id,
    message: `Clients carry no lengths, ranges, patterns or uniqueness: ${count("string")}, ${count("number")}, ${count("list")} and ${count("map")} have no limits unless an overlay or another source states them.`,
  };
}
