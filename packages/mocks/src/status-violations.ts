import {
  type OperationContract,
  type OperationTypes,
  printValue,
  type Violation,
} from "@shapesmith/contract";

/** What is wrong with the HTTP status of a response: of any but a success, the SDK makes an error. */
export function statusViolations<O extends OperationTypes>(
  { http }: Pick<OperationContract<O>, "http">,
  response: unknown,
): readonly Violation[] {
  const { $metadata } = Object(response) as {
    readonly $metadata?: { readonly httpStatusCode?: unknown };
  };
  const status = $metadata?.httpStatusCode;
  if (status === undefined || status === http?.code) return [];
  if (typeof status === "number" && status >= 200 && status < 300) return [];
  const expected = "the status of a success, from 200 to 299 (for any other there is rejects())";
  return [
    {
      path: ["$metadata", "httpStatusCode"],
      constraint: "range",
      expected,
      actual: status,
      message: `$metadata.httpStatusCode: expected ${expected}, got ${printValue(status)}`,
      refusedBy: "contract",
    },
  ];
}
