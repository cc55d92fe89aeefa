import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../packages/codegen/src/cli/main.js";
import { startWatch } from "../../packages/codegen/src/cli/testing.js";
import { first, second, writeParcelsClient } from "./parcels-client.js";

const here = fileURLToPath(new URL(".", import.meta.url));

/** The part of the SDK that reads schemas, as the real client has it. */
function smithyCore(): string {
  const test = createRequire(join(here, "package.json"));
  const client = createRequire(test.resolve("@aws-sdk/client-lambda/package.json"));
  return dirname(client.resolve("@smithy/core/package.json"));
}

/** Code of a user's that knows what to do about every reason there is. */
const caller = `import type { FailureReason } from "./parcels/types.js";

export function advice(reason: FailureReason): string {
  switch (reason) {
    case "Lost":
      return "Ask the carrier.";
    case "Damaged":
      return "Send it again.";
  }
}
`;

// Inside the repository, so that emitted code finds the runtime packages as it would at a user's.
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(here, ".workspace-"));
  for (const [release, name] of [
    [first, "first"],
    [second, "second"],
  ] as const) {
    const folder = join(root, "store", name, "node_modules", "@aws-sdk", "client-parcels");
    writeParcelsClient(folder, release);
    const smithy = join(root, "store", name, "node_modules", "@smithy");
    mkdirSync(smithy);
    symlinkSync(smithyCore(), join(smithy, "core"));
  }
  copyFileSync(join(here, "overlay.json"), join(root, "overlay.json"));
  writeFileSync(join(root, "caller.ts"), caller);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Installs a release, as a package manager that links to a store does. */
function install(release: "first" | "second"): void {
  const scope = join(root, "node_modules", "@aws-sdk");
  mkdirSync(scope, { recursive: true });
  rmSync(join(scope, "client-parcels"), { force: true });
  const folder = join(root, "store", release, "node_modules", "@aws-sdk", "client-parcels");
  symlinkSync(folder, join(scope, "client-parcels"));
}

/** Installs a release, as npm does: in the place of the old one, which Node may have loaded. */
function installCopy(release: "first" | "second"): void {
  const modules = join(root, "npm", "node_modules");
  const target = join(modules, "@aws-sdk", "client-parcels");
  rmSync(target, { recursive: true, force: true });
  const stored = join(root, "store", release, "node_modules");
  cpSync(join(stored, "@aws-sdk", "client-parcels"), target, { recursive: true });
  rmSync(join(modules, "@smithy"), { recursive: true, force: true });
  mkdirSync(join(modules, "@smithy"));
  symlinkSync(smithyCore(), join(modules, "@smithy", "core"));
}

async function shapesmith(...argv: readonly string[]): Promise<{ code: number; output: string }> {
  let output = "";
  const collect = { hasColors: false, write: (text: string): void => void (output += text) };
  const arguments_ = [
    "generate",
    "parcels",
    "--overlay",
    "overlay.json",
    "--out",
    "parcels",
    ...argv,
  ];
  const code = await main(arguments_, { cwd: root, stdout: collect, stderr: collect });
  return { code, output };
}

/** What the compiler says of the caller against the types that are there now. */
function compileCaller(): readonly string[] {
  const program = ts.createProgram([join(root, "caller.ts")], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    customConditions: ["@shapesmith/source"],
    strict: true,
    noImplicitReturns: true,
    noEmit: true,
    types: ["node"],
    typeRoots: [join(here, "..", "..", "node_modules", "@types")],
  });
  // The runtime packages are compiled with all tests, under stricter options.
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(root))
    .flatMap((file) => ts.getPreEmitDiagnostics(program, file))
    .map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"));
}

/** The emitted modules, as far as they are used here. */
interface Parcels {
  readonly fixtures: {
    readonly failureReasons: Readonly<Record<string, () => Parcel>>;
    readonly operations: { readonly GetParcel: { readonly error: (name: string) => Error } };
  };
  readonly arbitraries: {
    readonly operations: { readonly GetParcel: { readonly response: () => fc.Arbitrary<Parcel> } };
  };
  readonly contract: {
    readonly shapes: { readonly Parcel: { readonly validate: (value: unknown) => unknown } };
  };
}

async function emitted(): Promise<Parcels> {
  return (await import(/* @vite-ignore */ join(root, "parcels", "index.ts"))) as Parcels;
}

interface Parcel {
  readonly Status?: string;
  readonly FailureReason?: string;
  readonly FailureText?: string;
}

describe("an update of an API", () => {
  it("begins with a client whose code is generated and compiles", async () => {
    install("first");
    const { code, output } = await shapesmith();
    expect(code, output).toBe(0);
    expect(compileCaller()).toEqual([]);
    expect((await shapesmith("--check")).code).toBe(0);
  });

  it("is shown by --check, which writes nothing", async () => {
    install("second");
    const before = snapshot();
    const { code, output } = await shapesmith("--check");
    expect(code).toBe(1);
    expect(output).toMatch(/^\+ +HeldAtCustoms: "Held\.AtCustoms",$/m);
    expect(output).toMatch(/^\+export interface ParcelFrozenException extends Error \{$/m);
    expect(output).toMatch(/^\+ {2}Insurance\?: string \| undefined;$/m);
    expect(snapshot()).toEqual(before);
  });

  it("breaks the build of a caller whose switch was exhaustive", async () => {
    expect((await shapesmith()).code).toBe(0);
    expect(compileCaller()).toEqual([
      expect.stringContaining("Function lacks ending return statement"),
    ]);
  });

  it("gives the new reason a fixture, and lets the arbitraries reach it, by itself", async () => {
    const { fixtures, arbitraries, contract } = await emitted();
    const parcel = fixtures.failureReasons["Held.AtCustoms"]?.();
    expect(parcel).toMatchObject({ Status: "Failed", FailureReason: "Held.AtCustoms" });
    expect(parcel?.FailureText).toMatch(/./);
    expect(contract.shapes.Parcel.validate(parcel)).toEqual([]);
    const parcels = fc.sample(arbitraries.operations.GetParcel.response(), {
      seed: 20261122,
      numRuns: 200,
    });
    expect(parcels.map(({ FailureReason }) => FailureReason)).toContain("Held.AtCustoms");
  });

  it("gives the new error a fixture that is an instance of the client's class", async () => {
    const { fixtures } = await emitted();
    const require = createRequire(join(root, "parcels", "index.ts"));
    const client = require("@aws-sdk/client-parcels") as Record<string, new () => Error>;
    const error = fixtures.operations.GetParcel.error("ParcelFrozenException");
    expect(error).toBeInstanceOf(client["ParcelFrozenException"]);
    expect(error).toBeInstanceOf(client["ParcelsServiceException"]);
  });

  it("is followed by a watch, which reads the release that is installed now", async () => {
    installCopy("first");
    const project = join(root, "npm");
    const types = (): string => readFileSync(join(project, "watched", "types.ts"), "utf8");
    const watch = startWatch(project, ["parcels", "--out", "watched"]);
    try {
      expect(await watch.rest()).toContain("  read        @aws-sdk/client-parcels");
      expect(types()).not.toContain("Insurance");
      installCopy("second");
      expect(await watch.rest()).toMatch(
        /^\nchanged {2}node_modules\/@aws-sdk\/client-parcels\/pac/,
      );
      expect(types()).toContain("Insurance");
    } finally {
      expect(await watch.end()).toBe(0);
    }
  });
});

/** Every emitted file with its content. */
function snapshot(): ReadonlyMap<string, string> {
  const folder = join(root, "parcels");
  return new Map(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}
