import type { HttpBinding, ResponseMetadata } from "@shapesmith/contract";

/** What the SDK calls an answer whose id nobody looked at. */
export const requestId = "00000000-0000-4000-8000-000000000000";

/** The response with `$metadata`, if it has none: every response of the SDK has it. */
export function withMetadata(response: unknown, http: HttpBinding | undefined): unknown {
  if (typeof response !== "object" || response === null) return response;
  if ("$metadata" in response && response.$metadata !== undefined) return response;
  const $metadata: ResponseMetadata = {
    httpStatusCode: http?.code ?? 200,
    requestId,
    attempts: 1,
    totalRetryDelay: 0,
  };
  return { ...response, $metadata };
}
