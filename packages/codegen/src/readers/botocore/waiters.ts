import {
  anyNode,
  count,
  FormError,
  isNodeObject,
  listOf,
  nonEmptyText,
  object,
  oneOf,
  optional,
  required,
} from "../../model/node-form.js";
import { nameOf } from "../../model/shape-id.js";
import type { Acceptor, Matcher, Node, Waiter } from "../../model/traits.js";
import type { JsonFile } from "../json-file.js";
import type { Reading } from "./reading.js";
import { sectionOf } from "./side-file.js";

/** Smithy's own limit of the time between two calls, in seconds, where a waiter has none. */
const usualMaxDelay = 120;

interface RawAcceptor {
  readonly state: Acceptor["state"];
  readonly matcher: "path" | "pathAll" | "pathAny" | "status" | "error";
  readonly expected: Node;
  readonly argument?: string;
}

interface RawWaiter {
  readonly operation: string;
  /** Seconds. */
  readonly delay: number;
  readonly acceptors: readonly RawAcceptor[];
}

/**
 * The waiters of a `waiters-2.json`, by operation. One that cannot be expressed is left out and told.
 *
 * @throws ShapesmithError (`source`) when the file is no such file.
 */
export function readWaiters(
  file: JsonFile,
  reading: Reading,
): ReadonlyMap<string, Readonly<Record<string, Waiter>>> {
  const byOperation = new Map<string, [string, Waiter][]>();
  for (const [name, node] of sectionOf(file, "waiters")) {
    const raw = rawWaiter(name, node, reading);
    if (raw === undefined) continue;
    if (!reading.document.operations.has(raw.operation)) {
      tellLeftOut(name, `the service has no operation ${quoted(raw.operation)}`, reading);
      continue;
    }
    const waiter = waiterOf(name, raw, reading);
    if (waiter === undefined) continue;
    const present = byOperation.get(raw.operation);
    if (present === undefined) byOperation.set(raw.operation, [[name, waiter]]);
    else present.push([name, waiter]);
  }
  return new Map(
    [...byOperation].map(([operation, waiters]) => [operation, Object.fromEntries(waiters)]),
  );
}

function rawWaiter(name: string, node: Node, reading: Reading): RawWaiter | undefined {
  const { unread } = reading;
  const form = object<RawWaiter>({
    operation: required(nonEmptyText),
    delay: required(count),
    acceptors: required(
      listOf(
        object<RawAcceptor>({
          state: required(oneOf("success", "failure", "retry")),
          matcher: required(oneOf("path", "pathAll", "pathAny", "status", "error")),
          expected: required(anyNode),
          argument: optional(nonEmptyText),
        }),
      ),
    ),
  });
  try {
    return form(node, {
      path: "",
      surplus: ({ path }) => {
        const property = path.slice(path.lastIndexOf(".") + 1);
        // The name, once more, in prose.
        if (property !== "description") unread.count(property);
      },
    });
  } catch (error) {
    if (!(error instanceof FormError)) throw error;
    const { path, expected, actual } = error;
    const at = path === "" ? "" : `${path}: `;
    tellLeftOut(name, `${at}expected ${expected}, got ${actual}`, reading);
    return undefined;
  }
}

/**
 * botocore calls again after the same time each time, up to a number of attempts; Smithy's waiters
 * wait longer and longer, up to a time that the caller states. `delay` is where they start.
 */
function waiterOf(name: string, raw: RawWaiter, reading: Reading): Waiter | undefined {
  const acceptors: Acceptor[] = [];
  const statuses = new Set<Node>();
  for (const acceptor of raw.acceptors) {
    if (acceptor.matcher === "status") {
      // The first that matches decides; each stands for as many acceptors as there are errors.
      if (statuses.has(acceptor.expected)) continue;
      statuses.add(acceptor.expected);
    }
    const matchers = matchersOf(acceptor, raw.operation, reading);
    for (const matcher of matchers) acceptors.push({ state: acceptor.state, matcher });
    if (matchers.length > 0) continue;
    const { actual } = new FormError("", "", acceptor.expected);
    const message = `Of the waiter ${shown(name)}, what matches ${acceptor.matcher} ${actual} is left out: no modeled answer of ${raw.operation} is like that.`;
    reading.findings.push({
      severity: "warning",
      code: "waiter-acceptor-unreadable",
      shape: reading.names.operation(raw.operation),
      message,
    });
  }
  if (acceptors.length === 0) {
    tellLeftOut(name, "nothing that it waits for can be expressed", reading);
    return undefined;
  }
  const { delay } = raw;
  return { acceptors, minDelay: delay, ...(delay > usualMaxDelay ? { maxDelay: delay } : {}) };
}

/** Any of them matches what the acceptor matches; none where it cannot be expressed. */
function matchersOf(
  { matcher, expected, argument }: RawAcceptor,
  operation: string,
  reading: Reading,
): readonly Matcher[] {
  switch (matcher) {
    case "path":
      return isScalar(expected) && argument !== undefined ? [pathMatcher(argument, expected)] : [];
    case "pathAll":
    case "pathAny":
      return isScalar(expected) && argument !== undefined
        ? [elementMatcher(matcher, argument, expected)]
        : [];
    case "error":
      if (typeof expected === "boolean") return [{ success: !expected }];
      return typeof expected === "string" && expected !== "" ? [{ errorType: expected }] : [];
    case "status":
      if (typeof expected !== "number") return [];
      if (expected >= 200 && expected < 300) return [{ success: true }];
      return errorsOf(operation, expected, reading).map((errorType) => ({ errorType }));
  }
}

type Scalar = string | number | boolean | null;

function isScalar(node: Node): node is Scalar {
  return typeof node !== "object" || node === null;
}

function pathMatcher(path: string, expected: Scalar): Matcher {
  if (typeof expected === "string") {
    return { output: { path, expected, comparator: "stringEquals" } };
  }
  if (typeof expected === "boolean") return isTrue(path, String(expected));
  // Smithy compares strings and booleans only; whatever else there is, JMESPath compares.
  return isTrue(`(${path}) == ${literal(expected)}`);
}

function elementMatcher(matcher: "pathAll" | "pathAny", path: string, expected: Scalar): Matcher {
  if (typeof expected === "string") {
    const comparator = matcher === "pathAll" ? "allStringEquals" : "anyStringEquals";
    return { output: { path, expected, comparator } };
  }
  // A value that is no list counts as a list of it alone, which is how SDKs take it.
  const elements = `[${path}][]`;
  const value = literal(expected);
  return matcher === "pathAny"
    ? isTrue(`contains(${elements}, ${value})`)
    : isTrue(`${elements} | length(@) > \`0\` && length([?@ != ${value}]) == \`0\``);
}

function isTrue(path: string, expected = "true"): Matcher {
  return { output: { path, expected, comparator: "booleanEquals" } };
}

function literal(value: number | boolean | null): string {
  return `\`${JSON.stringify(value)}\``;
}

/** Names of the operation's errors that come with this status. */
function errorsOf(operation: string, status: number, reading: Reading): readonly string[] {
  const { document, names } = reading;
  const errors = document.operations.get(operation)?.errors ?? [];
  const matching = errors.filter(({ shape, node }) => {
    const error = document.shapes.get(shape)?.node["error"] ?? node["error"];
    return isNodeObject(error) && error["httpStatusCode"] === status;
  });
  return [...new Set(matching.map(({ shape }) => nameOf(names.shape(shape))))];
}

function tellLeftOut(name: string, reason: string, { findings, names }: Reading): void {
  const message = `The waiter ${shown(name)} is left out: ${reason}.`;
  findings.push({ severity: "warning", code: "waiter-unreadable", shape: names.service, message });
}

function shown(name: string): string {
  return /^\w{1,200}$/.test(name) ? name : quoted(name);
}

function quoted(name: string): string {
  return JSON.stringify(name.slice(0, 200));
}
