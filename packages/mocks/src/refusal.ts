import type { OperationContract, OperationTypes, RefusalError } from "@shapesmith/contract";
import { unlistedError } from "./unlisted-error.js";

/** How the service begins what it says of one fault of a request. */
const introduction = "1 validation error detected: ";

/**
 * The error with which the service refuses a request, of those with which it refuses each fault. What it cannot read, it
 * refuses before it looks at anything else; the faults that its framework finds come together in one
 * message; what the operation itself refuses comes last, and the first of it alone.
 */
export function refusalError<O extends OperationTypes>(
  contract: OperationContract<O>,
  refusals: readonly RefusalError[],
): Error | undefined {
  const usual = contract.service.data.validation?.error ?? assumedName(refusals);
  const first =
    refusals.find(({ name }) => name === "SerializationException") ??
    refusals.find(({ name }) => name === usual) ??
    refusals[0];
  if (first === undefined) return undefined;
  const { name, status } = first;
  const message = first.name === usual ? together(refusals, first) : first.message;
  return unlistedError(contract.service, name, {
    ...(message === undefined ? {} : { message }),
    ...(status === undefined ? {} : { status }),
    ...membersOf(contract, name),
  });
}

/** What a service is assumed to call what its framework finds. */
function assumedName(refusals: readonly RefusalError[]): string | undefined {
  return refusals.find(({ assumed, name }) => assumed && name !== "SerializationException")?.name;
}

/** What the framework says of all faults that it finds: `2 validation errors detected: ...; ...`. */
function together(refusals: readonly RefusalError[], first: RefusalError): string | undefined {
  const sentences = new Set<string>();
  for (const { name, message } of refusals) {
    if (name !== first.name || message?.startsWith(introduction) !== true) continue;
    sentences.add(message.slice(introduction.length));
  }
  if (sentences.size < 2 || first.message?.startsWith(introduction) !== true) return first.message;
  return `${sentences.size} validation errors detected: ${[...sentences].join("; ")}`;
}

/** Errors of Lambda and others that list `Type` say whose mistake it is. */
function membersOf<O extends OperationTypes>(
  { service }: OperationContract<O>,
  name: string,
): Readonly<Record<string, unknown>> {
  if (!Object.hasOwn(service.data.shapes, name)) return {};
  const node = service.node(name);
  return node.type === "structure" && node.memberByName.has("Type") ? { Type: "User" } : {};
}
