import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ServiceEntry } from "./config/config.js";
import { generate } from "./generate.js";
import * as build from "./generator-build.js";
import * as version from "./generator-version.js";
import * as reading from "./read-model.js";

vi.mock("./read-model.js", { spy: true });
vi.mock("./generator-build.js", { spy: true });
vi.mock("./generator-version.js", { spy: true });

let root = "";

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "shapesmith-unchanged-")));
  // As where the generator is installed, unless a test says otherwise.
  vi.mocked(build.generatorChangedAt).mockReturnValue(undefined);
  put("model.json", smithy("Ping"));
  put("overlay.json", overlay(3));
});

afterEach(() => {
  rmSync(root, { recursive: true });
  vi.restoreAllMocks();
});

function put(path: string, content: unknown): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
}

function smithy(operation: string): unknown {
  const id = `w#${operation}`;
  const string = { target: "smithy.api#String" };
  return {
    smithy: "2.0",
    shapes: {
      "w#Weather": { type: "service", version: "2024-01-01", operations: [{ target: id }] },
      [id]: { type: "operation", input: { target: "w#Request" } },
      "w#Request": { type: "structure", members: { Name: string } },
    },
  };
}

function overlay(max: number): unknown {
  const provenance = { source: "s", date: "2024-01-01", grade: "inferred" };
  return {
    smithy: "2.0",
    metadata: { "shapesmith.sources": { ours: provenance } },
    shapes: {
      "w#Request$Name": {
        type: "apply",
        traits: { "smithy.api#length": { max }, "shapesmith#provenance": "ours" },
      },
    },
  };
}

function botocore(): unknown {
  const metadata = { apiVersion: "2024-01-01", serviceId: "Weather", protocol: "json" };
  const Get = { name: "Get", input: { shape: "Request" } };
  const Request = { type: "structure", members: { Name: { shape: "Name" } } };
  return { metadata, operations: { Get }, shapes: { Request, Name: { type: "string" } } };
}

const entry: ServiceEntry = { sources: ["model.json"], out: "out" };

/** Whether a run had to read the sources, and what it changed. */
async function run(
  changed: Partial<ServiceEntry> = {},
  check = false,
): Promise<{ readonly isRead: boolean; readonly changes: readonly string[] }> {
  vi.mocked(reading.readModel).mockClear();
  const result = await generate({ ...entry, ...changed }, { service: "w", cwd: root, check });
  const isRead = vi.mocked(reading.readModel).mock.calls.length > 0;
  return { isRead, changes: result.changes.map(({ path }) => path) };
}

const nothing = { isRead: false, changes: [] };
const readAgain = { isRead: true, changes: [] };

describe("a second run", () => {
  it("reads nothing, and says what the first one said", async () => {
    const given = { ...entry, overlay: "overlay.json" };
    const first = await generate(given, { service: "w", cwd: root });
    const second = await generate(given, { service: "w", cwd: root });
    expect(vi.mocked(reading.readModel)).toHaveBeenCalledTimes(1);
    expect(second).toEqual({ ...first, changes: [], durationMs: second.durationMs });
    expect(await run({ overlay: "overlay.json" }, true)).toEqual(nothing);
  });

  it("is made from another folder just the same", async () => {
    await run();
    expect(await run({ sources: [join(root, "model.json")] })).toEqual(nothing);
  });

  it("reads a client package in any case", async () => {
    await expect(run({ sources: ["no-such-client"] })).rejects.toThrow("cannot be found");
    expect(vi.mocked(reading.readModel)).toHaveBeenCalledTimes(1);
  });
});

describe("a run reads again", () => {
  it("when a source has changed, even by a space", async () => {
    await run();
    put("model.json", `${JSON.stringify(smithy("Ping"))} `);
    expect(await run()).toMatchObject({ isRead: true, changes: ["shapesmith.json"] });
  });

  it("when another of several services is asked for", async () => {
    put("both.json", {
      smithy: "2.0",
      shapes: {
        "w#One": { type: "service", version: "1" },
        "w#Two": { type: "service", version: "1" },
      },
    });
    await run({ sources: ["both.json#One"] });
    expect(await run({ sources: ["both.json#One"] })).toEqual(nothing);
    expect(await run({ sources: ["both.json#Two"] })).toMatchObject({ isRead: true });
  });

  it("when the overlay has changed, has come or is gone", async () => {
    const given = { overlay: "overlay.json" };
    await run(given);
    put("overlay.json", overlay(4));
    expect(await run(given)).toMatchObject({
      isRead: true,
      changes: expect.arrayContaining(["contract.ts"]),
    });
    expect(await run()).toMatchObject({
      isRead: true,
      changes: expect.arrayContaining(["contract.ts"]),
    });
    expect(await run(given)).toMatchObject({ isRead: true });
  });

  it("when a file beside botocore's description has changed, come or gone", async () => {
    put("b/service-2.json", botocore());
    const given = { sources: ["b"] };
    await run(given);
    expect(await run(given)).toEqual(nothing);
    const waiters = (delay: number): unknown => {
      const acceptors = [{ state: "success", matcher: "status", expected: 200 }];
      return { version: 2, waiters: { Ready: { operation: "Get", delay, acceptors } } };
    };
    put("b/waiters-2.json", waiters(5));
    expect(await run(given)).toMatchObject({
      isRead: true,
      changes: expect.arrayContaining(["contract.ts"]),
    });
    put("b/waiters-2.json", waiters(6));
    expect(await run(given)).toMatchObject({
      isRead: true,
      changes: expect.arrayContaining(["contract.ts"]),
    });
    rmSync(join(root, "b/waiters-2.json"));
    expect(await run(given)).toMatchObject({
      isRead: true,
      changes: expect.arrayContaining(["contract.ts"]),
    });
    expect(await run({ sources: ["b/service-2.json"] })).toEqual(nothing);
  });

  it("when a file has come into a folder, or a version", async () => {
    put("m/a.json", smithy("Ping"));
    await run({ sources: ["m"] });
    expect(await run({ sources: ["m"] })).toEqual(nothing);
    put("m/b.json", { smithy: "2.0", shapes: {} });
    expect(await run({ sources: ["m"] })).toMatchObject({ isRead: true });
    put("b/2024-01-01/service-2.json", botocore());
    await run({ sources: ["b"] });
    expect(await run({ sources: ["b"] })).toEqual(nothing);
    put("b/2025-01-01/service-2.json", botocore());
    expect(await run({ sources: ["b"] })).toMatchObject({ isRead: true });
  });

  it("when other operations are wanted, or sdk-check.ts lies elsewhere", async () => {
    await run();
    expect(await run({ operations: ["Ping"] })).toMatchObject({ isRead: true });
    expect(await run({ operations: ["Ping"] })).toEqual(nothing);
    expect(await run({ operations: ["Ping"], sdkCheck: "check.ts" })).toMatchObject({
      isRead: true,
    });
  });

  it("when a release of the generator has come", async () => {
    await run();
    vi.mocked(version.generatorVersion).mockReturnValue("99.0.0");
    expect(await run()).toMatchObject({ isRead: true });
    expect(await run()).toEqual(nothing);
  });

  it("when a file was edited or removed, and mends it", async () => {
    await run();
    put("out/types.ts", "// mine");
    expect(await run()).toEqual({ isRead: true, changes: ["types.ts"] });
    rmSync(join(root, "out/contract.ts"));
    expect(await run()).toEqual({ isRead: true, changes: ["contract.ts"] });
    expect(await run()).toEqual(nothing);
  });

  it("when the manifest is of an older form, says too little, or is damaged", async () => {
    await run();
    const text = readFileSync(join(root, "out/shapesmith.json"), "utf8");
    put("out/shapesmith.json", text.replace(/ *"counts".*\n/, ""));
    expect(await run()).toEqual({ isRead: true, changes: ["shapesmith.json"] });
    put("out/shapesmith.json", "{");
    await expect(run()).rejects.toThrow("is no manifest of Shapesmith");
  });

  it("when a source is not there any more, and says so", async () => {
    await run();
    rmSync(join(root, "model.json"));
    await expect(run()).rejects.toMatchObject({ kind: "source" });
  });

  it("but not because a checkout has changed the ends of lines", async () => {
    await run();
    const text = readFileSync(join(root, "out/types.ts"), "utf8");
    put("out/types.ts", text.replaceAll("\n", "\r\n"));
    expect(await run()).toEqual(nothing);
  });
});

describe("while the generator is worked on", () => {
  it("what was written after the last change is unchanged, but a check always reads", async () => {
    vi.mocked(build.generatorChangedAt).mockReturnValue(1);
    await run();
    expect(await run()).toEqual(nothing);
    expect(await run({}, true)).toEqual(readAgain);
  });

  it("what was written before it is not", async () => {
    await run();
    vi.mocked(build.generatorChangedAt).mockReturnValue(Date.UTC(2100));
    expect(await run()).toEqual(readAgain);
    const manifest = join(root, "out/shapesmith.json");
    utimesSync(manifest, 1, 1);
    vi.mocked(build.generatorChangedAt).mockReturnValue(2000);
    expect(await run()).toEqual(readAgain);
    expect(await run()).toEqual(nothing);
  });

  it("which is when it is not installed", () => {
    vi.mocked(build.generatorChangedAt).mockRestore();
    expect(build.generatorChangedAt()).toBeGreaterThan(Date.UTC(2020));
  });
});
