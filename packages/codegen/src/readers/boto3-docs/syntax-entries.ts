import type { Entry } from "./entries.js";
import type { Python } from "./python.js";

/** What a list of parameters would say, as far as the syntax alone tells it. */
export function entriesOfSyntax(syntax: ReadonlyMap<string, Python>): readonly Entry[] {
  return [...syntax].map(([name, value]) => entryOf(name, value));
}

function entryOf(name: string | undefined, value: Python): Entry {
  const { type, entries = [] } = contentOf(value);
  return { name, type, isRequired: false, text: "", entries, line: 0 };
}

function contentOf(value: Python): Pick<Entry, "type"> & Partial<Pick<Entry, "entries">> {
  switch (value.kind) {
    case "dict": {
      const [[key, inner] = [], ...others] = value.entries;
      // The key of a map is always written so.
      if (key !== "string" || inner === undefined || others.length > 0) {
        return { type: "dict", entries: entriesOfSyntax(value.entries) };
      }
      const entry: Entry = { ...entryOf(undefined, plain), entries: [entryOf(undefined, inner)] };
      return { type: "dict", entries: [entry] };
    }
    case "list":
      return { type: "list", entries: value.items.map((item) => entryOf(undefined, item)) };
    case "call":
      return calls.get(value.name)?.(value.args[0]?.value) ?? { type: value.name };
    case "string":
      return { type: "string" };
    case "bytes":
      return { type: "bytes" };
    case "number":
      return { type: value.text.includes(".") ? "float" : "integer" };
    case "name":
      return { type: value.name === "True" ? "boolean" : value.name };
    case "ellipsis":
      return { type: "float" };
    case "recursive":
      return { type: "dict" };
    case "choice":
      return choiceOf(value.options);
  }
}

const plain: Python = { kind: "string", text: "string" };

type Content = ReturnType<typeof contentOf>;

const calls: ReadonlyMap<string, (value: Python | undefined) => Content> = new Map<
  string,
  (value: Python | undefined) => Content
>([
  ["datetime", () => ({ type: "datetime" })],
  ["StreamingBody", () => ({ type: ":class:`.StreamingBody`" })],
  [
    "EventStream",
    (value) => ({
      type: ":class:`.EventStream`",
      entries: value?.kind === "dict" ? entriesOfSyntax(value.entries) : [],
    }),
  ],
]);

/** `'A'|'B'`, `True|False`, `b'bytes'|file`, or all that a document may be. */
function choiceOf(options: readonly Python[]): Content {
  const [first] = options;
  if (first === undefined || first.kind === "ellipsis") return { type: "JSON serializable" };
  const isFile = options.some((option) => option.kind === "name" && option.name === "file");
  return isFile ? { type: "bytes or seekable file-like object" } : contentOf(first);
}
