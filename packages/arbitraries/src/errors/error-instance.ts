import {
  codePointLength,
  type ErrorDescription,
  plainError,
  type Random,
  type ResponseMetadata,
  type Service,
  type ShapeNode,
  stringsOf,
  type StructureNode,
} from "@shapesmith/contract";
import type { Draw } from "../draw.js";
import { drawUuid } from "../metadata.js";
import { isMessage, messageName } from "./error-text.js";
import type { StatedMessage } from "./stated-messages.js";

/** Makes the instance that a client throws. */
export type CreateError = (
  description: ErrorDescription,
  members: Readonly<Record<string, unknown>>,
) => Error;

/** The classes of the service's client, which is loaded when the first error is made. */
export function clientErrors(service: Service | undefined): CreateError {
  if (service === undefined) return plainError;
  return (description, members) => service.errorClasses.create(description, members);
}

/** An instance of an error shape with these members; its text is drawn where it is not asked for. */
export function drawError(
  node: StructureNode,
  members: Readonly<Record<string, unknown>>,
  { random, root }: Pick<Draw, "random" | "root">,
  create: CreateError,
  stated?: StatedMessage,
): Error {
  const text = stated?.text;
  const isAsked = root.inside?.members.get(messageName(node))?.given !== undefined;
  const description: ErrorDescription = {
    name: node.name,
    fault: node.error?.fault ?? "client",
    status: stated?.status ?? node.error?.status ?? 400,
    message:
      (isAsked ? textOf(members) : undefined) ??
      (text !== undefined && isTextOf(node, text) ? text : drawMessage(node, random)),
    requestId: drawUuid(random),
    retryable: node.error?.retryable,
  };
  const all = { ...members, ...stated?.members };
  return create(description, withMessage(node, all, description.message));
}

/** The text among the members, whatever the model calls it. */
function textOf(members: Readonly<Record<string, unknown>>): string | undefined {
  const text = Object.entries(members).find(([name]) => isMessage(name))?.[1];
  return typeof text === "string" ? text : undefined;
}

function isTextOf(node: StructureNode, text: string): boolean {
  return node.members.every(({ name, target }) => !isMessage(name) || isText(target, text));
}

/** The SDK retries the first four; 501 is what it calls an error of the server. */
const serverStatuses = [500, 502, 503, 504, 501] as const;
const clientStatuses = [400, 403, 409, 429] as const;

/** An error that the model does not list: of the base class, with a name of its own. */
export function drawUnlistedError(name: string, random: Random, create: CreateError): Error {
  const fault = random.chance(1, 4) ? "server" : "client";
  const status = random.pick(fault === "server" ? serverStatuses : clientStatuses);
  const message = `${sentenceOf(name)}.`;
  return create({ name, fault, status, message, requestId: drawUuid(random) }, {});
}

/** The same error as `original`, class and text included, with these members in place of its own. */
export function errorLike(
  original: Error,
  node: StructureNode,
  members: Readonly<Record<string, unknown>>,
  create: CreateError,
): Error {
  const message = textOf(members) ?? original.message;
  const metadata = metadataOf(original);
  const description: ErrorDescription = {
    name: original.name,
    fault: node.error?.fault ?? "client",
    status: metadata.httpStatusCode ?? node.error?.status ?? 400,
    message,
    requestId: metadata.requestId ?? "",
    retryable: node.error?.retryable,
  };
  return create(description, withMessage(node, members, message));
}

function metadataOf(error: Error): ResponseMetadata {
  // Every error of the SDK has metadata; a user's own value may be without.
  return "$metadata" in error ? (error.$metadata as ResponseMetadata) : {};
}

/** Members as the SDK's instances have them: the text is `message`, however the model spells it. */
function withMessage(
  node: StructureNode,
  members: Readonly<Record<string, unknown>>,
  message: string,
): Record<string, unknown> {
  const entries = Object.entries(members).filter(([name]) => !isMessage(name));
  for (const { name, required } of node.members) {
    if (isMessage(name) && name !== "message" && required) entries.push([name, message]);
  }
  return Object.fromEntries(entries);
}

function drawMessage(node: StructureNode, random: Random): string {
  const sentence = sentenceOf(node.name);
  const text = random.chance(1, 2)
    ? `${sentence}.`
    : `${sentence}: ${random.pick(reasons)} (${random.uint32().toString(16)})`;
  const targets = node.members.filter(({ name }) => isMessage(name)).map(({ target }) => target);
  const unfit = targets.find((target) => !isText(target, text));
  return unfit?.type === "string" ? stringsOf(unfit).sample(random) : text;
}

const reasons = [
  "the request was refused",
  "try again later",
  "the resource is in use",
  "see the cause in the console",
] as const;

function isText(target: ShapeNode, text: string): boolean {
  if (target.type !== "string" || target.pattern !== undefined) return false;
  const { min = 0, max = Infinity } = target.length;
  const length = codePointLength(text);
  return length >= min && length <= max;
}

/** `Resource conflict` for `ResourceConflictException`. */
function sentenceOf(name: string): string {
  const words = name
    .replace(/(?:Exception|Error|Fault)$/, "")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1 $2");
  const sentence = words.replaceAll(/ [A-Z](?=[a-z])/g, (letter) => letter.toLowerCase());
  return sentence === "" ? "The request failed" : sentence;
}
