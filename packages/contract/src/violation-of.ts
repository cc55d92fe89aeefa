import type { Direction, Fault } from "./check/search.js";
import type { ValidationDialect } from "./data.js";
import { refusalOf } from "./dialect.js";
import { printValue } from "./print.js";
import { formatPath, type RefusalError, type RefusedBy, type Violation } from "./violation.js";

/** Says of a fault who refuses it, with which error, and in a sentence what is wrong. */
export function violationOf(
  fault: Fault,
  direction: Direction,
  dialect: ValidationDialect,
): Violation {
  const path = fault.trail.map((step) => step.key);
  const { refusedBy, error } = refusal(fault, direction, dialect);
  return {
    path,
    constraint: fault.constraint,
    ...(fault.condition && { condition: fault.condition.name, grade: fault.condition.grade }),
    expected: fault.expected,
    actual: fault.actual,
    message: `${formatPath(path)}: expected ${fault.expected}, got ${gotten(fault)}`,
    refusedBy,
    ...(error === undefined ? {} : { error }),
  };
}

function gotten(fault: Fault): string {
  if (fault.constraint === "condition") return String(fault.actual);
  if (fault.constraint === "length") return String(fault.actual);
  if (fault.constraint === "union") {
    const tags = Array.isArray(fault.actual) ? fault.actual : [];
    return tags.length === 0 ? "none" : tags.join(" and ");
  }
  const secret = fault.node.sensitive || fault.trail.some((step) => step.node.sensitive);
  return printValue(fault.actual, secret && fault.constraint !== "unknownMember");
}

function refusal(
  fault: Fault,
  direction: Direction,
  dialect: ValidationDialect,
): { refusedBy: RefusedBy; error?: RefusalError } {
  if (direction === "response" || isDropped(fault) || isConverted(fault)) {
    return { refusedBy: "contract" };
  }
  if (isMissingLabel(fault)) {
    const message = `No value provided for input HTTP label: ${String(fault.trail.at(-1)?.key)}.`;
    return { refusedBy: "sdk", error: { name: "Error", message } };
  }
  return { refusedBy: "service", error: refusalOf(fault, dialect) };
}

/** Whether the client leaves the value out of what it sends, so that nobody can refuse it. */
function isDropped(fault: Fault): boolean {
  return (
    fault.constraint === "unknownMember" || (fault.constraint === "type" && fault.value === null)
  );
}

/** Whether the client makes a good value out of one of the wrong type. */
function isConverted({ constraint, node, trail, value }: Fault): boolean {
  if (constraint !== "type") return false;
  const last = trail.at(-1);
  const binding =
    last?.part === "member" && last.node.type === "structure"
      ? last.node.memberByName.get(String(last.key))?.binding
      : undefined;
  if (node.type === "blob") return typeof value === "string";
  if (node.type === "timestamp") return typeof value === "number" && Number.isFinite(value);
  // Paths, headers and queries are text whatever is put into them.
  const isText = node.type === "string" || node.type === "enum";
  return isText && (binding === "label" || binding === "header" || binding === "query");
}

/** The path of the request cannot be written: the client throws before it sends anything. */
function isMissingLabel({ constraint, trail }: Fault): boolean {
  const last = trail.at(-1);
  if (constraint !== "required" || trail.length !== 1 || last?.node.type !== "structure")
    return false;
  return last.node.memberByName.get(String(last.key))?.binding === "label";
}
