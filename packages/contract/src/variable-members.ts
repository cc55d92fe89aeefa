import { currentVariable, isNamedBy } from "./message-variables.js";
import type { MemberNode, ShapeNode, StructureNode, UnionNode } from "./node.js";
import type { OperationContract, OperationTypes } from "./service.js";
import { targetsOf } from "./targets-of.js";

/** A member that a variable speaks of, and where it stands. */
export interface VariableMember {
  readonly container: StructureNode | UnionNode;
  readonly member: MemberNode;
}

/**
 * The member that a variable in a text of the operation speaks of: of the request, else of the
 * answer, the outermost first, else of any shape of the service.
 */
export function variableMember(
  name: string,
  contract: OperationContract<OperationTypes>,
): VariableMember | undefined {
  const found = memberOfService(name, contract);
  const current = currentVariable(name);
  return found ?? (current === undefined ? undefined : memberOfService(current, contract));
}

function memberOfService(
  name: string,
  { request, response, service }: OperationContract<OperationTypes>,
): VariableMember | undefined {
  const near = findWithin([request.node, response.node], name);
  if (near !== undefined) return near;
  for (const shape of Object.keys(service.data.shapes)) {
    const member = memberNamed(service.node(shape), name);
    if (member !== undefined) return member;
  }
  return undefined;
}

function findWithin(roots: readonly ShapeNode[], name: string): VariableMember | undefined {
  const open = [...roots];
  const seen = new Set<ShapeNode>(open);
  // What is added while it is walked is walked too: members come breadth first.
  for (const node of open) {
    const found = memberNamed(node, name);
    if (found !== undefined) return found;
    for (const target of targetsOf(node)) {
      if (seen.has(target)) continue;
      seen.add(target);
      open.push(target);
    }
  }
  return undefined;
}

function memberNamed(node: ShapeNode, name: string): VariableMember | undefined {
  if (node.type !== "structure" && node.type !== "union") return undefined;
  const member = node.members.find((each) => isNamedBy(each.name, name));
  return member === undefined ? undefined : { container: node, member };
}
