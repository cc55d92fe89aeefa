import type { MessageData } from "./data.js";
import { searchPath } from "./jmespath.js";
import type { OperationContract, OperationTypes } from "./service.js";

/** The texts that an operation has of an error, by name; the first one is the usual one. */
export function messagesOf(
  messages: Readonly<Record<string, MessageData>>,
  operation: OperationContract<OperationTypes>,
): ReadonlyMap<string, MessageData> {
  const { node } = operation.request;
  const takes = (member: string): boolean =>
    node.type === "structure" && node.memberByName.has(member);
  const isMeant = (message: MessageData): boolean =>
    !isOfWhatIsMissing(message) ||
    (node.type === "structure" && node.members.some(({ required }) => required));
  return new Map(
    Object.entries(messages).filter(
      ([, message]) => isMessageOf(message, operation.name, takes) && isMeant(message),
    ),
  );
}

/**
 * Whether the text names a place in the request that no refusal tells of: without another, that of a
 * member that has to be there.
 */
function isOfWhatIsMissing({ text, variables = {}, operations }: MessageData): boolean {
  const isNamed = operations !== undefined || Object.hasOwn(variables, "name");
  return !isNamed && text?.includes("{name}") === true;
}

/**
 * Whether an operation has the text.
 *
 * @param takes whether its requests have a member; asked only where the text depends on that.
 */
export function isMessageOf(
  { operations }: MessageData,
  operation: string,
  takes: (member: string) => boolean,
): boolean {
  if (operations === undefined) return true;
  if (!("taking" in operations)) return operations.includes(operation);
  return operations.except?.includes(operation) !== true && takes(operations.taking);
}

/**
 * Whether a request brings the message about; false where the request alone does not tell. Messages
 * that answer the violation of a constraint are named by the violations of `validate`.
 */
export function isTriggered({ trigger }: MessageData, request: unknown): boolean {
  return trigger !== undefined && "request" in trigger && holds(request, trigger.request);
}

function holds(request: unknown, expression: string): boolean {
  try {
    return searchPath(request, expression) === true;
  } catch {
    // Functions of JMESPath refuse values of another type, such as those of members that are absent.
    return false;
  }
}
