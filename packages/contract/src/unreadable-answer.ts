/** An answer that is not in the form of the service's protocol, such as a page of HTML. */
export interface UnreadableAnswer {
  /** The HTTP status. */
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** What the SDK adds to the text of an error that it met while it read an answer. */
const hint =
  "\n  Deserialization error: to see the raw response, inspect the hidden field " +
  "{error}.$response on this object.";

/**
 * The error of a client of a JSON protocol that got such an answer: the parser's own, with the answer
 * hidden in it.
 *
 * @throws TypeError when the body is JSON all the same.
 */
export function unreadableAnswer({ status, contentType, body }: UnreadableAnswer): SyntaxError {
  try {
    JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) {
      error.message += hint;
      const headers = { "content-type": contentType };
      Object.defineProperty(error, "$response", { value: { statusCode: status, headers, body } });
      const $metadata = { httpStatusCode: status, attempts: 1, totalRetryDelay: 0 };
      return Object.assign(error, { $metadata });
    }
  }
  throw new TypeError(`A page that is JSON is none: ${body}`);
}
