import type {
  ListNode,
  MemberNode,
  OperationContract,
  OperationTypes,
  ShapeNode,
} from "@shapesmith/contract";
import { PaginatorError } from "./paginator-error.js";

/** Members from the outermost to the one that is meant. */
export type MemberPath = readonly string[];

/** Where in requests and answers of an operation its pages are told. */
export interface PageLayout {
  readonly inputToken: MemberPath;
  readonly outputToken: MemberPath;
  readonly token: MemberNode;
  readonly items: MemberPath;
  readonly list: ListNode;
  readonly pageSize: MemberPath | undefined;
  /** A boolean that is true where more pages follow. */
  readonly moreResults: MemberPath | undefined;
  /** Numbers that are how many items the page has. */
  readonly counts: readonly MemberPath[];
}

/**
 * What the contract says of an operation's pages, and where it does not say it, what the members'
 * names and types leave no doubt of.
 *
 * @param items the path of the items, such as `Functions`; by default what the contract says, else
 *   the only list of the answer.
 * @throws PaginatorError when the operation is not paginated, or it is not clear which list it is.
 */
export function pageLayout<O extends OperationTypes>(
  contract: OperationContract<O>,
  items: string | undefined,
): PageLayout {
  const { pagination, name } = contract;
  if (pagination === undefined) {
    throw new PaginatorError(
      `The contract knows no pagination of ${name}: it passes on no token. Use resolves() for its answer.`,
      name,
    );
  }
  const output = contract.response.node;
  const outputToken = pathOf(pagination.outputToken);
  const token = memberAt(output, outputToken);
  if (token === undefined) throw noMember(name, "token", pagination.outputToken);
  const itemsPath = pathOf(items ?? pagination.items ?? onlyList(name, output, outputToken));
  const list = memberAt(output, itemsPath)?.target;
  if (list === undefined) throw noMember(name, "items", itemsPath.join("."));
  if (list.type !== "list") {
    throw new PaginatorError(
      `${name} has its items in ${itemsPath.join(".")}, which is a ${list.type}, and pages are made of lists. Use resolves() with a function of the request.`,
      name,
    );
  }
  const around = outputToken.slice(0, -1);
  const beside = membersOf(around.length === 0 ? output : memberAt(output, around)?.target);
  const more = beside.find(({ name: member, target }) => {
    return target.type === "boolean" && /^(is)?truncated$|^(has)?_?more/i.test(member);
  });
  const counts = beside.filter(({ name: member, target }) => {
    return isNumber(target) && /^(key|scanned)?count$/i.test(member);
  });
  return {
    inputToken: pathOf(pagination.inputToken),
    outputToken,
    token,
    items: itemsPath,
    list,
    pageSize: pagination.pageSize === undefined ? undefined : pathOf(pagination.pageSize),
    moreResults:
      pagination.moreResults === undefined
        ? more && [...around, more.name]
        : pathOf(pagination.moreResults),
    counts: counts.map((member) => [...around, member.name]),
  };
}

export function valueAt(value: unknown, path: MemberPath): unknown {
  let found = value;
  for (const name of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, name))
      return undefined;
    found = Reflect.get(found, name);
  }
  return found;
}

/** Sets a member, and makes the structures around it. */
export function setAt(target: Record<string, unknown>, path: MemberPath, value: unknown): void {
  const [name, ...rest] = path;
  if (name === undefined) return;
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const within = target[name];
  const inner: Record<string, unknown> =
    typeof within === "object" && within !== null ? { ...within } : {};
  setAt(inner, rest, value);
  target[name] = inner;
}

function pathOf(text: string): MemberPath {
  return text.split(".");
}

function memberAt(node: ShapeNode, path: MemberPath): MemberNode | undefined {
  let member: MemberNode | undefined;
  let within: ShapeNode | undefined = node;
  for (const name of path) {
    member = membersOf(within).find((candidate) => candidate.name === name);
    within = member?.target;
  }
  return member;
}

function membersOf(node: ShapeNode | undefined): readonly MemberNode[] {
  return node?.type === "structure" ? node.members : [];
}

/** Beside the token, and where there is none, one level down. */
function onlyList(operation: string, output: ShapeNode, token: MemberPath): string {
  const lists = membersOf(output).filter(({ target }) => target.type === "list");
  const inner = membersOf(output).flatMap(({ name, target }) =>
    membersOf(target)
      .filter((member) => member.target.type === "list")
      .map((member) => `${name}.${member.name}`),
  );
  const candidates = lists.length > 0 ? lists.map(({ name }) => name) : inner;
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return only;
  const found = candidates.length === 0 ? "no list" : candidates.join(", ");
  throw new PaginatorError(
    `Nothing tells which member of the answers of ${operation} holds the items of a page; beside ${token.join(".")} they have ${found}. Name it: paginates(items, { items: ${JSON.stringify(only ?? "Items")} }).`,
    operation,
  );
}

function noMember(operation: string, what: string, path: string): PaginatorError {
  return new PaginatorError(
    `The answers of ${operation} have no member ${path}, where its pages were to have their ${what}.`,
    operation,
  );
}

function isNumber({ type }: ShapeNode): boolean {
  return type === "integer" || type === "long" || type === "double" || type === "short";
}
