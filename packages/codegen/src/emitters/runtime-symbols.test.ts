import * as arbitraries from "../../../arbitraries/src/index.js";
import * as contract from "../../../contract/src/index.js";
import * as fixtures from "../../../fixtures/src/index.js";
import * as mocks from "../../../mocks/src/index.js";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runtime } from "./runtime-symbols.js";

const modules: Readonly<Record<string, object>> = {
  "@shapesmith/arbitraries": arbitraries,
  "@shapesmith/contract": contract,
  "@shapesmith/fixtures": fixtures,
  "@shapesmith/mocks": mocks,
};

/** What a package's index names, types included: those leave no trace at run time. */
function namedExports(module: string): readonly string[] {
  const path = `../../../${module.replace("@shapesmith/", "")}/src/index.ts`;
  const text = readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");
  return [...text.matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap(([, names = ""]) =>
    names.split(",").map((name) => name.replace(/^\s*(?:type\s+)?/, "").trim()),
  );
}

describe.each(Object.entries(runtime))("%s", (name, symbol) => {
  it("is exported by the package that emitted code imports it from", () => {
    expect(symbol.name).toBe(name);
    expect(namedExports(symbol.module)).toContain(name);
    expect(Object.hasOwn(modules[symbol.module] ?? {}, name)).toBe(!symbol.isType);
  });
});
