/** A place in a text, both counted from 1. */
export interface Position {
  readonly line: number;
  /** In UTF-16 units. */
  readonly column: number;
}

export interface JsonSyntaxProblem extends Position {
  readonly expected: string;
  readonly found: string;
}

export interface DuplicateKey extends Position {
  readonly key: string;
}

export interface JsonScan {
  /** The first one; absent when the text is JSON. */
  readonly problem?: JsonSyntaxProblem;
  /** Keys that an object has more than once; of their values `JSON.parse` keeps the last. */
  readonly duplicates: readonly DuplicateKey[];
}

/**
 * Says what `JSON.parse` does not say on every version of Node: where a text stops being JSON, and
 * which keys stand twice. Any depth of nesting is fine.
 */
export function scanJson(text: string): JsonScan {
  const repeated: { readonly offset: number; readonly key: string }[] = [];
  // Lists and objects that are open, from the outside in; of objects the keys so far.
  const open: Container[] = [];
  let state: State = "value";
  let token = tokenAt(text, 0);
  for (; token.kind !== "end"; token = tokenAt(text, token.end)) {
    const container = open.at(-1);
    const next = nextState(state, token.kind, container);
    if (next === undefined) break;
    if (state === "key" || state === "first key") {
      if (token.kind === "string" && container instanceof Set) {
        const key = keyOf(text.slice(token.start, token.end));
        if (container.has(key)) repeated.push({ offset: token.start, key });
        container.add(key);
      }
    }
    if (token.kind === "{") open.push(new Set());
    else if (token.kind === "[") open.push("list");
    else if (token.kind === "}" || token.kind === "]") open.pop();
    state = next === "after value" && open.length === 0 ? "end" : next;
  }
  const duplicates = withPositions(text, repeated);
  if (token.kind === "end" && state === "end") return { duplicates };
  const expected = token.problem ?? expectedIn(state, open.at(-1));
  return {
    problem: { ...positionOf(text, token.start), expected, found: foundAt(text, token.start) },
    duplicates,
  };
}

type Container = "list" | Set<string>;

/** What may come next. */
type State = "value" | "first element" | "first key" | "key" | "colon" | "after value" | "end";

/** The state after the token; undefined when the token may not come here. */
function nextState(
  state: State,
  token: Token["kind"],
  container: Container | undefined,
): State | undefined {
  switch (state) {
    case "value":
    case "first element":
      if (token === "{") return "first key";
      if (token === "[") return "first element";
      if (token === "string" || token === "scalar") return "after value";
      return state === "first element" && token === "]" ? "after value" : undefined;
    case "first key":
    case "key":
      if (token === "string") return "colon";
      return state === "first key" && token === "}" ? "after value" : undefined;
    case "colon":
      return token === ":" ? "value" : undefined;
    case "after value":
      if (token === ",") return container === "list" ? "value" : "key";
      return token === closing(container) ? "after value" : undefined;
    case "end":
      return undefined;
  }
}

function expectedIn(state: State, container: Container | undefined): string {
  switch (state) {
    case "value":
      return "a value";
    case "first element":
      return "a value or ]";
    case "first key":
      return "a property name in double quotes or }";
    case "key":
      return "a property name in double quotes";
    case "colon":
      return "a colon";
    case "after value":
      return `a comma or ${closing(container)}`;
    case "end":
      return "the end of the text";
  }
}

function closing(container: Container | undefined): "]" | "}" {
  return container === "list" ? "]" : "}";
}

interface Token {
  readonly kind: "{" | "}" | "[" | "]" | ":" | "," | "string" | "scalar" | "bad" | "end";
  readonly start: number;
  readonly end: number;
  /** What a token that breaks off would need; it starts where it does. */
  readonly problem?: string;
}

function tokenAt(text: string, from: number): Token {
  let start = from;
  while (start < text.length && " \t\n\r".includes(text.charAt(start))) start += 1;
  if (start === text.length) return { kind: "end", start, end: start };
  const character = text.charAt(start);
  switch (character) {
    case "{":
    case "}":
    case "[":
    case "]":
    case ":":
    case ",":
      return { kind: character, start, end: start + 1 };
    case '"':
      return stringAt(text, start);
    default: {
      const scalar = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
      scalar.lastIndex = start;
      const length = scalar.exec(text)?.[0].length;
      if (length === undefined) return { kind: "bad", start, end: start };
      return { kind: "scalar", start, end: start + length };
    }
  }
}

function stringAt(text: string, start: number): Token {
  const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
  const broken = (at: number, problem: string): Token => ({
    kind: "bad",
    start: at,
    end: at,
    problem,
  });
  let at = start + 1;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') return { kind: "string", start, end: at + 1 };
    if (character < " ") return broken(at, "a closing quote or an escape");
    if (character !== "\\") {
      at += 1;
      continue;
    }
    escape.lastIndex = at;
    const length = escape.exec(text)?.[0].length;
    if (length === undefined) return broken(at, "an escape that JSON has");
    at += length;
  }
  return broken(at, "a closing quote");
}

/** What a string's JSON stands for. */
function keyOf(json: string): string {
  return String(JSON.parse(json));
}

function foundAt(text: string, offset: number): string {
  const point = text.codePointAt(offset);
  if (point === undefined) return "the end of the text";
  if (point === 10 || point === 13) return "the end of the line";
  return JSON.stringify(String.fromCodePoint(point));
}

function positionOf(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** One pass over the text, however many keys there are. */
function withPositions(
  text: string,
  repeated: readonly { readonly offset: number; readonly key: string }[],
): readonly DuplicateKey[] {
  let line = 1;
  let start = 0;
  return repeated.map(({ offset, key }) => {
    for (let end = text.indexOf("\n", start); end >= 0 && end < offset;) {
      line += 1;
      start = end + 1;
      end = text.indexOf("\n", start);
    }
    return { line, column: offset - start + 1, key };
  });
}
