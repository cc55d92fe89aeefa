import { type Acceptor, type Matcher, type PathMatcher, searchPath } from "@shapesmith/contract";

/** What a poll brought: an answer, or the name of an error. */
export type Polled =
  | { readonly input: unknown; readonly output: unknown }
  | { readonly errorName: string };

/** The first acceptor that matches, by its index: it decides. Undefined: the waiter polls on. */
export function decidingAcceptor(
  acceptors: readonly Acceptor[],
  polled: Polled,
): number | undefined {
  const index = acceptors.findIndex(({ matcher }) => matches(matcher, polled));
  return index === -1 ? undefined : index;
}

/** An error's name as exceptions have it, of an id that a model may give in full. */
export function errorNameOf(errorType: string): string {
  return errorType.slice(errorType.lastIndexOf("#") + 1);
}

function matches(matcher: Matcher, polled: Polled): boolean {
  if ("success" in matcher) return matcher.success !== "errorName" in polled;
  if ("errorType" in matcher) {
    return "errorName" in polled && polled.errorName === errorNameOf(matcher.errorType);
  }
  if ("errorName" in polled) return false;
  return "output" in matcher
    ? isAsExpected(matcher.output, polled.output)
    : isAsExpected(matcher.inputOutput, polled);
}

function isAsExpected({ path, comparator, expected }: PathMatcher, value: unknown): boolean {
  const found = selected(value, path);
  switch (comparator) {
    case "stringEquals":
      return found === expected;
    case "booleanEquals":
      return typeof found === "boolean" && String(found) === expected;
    case "allStringEquals":
      return Array.isArray(found) && found.length > 0 && found.every((item) => item === expected);
    case "anyStringEquals":
      return Array.isArray(found) && found.includes(expected);
  }
}

/** An expression that cannot be applied to a value, such as the length of nothing, selects nothing. */
function selected(value: unknown, path: string): unknown {
  try {
    return searchPath(value, path);
  } catch {
    return undefined;
  }
}
