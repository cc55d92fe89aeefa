/**
 * The rejection of a call whose signal is aborted already: its handlers of HTTP requests give it, and
 * say what `buildAbortError` of `@smithy/node-http-handler` says.
 *
 * @param options what was given to `send` with the command; it may be the callback.
 */
export function abortOf(options: unknown): Promise<never> | undefined {
  if (typeof options !== "object" || options === null || !("abortSignal" in options)) {
    return undefined;
  }
  const signal = options.abortSignal;
  const isAborted =
    typeof signal === "object" && signal !== null && "aborted" in signal && signal.aborted === true;
  return isAborted
    ? Promise.reject(abortError("reason" in signal ? signal.reason : undefined))
    : undefined;
}

function abortError(reason: unknown): Error {
  const hasText = Boolean(reason) && !(reason instanceof Error);
  const error = hasText
    ? new Error(String(reason))
    : new Error("Request aborted", reason instanceof Error ? { cause: reason } : {});
  error.name = "AbortError";
  return error;
}
