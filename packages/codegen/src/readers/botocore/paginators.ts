import {
  anyNode,
  FormError,
  isNodeList,
  isNodeObject,
  nonEmptyText,
  object,
  optional,
  required,
} from "../../model/node-form.js";
import type { Node, Pagination } from "../../model/traits.js";
import type { JsonFile } from "../json-file.js";
import type { Reading } from "./reading.js";
import { sectionOf } from "./side-file.js";

interface RawPagination {
  readonly input_token: Node;
  readonly output_token: Node;
  readonly result_key?: Node;
  readonly limit_key?: string;
  readonly more_results?: string;
}

/** A dotted path of members, which is what Smithy's `paginated` trait can hold. */
const memberPath = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/**
 * The pagination of a `paginators-1.json` by operation, completed by a `paginators-1.sdk-extras.json`.
 * One that Smithy cannot express, such as one by two tokens at a time, is left out and told.
 *
 * @throws ShapesmithError (`source`) when a file is no such file.
 */
export function readPaginators(
  file: JsonFile,
  extras: JsonFile | undefined,
  reading: Reading,
): ReadonlyMap<string, Pagination> {
  const { document, names, findings } = reading;
  const paginators = new Map<string, Pagination>();
  for (const [operation, node] of withExtras(file, extras)) {
    const read = paginationOf(operation, node, reading);
    if (typeof read !== "string" && document.operations.has(operation)) {
      paginators.set(operation, read);
      continue;
    }
    const isKnown = document.operations.has(operation);
    const name = JSON.stringify(operation.slice(0, 200));
    const reason = typeof read === "string" ? read : `the service has no operation ${name}`;
    findings.push({
      severity: "warning",
      code: "paginator-unreadable",
      shape: isKnown ? names.operation(operation) : names.service,
      message: `The paginator of ${isKnown ? operation : name} is left out: ${reason}.`,
    });
  }
  return paginators;
}

/** What the other file says of an operation is added to it, and counts where both say something. */
function withExtras(file: JsonFile, extras: JsonFile | undefined): ReadonlyMap<string, Node> {
  const merged = new Map<string, Node>(sectionOf(file, "pagination"));
  if (extras === undefined) return merged;
  const [, merge] = sectionOf(extras, "merge").find(([section]) => section === "pagination") ?? [];
  for (const [operation, node] of isNodeObject(merge) ? Object.entries(merge) : []) {
    const present = merged.get(operation);
    const both = isNodeObject(present) && isNodeObject(node);
    merged.set(operation, both ? { ...present, ...node } : node);
  }
  return merged;
}

/** The pagination, or why there is none. */
function paginationOf(operation: string, node: Node, reading: Reading): Pagination | string {
  let raw: RawPagination;
  try {
    raw = form(node, {
      path: "",
      surplus: ({ path }) => {
        reading.unread.count(path);
      },
    });
  } catch (error) {
    if (!(error instanceof FormError)) throw error;
    const at = error.path === "" ? "" : `${error.path}: `;
    return `${at}expected ${error.expected}, got ${error.actual}`;
  }
  const inputToken = only(raw.input_token);
  const outputToken = only(raw.output_token);
  if (inputToken === undefined || outputToken === undefined) {
    return "it passes on several tokens at a time, and Smithy's paginated trait knows one";
  }
  if (!memberPath.test(inputToken) || !memberPath.test(outputToken)) {
    return `its token is ${JSON.stringify(outputToken.slice(0, 80))}, and Smithy's paginated trait knows paths of members only`;
  }
  const items = itemsOf(operation, raw.result_key, reading);
  return {
    inputToken,
    outputToken,
    ...(items === undefined ? {} : { items }),
    ...(raw.limit_key === undefined ? {} : { pageSize: raw.limit_key }),
    ...(raw.more_results === undefined ? {} : { moreResults: raw.more_results }),
  };
}

const form = object<RawPagination>({
  input_token: required(anyNode),
  output_token: required(anyNode),
  result_key: optional(anyNode),
  limit_key: optional(nonEmptyText),
  more_results: optional(nonEmptyText),
});

function textsIn(node: Node): readonly string[] {
  return (isNodeList(node) ? node : [node]).filter((path) => typeof path === "string");
}

function isCollection(operation: string, path: string, { document }: Reading): boolean {
  const output = document.operations.get(operation)?.output?.shape;
  let shape = output === undefined ? undefined : document.shapes.get(output);
  for (const name of path.split(".")) {
    const member = shape?.members.get(name);
    shape = member === undefined ? undefined : document.shapes.get(member.shape);
  }
  return shape?.type === "list" || shape?.type === "map";
}

function only(node: Node): string | undefined {
  const [text, ...others] = isNodeList(node) ? node : [node];
  return typeof text === "string" && text !== "" && others.length === 0 ? text : undefined;
}

/** Of several keys, such as `Items` and their `Count`, the one that is a list or a map. */
function itemsOf(operation: string, node: Node | undefined, reading: Reading): string | undefined {
  if (node === undefined) return undefined;
  const items =
    only(node) ?? only(textsIn(node).filter((path) => isCollection(operation, path, reading)));
  if (items !== undefined && memberPath.test(items)) return items;
  const told = textsIn(node).join(", ").slice(0, 80) || "none";
  reading.findings.push({
    severity: "info",
    code: "pagination-items-unknown",
    shape: reading.names.operation(operation),
    message: `Which member holds the items of a page is left out: Smithy's paginated trait has one path of members, and the source has ${told}.`,
  });
  return undefined;
}
