import { type MemberNode, put, type StructureNode } from "@shapesmith/contract";

/** Whether the member holds the error's text, which an instance has in any case as `message`. */
export function isMessage(memberName: string): boolean {
  return memberName.toLowerCase() === "message";
}

/** The member that holds the error's text; undefined where the model has none. */
export function messageOf(node: StructureNode): MemberNode | undefined {
  return node.memberByName.get("message") ?? node.members.find(({ name }) => isMessage(name));
}

/** The name by which the text is asked for: that of its member, or that of the instance's. */
export function messageName(node: StructureNode): string {
  return messageOf(node)?.name ?? "message";
}

/** The members of an instance as the shape has them, its text where the model has a member for it. */
export function membersOfError(node: StructureNode, error: Error): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  // Members are properties of whatever kind, but never from Object.prototype.
  for (const { name } of node.members) {
    if (Object.hasOwn(error, name)) {
      put(members, name, (error as unknown as Readonly<Record<string, unknown>>)[name]);
    }
  }
  put(members, messageName(node), error.message);
  return members;
}
