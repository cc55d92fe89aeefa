import { createRequire } from "node:module";
import type { compile, search } from "@jmespath-community/jmespath";

interface Library {
  readonly compile: typeof compile;
  readonly search: typeof search;
}

let library: Library | undefined;

/** Few users of a contract ask for an expression, so its library is loaded at the first one. */
function load(): Library {
  // What the package exports; TypeScript sees `any` behind `require`.
  return (library ??= createRequire(import.meta.url)("@jmespath-community/jmespath") as Library);
}

/** The syntax tree of a JMESPath expression. */
export type PathTree = ReturnType<typeof compile>;

/**
 * Parses a JMESPath expression, the language of waiters and conditions in Smithy models.
 *
 * @throws SyntaxError-like errors of the library when the text is no expression.
 */
export function parsePath(expression: string): PathTree {
  return load().compile(expression);
}

/** What a JMESPath expression selects from a value; `null` where it selects nothing. */
export function searchPath(value: unknown, expression: string): unknown {
  // The library takes JSON; members that a structure does not have read as null in any object.
  return load().search(value as Parameters<typeof search>[0], expression);
}
