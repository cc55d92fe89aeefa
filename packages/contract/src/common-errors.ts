import type { Grade, MessageData, UnmodelledErrorData } from "./data.js";

/** The name of an error that many services give, whether a model lists it or not. */
export type CommonErrorName =
  | "AccessDenied"
  | "AccessDeniedException"
  | "ExpiredToken"
  | "ExpiredTokenException"
  | "IncompleteSignature"
  | "IncompleteSignatureException"
  | "InternalFailure"
  | "InternalServerError"
  | "InternalServerException"
  | "InvalidClientTokenId"
  | "InvalidSignatureException"
  | "MissingAuthenticationToken"
  | "MissingAuthenticationTokenException"
  | "NotAuthorized"
  | "OptInRequired"
  | "RequestEntityTooLargeException"
  | "RequestExpired"
  | "RequestLimitExceeded"
  | "RequestTimeout"
  | "SerializationException"
  | "ServiceUnavailable"
  | "ServiceUnavailableException"
  | "SignatureDoesNotMatch"
  | "SlowDown"
  | "Throttling"
  | "ThrottlingException"
  | "TooManyRequestsException"
  | "UnauthorizedOperation"
  | "UnknownOperationException"
  | "UnrecognizedClientException"
  | "ValidationError"
  | "ValidationException";

/** Where texts of a grade were seen. */
const sources = {
  documented: "https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html",
  issue: "Answers quoted in public issues",
  inferred: "None: the text differs from service to service",
} as const;

type TextGrade = Extract<Grade, keyof typeof sources>;

/**
 * The errors that many services give and few models list, with the status of the answer. Those with
 * messages are what stands in front of every service with a JSON protocol; a service's own texts are
 * its `unmodelledErrors`. Source: the pages "Common Errors" of the API references of AWS, such as
 * https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html, and answers in public issues.
 */
export const commonErrors: Readonly<Record<CommonErrorName, UnmodelledErrorData>> = {
  AccessDenied: withoutText(403),
  AccessDeniedException: {
    status: 403,
    messages: {
      notAuthorized: told(
        "User: arn:aws:iam::123456789012:user/caller is not authorized to perform this operation",
        "inferred",
      ),
      noText: told(null, "issue"),
    },
  },
  ExpiredToken: withoutText(403),
  ExpiredTokenException: withText(403, "The security token included in the request is expired"),
  IncompleteSignature: withoutText(400),
  IncompleteSignatureException: withText(
    400,
    "Authorization header requires 'Credential' parameter.",
  ),
  InternalFailure: withText(500, null),
  InternalServerError: withoutText(500),
  InternalServerException: withoutText(500),
  InvalidClientTokenId: withoutText(403),
  InvalidSignatureException: {
    status: 403,
    messages: {
      wrongSignature: told(
        "The request signature we calculated does not match the signature you provided.",
        "issue",
      ),
      // The SDK sets its clock by this one and tries again.
      clockSkew: told(
        "Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z",
        "issue",
      ),
    },
  },
  MissingAuthenticationToken: withoutText(403),
  MissingAuthenticationTokenException: withoutText(403),
  NotAuthorized: withoutText(400),
  OptInRequired: withoutText(403),
  RequestEntityTooLargeException: withText(
    413,
    "Request must be smaller than 70167211 bytes for this operation",
    "inferred",
  ),
  RequestExpired: withText(400, "Request has expired."),
  RequestLimitExceeded: withoutText(503),
  RequestTimeout: withoutText(400),
  SerializationException: withoutText(400),
  ServiceUnavailable: withText(503, null),
  ServiceUnavailableException: withoutText(503),
  SignatureDoesNotMatch: withoutText(403),
  SlowDown: withoutText(503),
  Throttling: withoutText(400),
  ThrottlingException: withText(400, "Rate exceeded"),
  TooManyRequestsException: withoutText(429),
  UnauthorizedOperation: withoutText(403),
  UnknownOperationException: withoutText(404),
  UnrecognizedClientException: withText(
    403,
    "The security token included in the request is invalid.",
  ),
  ValidationError: withoutText(400),
  ValidationException: withText(
    400,
    "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null",
    "inferred",
  ),
};

/** What is known of an error that many services give; undefined for other names. */
export function commonError(name: string): UnmodelledErrorData | undefined {
  const all: Readonly<Record<string, UnmodelledErrorData>> = commonErrors;
  // A model may have any name in it, `__proto__` too: only these count.
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

/** The side whose fault an error is, where nothing else is said of it. */
export function faultOf(status: number): "client" | "server" {
  return status >= 500 ? "server" : "client";
}

function withoutText(status: number): UnmodelledErrorData {
  return { status, messages: {} };
}

function withText(
  status: number,
  text: string | null,
  grade: TextGrade = "documented",
): UnmodelledErrorData {
  return { status, messages: { usual: told(text, grade) } };
}

function told(text: string | null, grade: TextGrade): MessageData {
  return { text, grade, source: sources[grade] };
}
