import {
  type ErrorDescription,
  type Random,
  type ResponseMetadata,
  unreadableAnswer,
} from "@shapesmith/contract";
import { drawUuid } from "../metadata.js";
import type { CreateError } from "./error-instance.js";

/**
 * Errors that operations of every service can end with though no model lists them: what stands in
 * front of a service refuses with, and what comes instead of an answer. `SyntaxError` is an answer
 * that is no JSON, such as a page of HTML; `Unknown` one without content; `TimeoutError` a
 * connection that broke.
 */
export type CommonErrorName =
  | "AccessDeniedException"
  | "ExpiredTokenException"
  | "IncompleteSignatureException"
  | "InternalFailure"
  | "InvalidSignatureException"
  | "RequestEntityTooLargeException"
  | "RequestExpired"
  | "ServiceUnavailable"
  | "SyntaxError"
  | "ThrottlingException"
  | "TimeoutError"
  | "Unknown"
  | "UnrecognizedClientException"
  | "ValidationException";

/** An error that no model lists: of the service's base class, where it came from the service. */
export interface CommonError extends Error {
  readonly $fault?: "client" | "server";
  readonly $metadata: ResponseMetadata;
}

type Draw = (random: Random, create: CreateError) => Error;

/** Their statuses and texts: https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html and answers recorded in public issues. */
const drawers: Readonly<Record<CommonErrorName, Draw>> = {
  AccessDeniedException: refusal("AccessDeniedException", 403, [
    "User: arn:aws:iam::123456789012:user/caller is not authorized to perform this operation",
    // The service sends null for the text; the SDK puts this in its place.
    "UnknownError",
  ]),
  ExpiredTokenException: refusal("ExpiredTokenException", 403, [
    "The security token included in the request is expired",
  ]),
  IncompleteSignatureException: refusal("IncompleteSignatureException", 400, [
    "Authorization header requires 'Credential' parameter.",
  ]),
  InternalFailure: refusal("InternalFailure", 500, ["UnknownError"]),
  InvalidSignatureException: refusal("InvalidSignatureException", 403, [
    "The request signature we calculated does not match the signature you provided.",
    // The SDK sets its clock by this one and tries again.
    "Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z",
  ]),
  RequestEntityTooLargeException: refusal("RequestEntityTooLargeException", 413, [
    "Request must be smaller than 70167211 bytes for this operation",
  ]),
  RequestExpired: refusal("RequestExpired", 400, ["Request has expired."]),
  ServiceUnavailable: refusal("ServiceUnavailable", 503, ["UnknownError"]),
  SyntaxError: (random) =>
    unreadableAnswer({
      status: random.pick([502, 503, 504, 413]),
      contentType: "text/html",
      body: random.pick(pages),
    }),
  ThrottlingException: refusal("ThrottlingException", 400, ["Rate exceeded"]),
  TimeoutError: (random) => brokenConnection(random.pick(["ECONNRESET", "ETIMEDOUT", "EPIPE"])),
  Unknown: refusal("Unknown", 503, ["UnknownError"]),
  UnrecognizedClientException: refusal("UnrecognizedClientException", 403, [
    "The security token included in the request is invalid.",
  ]),
  ValidationException: refusal("ValidationException", 400, [
    "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null",
  ]),
};

// A model may have any name in it, `__proto__` too: only these count.
export const commonErrorNames: readonly CommonErrorName[] = Object.keys(
  drawers,
) as CommonErrorName[];

export function isCommonErrorName(name: string): name is CommonErrorName {
  return Object.hasOwn(drawers, name);
}

/** An instance as the client of a service throws it. */
export function drawCommonError(name: CommonErrorName, random: Random, create: CreateError): Error {
  return drawers[name](random, create);
}

function refusal(name: string, status: number, messages: readonly string[]): Draw {
  return (random, create) => {
    const description: ErrorDescription = {
      name,
      fault: status >= 500 ? "server" : "client",
      status,
      message: random.pick(messages),
      requestId: drawUuid(random),
    };
    return create(description, {});
  };
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
