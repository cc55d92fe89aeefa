import type { World } from "@shapesmith/fixtures";

/** The ARNs in a value, at any depth. */
export function arnsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return value.startsWith("arn:") ? [value] : [];
  const isData = typeof value === "object" && value !== null && !(value instanceof Uint8Array);
  return isData ? Object.values(value).flatMap(arnsIn) : [];
}

/**
 * Whether the ARN is of the world: its region and account are, where it names them. What patterns
 * allow in the partition `aws` alone is of that, and the world has a note of it.
 */
export function isOfWorld(arn: string, world: World): boolean {
  const [, partition = "", , region = "", account = ""] = arn.split(":");
  const isHere = partition === world.partition && ["", world.region].includes(region);
  const isNoted = partition === "aws" && world.notes.length > 0;
  // What the service itself owns is of the account `aws`.
  return (isHere || isNoted) && ["", world.accountId, "aws"].includes(account);
}
