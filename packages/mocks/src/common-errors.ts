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

/** What is known of an error that services give though no model lists it. */
interface CommonError {
  readonly status: number;
  readonly fault: "client" | "server";
}

const client = (status: number): CommonError => ({ status, fault: "client" });
const server = (status: number): CommonError => ({ status, fault: "server" });

/**
 * The errors that many services give and few models list, with the status of the answer. Source: the
 * pages "Common Errors" of the API references of AWS, such as
 * https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html, and answers that were recorded.
 */
export const commonErrors: Readonly<Record<CommonErrorName, CommonError>> = {
  AccessDenied: client(403),
  AccessDeniedException: client(403),
  ExpiredToken: client(403),
  ExpiredTokenException: client(403),
  IncompleteSignature: client(400),
  IncompleteSignatureException: client(400),
  InternalFailure: server(500),
  InternalServerError: server(500),
  InternalServerException: server(500),
  InvalidClientTokenId: client(403),
  InvalidSignatureException: client(403),
  MissingAuthenticationToken: client(403),
  MissingAuthenticationTokenException: client(403),
  NotAuthorized: client(400),
  OptInRequired: client(403),
  RequestExpired: client(400),
  RequestLimitExceeded: server(503),
  RequestTimeout: client(400),
  SerializationException: client(400),
  ServiceUnavailable: server(503),
  ServiceUnavailableException: server(503),
  SignatureDoesNotMatch: client(403),
  SlowDown: server(503),
  Throttling: client(400),
  ThrottlingException: client(400),
  TooManyRequestsException: client(429),
  UnauthorizedOperation: client(403),
  UnknownOperationException: client(404),
  UnrecognizedClientException: client(403),
  ValidationError: client(400),
  ValidationException: client(400),
};

export function commonError(name: string): CommonError | undefined {
  const all: Readonly<Record<string, CommonError>> = commonErrors;
  return Object.hasOwn(all, name) ? all[name] : undefined;
}
