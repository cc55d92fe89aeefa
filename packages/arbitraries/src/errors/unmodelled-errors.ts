import {
  commonError,
  type CommonErrorName,
  commonErrors,
  faultOf,
  type Random,
  type ResponseMetadata,
  unreadableAnswer,
} from "@shapesmith/contract";
import { drawUuid } from "../metadata.js";
import type { CreateError } from "./error-instance.js";

/**
 * What comes instead of an answer of a service: `SyntaxError` is an answer that is no JSON, such as a
 * page of HTML; `Unknown` one without content; `TimeoutError` a connection that broke.
 */
export type MissingAnswerName = "SyntaxError" | "TimeoutError" | "Unknown";

/** Errors that operations of every service can end with though no model lists them. */
export type UnmodelledErrorName = CommonErrorName | MissingAnswerName;

/** An error that no model lists: of the service's base class, where it came from the service. */
export interface UnmodelledError extends Error {
  readonly $fault?: "client" | "server";
  readonly $metadata: ResponseMetadata;
}

type Draw = (random: Random, create: CreateError) => Error;

const missingAnswers: Readonly<Record<MissingAnswerName, Draw>> = {
  SyntaxError: (random) =>
    unreadableAnswer({
      status: random.pick([502, 503, 504, 413]),
      contentType: "text/html",
      body: random.pick(pages),
    }),
  TimeoutError: (random) => brokenConnection(random.pick(["ECONNRESET", "ETIMEDOUT", "EPIPE"])),
  Unknown: (random, create) =>
    create(
      {
        name: "Unknown",
        fault: "server",
        status: 503,
        message: noText,
        requestId: drawUuid(random),
      },
      {},
    ),
};

/** What the SDK says where the service sends no text. */
const noText = "UnknownError";

export const unmodelledErrorNames: readonly UnmodelledErrorName[] = [
  ...(Object.keys(commonErrors) as CommonErrorName[]),
  ...(Object.keys(missingAnswers) as MissingAnswerName[]),
];

/** Those that every service can give; the others are known of some. */
export const usualErrorNames: readonly UnmodelledErrorName[] = unmodelledErrorNames.filter(
  (name) => isMissingAnswer(name) || Object.keys(commonErrors[name].messages).length > 0,
);

export function isUnmodelledErrorName(name: string): name is UnmodelledErrorName {
  return isMissingAnswer(name) || commonError(name) !== undefined;
}

/** An instance as the client of a service throws it. */
export function drawUnmodelledError(
  name: UnmodelledErrorName,
  random: Random,
  create: CreateError,
): Error {
  if (isMissingAnswer(name)) return missingAnswers[name](random, create);
  const { status, messages } = commonErrors[name];
  const texts = Object.values(messages).map(({ text }) => text);
  const message = (texts.length === 0 ? null : random.pick(texts)) ?? noText;
  const requestId = drawUuid(random);
  return create({ name, fault: faultOf(status), status, message, requestId }, {});
}

function isMissingAnswer(name: string): name is MissingAnswerName {
  return Object.hasOwn(missingAnswers, name);
}

const pages = [
  "<html><body><h1>503 Service Unavailable</h1></body></html>",
  "<!DOCTYPE html><html><head><title>Bad Gateway</title></head></html>",
  "upstream connect error or disconnect/reset before headers",
] as const;

function brokenConnection(code: string): Error {
  const verb = code === "EPIPE" ? "write" : "read";
  const error = Object.assign(new Error(`${verb} ${code}`), {
    code,
    $metadata: { attempts: 1, totalRetryDelay: 0 },
  });
  return Object.defineProperty(error, "name", { value: "TimeoutError", enumerable: true });
}
