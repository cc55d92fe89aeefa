/**
 * How the SDK judges an error when it decides whether to send the request again: `throttling` and
 * `transient` ones are retried, those of the `server` and of the `client` are not.
 */
export type RetryClass = "throttling" | "transient" | "server" | "client";

export const retryClasses: readonly RetryClass[] = ["throttling", "transient", "server", "client"];

/** Names that mean that too much was asked, whatever the service. */
const throttling: ReadonlySet<string> = new Set([
  "BandwidthLimitExceeded",
  "EC2ThrottledException",
  "LimitExceededException",
  "PriorRequestNotComplete",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  "TransactionInProgressException",
]);
const transient: ReadonlySet<string> = new Set([
  "TimeoutError",
  "RequestTimeout",
  "RequestTimeoutException",
]);
const transientStatuses: ReadonlySet<number> = new Set([500, 502, 503, 504]);
const networkCodes: ReadonlySet<string> = new Set([
  "ECONNRESET",
  "ECONNREFUSED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/** Causes of causes are looked at up to here. */
const deepest = 10;

/** The parts of an error by which the SDK judges it. */
interface Judged {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly cause?: unknown;
  readonly $retryable?: { readonly throttling?: boolean };
  readonly $metadata?: { readonly httpStatusCode?: number; readonly clockSkewCorrected?: boolean };
}

/**
 * How the SDK judges an error, by the rules of its standard retry mode (`@smithy/core` 3.41,
 * `service-error-classification`).
 */
export function retryClassOf(error: Error): RetryClass {
  const judged: Judged = error;
  const status = judged.$metadata?.httpStatusCode ?? 0;
  if (status === 429 || throttling.has(error.name) || judged.$retryable?.throttling === true) {
    return "throttling";
  }
  if (isTransient(judged, 0)) return "transient";
  return status >= 500 && status <= 599 ? "server" : "client";
}

/** Whether the SDK sends the request again, as long as it has attempts left. */
export function isRetried(error: Error): boolean {
  const judged = retryClassOf(error);
  return judged === "throttling" || judged === "transient";
}

function isTransient(error: Judged, depth: number): boolean {
  const { name = "", message = "", code = "", cause } = error;
  if (name === "AbortError") return false;
  return (
    error.$retryable !== undefined ||
    error.$metadata?.clockSkewCorrected === true ||
    (name === "InvalidSignatureException" && message.includes("Signature expired")) ||
    transient.has(name) ||
    networkCodes.has(code) ||
    transientStatuses.has(error.$metadata?.httpStatusCode ?? 0) ||
    (code === "ERR_HTTP2_STREAM_ERROR" && message.includes("NGHTTP2_REFUSED_STREAM")) ||
    (cause instanceof Error && depth <= deepest && isTransient(cause, depth + 1))
  );
}
