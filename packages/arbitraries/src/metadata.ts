import type { Random, ResponseMetadata } from "@shapesmith/contract";

/** What the SDK adds to an answer that came at the first attempt. */
export function drawMetadata(random: Random, httpStatusCode: number): ResponseMetadata {
  return { httpStatusCode, requestId: drawUuid(random), attempts: 1, totalRetryDelay: 0 };
}

/** A random UUID (version 4). */
export function drawUuid(random: Random): string {
  const digits = [0, 1, 2, 3].map(() => random.uint32().toString(16).padStart(8, "0")).join("");
  const variant = "89ab".charAt(random.below(4));
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20),
  ].join("-");
}
