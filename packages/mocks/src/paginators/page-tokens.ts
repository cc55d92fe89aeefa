import type { OperationContract, OperationTypes, ShapeNode } from "@shapesmith/contract";
import { fixtureOf } from "@shapesmith/fixtures";

/** The token that leads to a page, by the page's number. */
export type TokenOf = (page: number) => unknown;

/** Ways to make tokens of a shape, the most readable first. */
export function tokenMakers<O extends OperationTypes>(
  contract: OperationContract<O>,
  node: ShapeNode,
): readonly TokenOf[] {
  const shape = contract.service.shape<unknown>(node.name, "response");
  const drawn: TokenOf = (page) => fixtureOf(shape)(undefined, { seed: page });
  if (node.type === "string") return [(page) => `page-${page}`, drawn];
  return numberTypes.has(node.type) ? [(page) => page] : [drawn];
}

const numberTypes: ReadonlySet<string> = new Set([
  "byte",
  "short",
  "integer",
  "long",
  "float",
  "double",
]);
