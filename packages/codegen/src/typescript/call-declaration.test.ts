import { describe, expect, it } from "vitest";
import { callDeclaration } from "./call-declaration.js";

const long = "aRatherLongName".repeat(4);

function print(name: string, typeArguments: readonly string[], args: readonly string[]): string {
  return callDeclaration({ name, type: "Made", typeArguments, callee: "make", args });
}

describe("callDeclaration", () => {
  it("is one line where that fits", () => {
    expect(print("x", ["T.X"], ["shapes.X", "1"])).toBe(
      "export const x: Made<T.X> = make(shapes.X, 1);\n",
    );
  });

  it("breaks the call where its start fits", () => {
    expect(print("x", ["T.X"], [`shapes.${long}`, "1"])).toBe(
      `export const x: Made<T.X> = make(\n  shapes.${long},\n  1,\n);\n`,
    );
  });

  it("breaks after the equals sign where the call's start does not fit", () => {
    expect(print(long, ["T.SomeQuiteX"], ["shapes.X"])).toBe(
      `export const ${long}: Made<T.SomeQuiteX> =\n  make(shapes.X);\n`,
    );
    expect(print(long, [`T.${long}`], [`shapes.${long}${long}`])).toBe(
      `export const ${long}: Made<T.${long}> =\n  make(\n    shapes.${long}${long},\n  );\n`,
    );
  });

  it("breaks the type where it does not fit and is more than a name", () => {
    expect(print("x", [`T.${long}`, `T.${long}`], ["shapes.X"])).toBe(
      `export const x: Made<\n  T.${long},\n  T.${long}\n> = make(shapes.X);\n`,
    );
    expect(print(long, [`T["${long}"]`], ["shapes.X"])).toBe(
      `export const ${long}: Made<\n  T["${long}"]\n> = make(shapes.X);\n`,
    );
  });
});
