import type { Machine } from "./machine.js";
import { requestMember } from "./request-member.js";
import { kindOf, qualifierIn } from "./resource-name.js";

/** Which version the request is about; undefined where it does not say. */
export function qualifierOf({ data }: Machine, request: unknown): string | undefined {
  if (data.versions === undefined) return undefined;
  const stated = requestMember(request, data.versions.qualifier);
  if (typeof stated === "string") return stated;
  const named = requestMember(request, data.named);
  return typeof named === "string" ? qualifierIn(named, kindOf(data.named)) : undefined;
}

/** What points to a version, of which a lifecycle knows nothing. */
export function isAlias(qualifier: string | undefined, { data }: Machine): boolean {
  if (qualifier === undefined || qualifier === data.versions?.latest) return false;
  return !/^\d+$/.test(qualifier);
}
