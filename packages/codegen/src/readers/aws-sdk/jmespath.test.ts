import { describe, expect, it } from "vitest";
import { formatPath, type Path } from "./jmespath.js";

const current: Path = { kind: "current" };

function field(name: string, of: Path = current): Path {
  return { kind: "field", of, name };
}

function flatten(of: Path): Path {
  return { kind: "flatten", of };
}

function each(of: Path, path: Path, over: "list" | "object" = "list"): Path {
  return { kind: "projection", over, of, each: path };
}

function binary(left: Path, operator: (Path & { kind: "binary" })["operator"], right: Path): Path {
  return { kind: "binary", left, operator, right };
}

function literal(value: string | number | boolean | null): Path {
  return { kind: "literal", value };
}

function call(name: string, ...given: Path[]): Path {
  return { kind: "call", name, arguments: given };
}

describe("formatPath", () => {
  it.each<[string, Path]>([
    ["A.B", field("B", field("A"))],
    ['A."a-b"', field("a-b", field("A"))],
    ["A[0].B", field("B", { kind: "index", of: field("A"), index: 0 })],
    ["A[-1]", { kind: "index", of: field("A"), index: -1 }],
    ["A[].B", each(flatten(field("A")), field("B"))],
    ["A[].B[].C", each(flatten(each(flatten(field("A")), field("B"))), field("C"))],
    ["A[*].B[*].C", each(field("A"), each(field("B"), field("C")))],
    ["A.*.B", each(field("A"), field("B"), "object")],
    ["A[][0]", each(flatten(field("A")), { kind: "index", of: current, index: 0 })],
    ["A[] | [0]", { kind: "index", of: flatten(field("A")), index: 0 }],
    [
      "A[?B == 'x'].C",
      each(
        { kind: "filter", of: field("A"), condition: binary(field("B"), "==", literal("x")) },
        field("C"),
      ),
    ],
    ["length(A) > `0`", binary(call("length", field("A")), ">", literal(0))],
    ['A == `"it\'s"`', binary(field("A"), "==", literal("it's"))],
    [
      "!A && (B || C)",
      binary({ kind: "not", of: field("A") }, "&&", binary(field("B"), "||", field("C"))),
    ],
    ["!(A == B)", { kind: "not", of: binary(field("A"), "==", field("B")) }],
    [
      "contains(A[].[B, length(@)][], `false`)",
      call(
        "contains",
        flatten(
          each(flatten(field("A")), {
            kind: "selection",
            items: [field("B"), call("length", current)],
          }),
        ),
        literal(false),
      ),
    ],
  ])("writes %s", (text, path) => {
    expect(formatPath(path)).toBe(text);
  });

  it("has no text for a field of a whole list, which a projection would take for its own", () => {
    expect(formatPath(field("B", flatten(field("A"))))).toBeUndefined();
    expect(formatPath(each(each(field("A"), field("B")), field("C")))).toBeUndefined();
  });
});
