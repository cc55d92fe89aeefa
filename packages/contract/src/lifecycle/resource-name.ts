import { requestMember } from "./request-member.js";

/**
 * The name in a text that may be an ARN, a part of one, or have a qualifier behind it:
 * `arn:aws:lambda:us-east-1:123456789012:function:resize:1`, `123456789012:function:resize`,
 * `resize:1`. What has none of these forms is the name.
 *
 * @param kind what is named, such as `function`.
 */
export function nameIn(text: string, kind: string): string {
  const parts = withoutVersion(text.split(":"));
  const rest = withoutPlace(parts);
  // An ARN without region and account.
  if (rest.length === 0) return parts.at(-1) || text;
  const named = isKind(rest, kind) ? rest[1] : rest[0];
  const name = named?.startsWith(`${kind}/`) ? named.slice(kind.length + 1) : named;
  return name === undefined || name === "" ? text : name;
}

/** The qualifier behind the name in such a text, such as `1`, `$LATEST` or an alias; undefined: none. */
export function qualifierIn(text: string, kind: string): string | undefined {
  const all = text.split(":");
  if (withoutVersion(all) !== all) return all.at(-1);
  const rest = withoutPlace(all);
  return isKind(rest, kind) ? rest[2] : rest[1];
}

function isKind(rest: readonly string[], kind: string): boolean {
  return rest.length > 1 && rest[0]?.toLowerCase() === kind;
}

function withoutPlace(parts: readonly string[]): readonly string[] {
  if (parts[0] !== "arn") return parts.slice(parts.findIndex((part) => !isPlace(part)));
  const rest = parts.slice(3);
  // Region and account may be empty, and patterns of models allow ARNs that lack them.
  const end = rest.findIndex((part, index) => index > 1 || (part !== "" && !isPlace(part)));
  return end < 0 ? [] : rest.slice(end);
}

/** `$LATEST` and the like are versions: no name begins so. */
function withoutVersion(parts: readonly string[]): readonly string[] {
  return parts.length > 1 && parts.at(-1)?.startsWith("$") ? parts.slice(0, -1) : parts;
}

/** A region or an account, which may stand before a name. */
function isPlace(part: string): boolean {
  return /^\d{12}$/.test(part) || /^[a-z]+(-[a-z]+)+-\d$/.test(part);
}

/** The name in a member of a request, whatever form it has; undefined where it has none. */
export function nameOfMember(request: unknown, member: string): string | undefined {
  const named = requestMember(request, member);
  return typeof named === "string" ? nameIn(named, kindOf(member)) : undefined;
}

/** What is named by a member, such as `function` by `FunctionName`. */
export function kindOf(member: string): string {
  return member.replace(/(Name|Id|Arn)$/, "").toLowerCase();
}
