import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../packages/codegen/src/cli/main.js";

const here = fileURLToPath(new URL(".", import.meta.url));

/** A user of everything that is emitted; what it prints is what the tests look at. */
const caller = `import fc from "fast-check";
import * as arbitraries from "./depot/arbitraries.js";
import * as contract from "./depot/contract.js";
import * as fixtures from "./depot/fixtures.js";
import * as index from "./depot/index.js";
import { State, type Box, type Busy, type Full, type Operations, type StoreRequest } from "./depot/types.js";

const { Store, Ping } = fixtures.operations;
const { request, response, errors } = contract.operations.Store;
const seed = { seed: 7, numRuns: 50 };

// Types of errors are known without a client, by name and by what they bring.
const full: Full = Store.error("Full", { Free: 3 });
const busy: Busy = Store.error("Busy");
const throttling: boolean = busy.$retryable.throttling;
const any: Operations["Store"]["errors"] = Store.error();
const box: Box = fixtures.box({ State: State.OPEN });
const stored: StoreRequest = Store.request({ Goods: [{ Box: box }, { Weight: 2.5 }] });

const namesOfDrawn = new Set<string>();
fc.assert(
  fc.property(arbitraries.operations.Store.error(), (error) => {
    if (!(error instanceof Error)) throw new TypeError("no Error");
    namesOfDrawn.add(error.name);
    return errors[error.name].validate(error).length === 0;
  }),
  seed,
);
fc.assert(
  fc.property(
    arbitraries.operations.Store.request(),
    arbitraries.operations.Store.response(),
    arbitraries.good(),
    (input, output, good) =>
      request.is(input) && response.is(output) && contract.shapes.Good.is(good),
  ),
  seed,
);

const errorsMade = Object.fromEntries(
  (["Full", "Moved", "Busy", "Broken"] as const).map((name) => {
    const error = Store.error(name);
    return [
      name,
      {
        isError: error instanceof Error,
        class: error.constructor.name,
        hasText: typeof error.message === "string" && error.message !== "",
        text: String(error),
        violations: errors[name].validate(error),
        ...error,
        $metadata: { ...error.$metadata, requestId: typeof error.$metadata.requestId },
      },
    ];
  }),
);

console.log(
  JSON.stringify({
    exports: Object.keys(index).sort(),
    modules: [arbitraries, contract, fixtures].map((module) => Object.keys(module).sort()),
    free: full.Free,
    throttling,
    any: any.name,
    stored: request.validate(stored),
    pong: Ping.response().$metadata.httpStatusCode,
    refused: request.validate({ Label: "No" }).map(({ constraint }) => constraint),
    drawn: [...namesOfDrawn].sort(),
    errorsMade,
  }),
);
`;

let root: string;
let output: string;
let code: number;

// Inside the repository, so that emitted code finds the runtime packages as it would at a user's.
beforeAll(async () => {
  root = mkdtempSync(join(here, ".workspace-"));
  copyFileSync(join(here, "model.json"), join(root, "model.json"));
  writeFileSync(join(root, "caller.ts"), caller);
  writeFileSync(join(root, "package.json"), JSON.stringify({ type: "module" }));
  output = "";
  const collect = { hasColors: false, write: (text: string): void => void (output += text) };
  const io = { cwd: root, stdout: collect, stderr: collect };
  code = await main(["generate", "--source", "model.json", "--out", "depot"], io);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Compiles the caller and what it imports to JavaScript beside the sources. */
function compile(): readonly string[] {
  const program = ts.createProgram([join(root, "caller.ts")], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    exactOptionalPropertyTypes: true,
    types: ["node"],
    typeRoots: [join(here, "..", "..", "node_modules", "@types")],
  });
  const { diagnostics } = program.emit();
  return [...ts.getPreEmitDiagnostics(program), ...diagnostics].map((diagnostic) =>
    ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
  );
}

const metadata = { requestId: "string", attempts: 1, totalRetryDelay: 0 };
const made = { isError: true, class: "Error", hasText: true, violations: [] };

describe("a Smithy model without a client", () => {
  it("gives everything but the mocks and the check against the client, and says so", () => {
    expect(code, output).toBe(0);
    expect(readdirSync(join(root, "depot")).sort()).toEqual([
      "arbitraries.ts",
      "contract.ts",
      "fixtures.ts",
      "index.ts",
      "shapesmith.json",
      "types.ts",
    ]);
    const manifest: unknown = JSON.parse(readFileSync(join(root, "depot/shapesmith.json"), "utf8"));
    expect(manifest).toMatchObject({
      findings: [
        {
          severity: "info",
          code: "client-not-a-source",
          shape: "example.depot#Depot",
          message: expect.stringContaining("install @aws-sdk/client-depot-store and add it to"),
        },
      ],
    });
    expect(output).toContain("info client-not-a-source: No client is among the sources: mocks.ts");
  });

  it("compiles, and works in plain Node, errors included", { timeout: 0 }, () => {
    expect(compile()).toEqual([]);
    const env = { ...process.env, NODE_OPTIONS: "" };
    const printed = execFileSync(process.execPath, [join(root, "caller.js")], { env });
    const report: unknown = JSON.parse(printed.toString());
    expect(report).toEqual({
      exports: ["State", "arbitraries", "contract", "fixtures"],
      modules: [
        [...functions, "errors", "operations"].sort(),
        ["operations", "shapes"],
        [...functions, "operations", "provenance"].sort(),
      ],
      free: 3,
      throttling: true,
      any: "Broken",
      stored: [],
      pong: 200,
      refused: ["length", "pattern"],
      drawn: ["Broken", "Busy", "Full", "Moved"],
      errorsMade: {
        Full: {
          ...made,
          name: "Full",
          text: expect.stringMatching(/^Full: ./),
          $fault: "client",
          $metadata: { httpStatusCode: 409, ...metadata },
          Free: expect.any(Number),
        },
        Moved: {
          ...made,
          name: "Moved",
          text: expect.stringMatching(/^Moved: ./),
          $fault: "client",
          $metadata: { httpStatusCode: 400, ...metadata },
          $retryable: {},
        },
        Busy: {
          ...made,
          name: "Busy",
          text: expect.stringMatching(/^Busy: ./),
          $fault: "client",
          $metadata: { httpStatusCode: 429, ...metadata },
          $retryable: { throttling: true },
        },
        Broken: {
          ...made,
          name: "Broken",
          text: expect.stringMatching(/^Broken: ./),
          $fault: "server",
          $metadata: { httpStatusCode: 503, ...metadata },
        },
      },
    });
  });
});

const functions = [
  "box",
  "broken",
  "busy",
  "full",
  "good",
  "goods",
  "label",
  "moved",
  "state",
  "storeRequest",
];
