import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import * as promises from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RenderMap } from "../emitters/render-map.js";
import { compare } from "./compare.js";
import type { OutputFolder } from "./folder.js";
import { hashOf, manifestPath, withManifest } from "./manifest.js";
import { write } from "./write.js";

// Some tests make one of its functions fail; the others use it as it is.
vi.mock("node:fs/promises", { spy: true });

let base: string;
let root: string;
let folder: OutputFolder;

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), "shapesmith-write-")));
  root = join(base, "src");
  folder = { root, outside: new Set() };
});

afterEach(() => {
  vi.resetAllMocks();
  rmSync(base, { recursive: true });
});

function render(files: Readonly<Record<string, string>>): RenderMap {
  const counts = { operations: 0, shapes: 0, constrained: 0, unconstrained: 0 };
  return withManifest(new Map(Object.entries(files)), { sources: [], counts, findings: [] });
}

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** Everything below a folder, by path. */
function snapshot(directory: string): Readonly<Record<string, string>> {
  const paths = readdirSync(directory, { recursive: true, encoding: "utf8" }).sort();
  const files = paths.filter((path) => statSync(join(directory, path)).isFile());
  return Object.fromEntries(
    files.map((path) => [path, readFileSync(join(directory, path), "utf8")]),
  );
}

function writeManifest(files: Readonly<Record<string, string>>): void {
  mkdirSync(root, { recursive: true });
  const manifest = { generator: "@shapesmith/codegen", version: "0.0.0", files };
  writeFileSync(join(root, manifestPath), JSON.stringify(manifest));
}

describe("write", () => {
  it("writes every file and the manifest, and leaves nothing else", async () => {
    const rendered = render({ "a.ts": "a\n", "b.ts": "b\n" });
    const { changes } = await write(folder, rendered);
    expect(snapshot(root)).toEqual(Object.fromEntries(rendered));
    expect(readdirSync(root)).toEqual(["a.ts", "b.ts", manifestPath]);
    expect(changes.map(({ kind, path }) => [kind, path])).toEqual([
      ["added", "a.ts"],
      ["added", "b.ts"],
      ["added", manifestPath],
    ]);
  });

  it("touches only what is different", async () => {
    await write(folder, render({ "a.ts": "a\n", "b.ts": "b\n" }));
    const long = new Date(0);
    for (const path of ["a.ts", "b.ts"]) utimesSync(join(root, path), long, long);
    const { changes } = await write(folder, render({ "a.ts": "a\n", "b.ts": "B\n" }));
    expect(statSync(join(root, "a.ts")).mtime).toEqual(long);
    expect(read("b.ts")).toBe("B\n");
    expect(changes.map(({ path }) => path)).toEqual(["b.ts", manifestPath]);
  });

  it("touches nothing, the folder included, when all is current", async () => {
    const rendered = render({ "a.ts": "a\n" });
    await write(folder, rendered);
    const long = new Date(0);
    utimesSync(root, long, long);
    expect((await write(folder, rendered)).changes).toEqual([]);
    expect(statSync(root).mtime).toEqual(long);
  });

  it("removes what only the last manifest names", async () => {
    await write(folder, render({ "a.ts": "a\n", "old.ts": "old\n" }));
    writeFileSync(join(root, "mine.ts"), "mine\n");
    const { changes } = await write(folder, render({ "a.ts": "a\n" }));
    expect(readdirSync(root)).toEqual(["a.ts", "mine.ts", manifestPath]);
    expect(changes).toContainEqual({
      path: "old.ts",
      kind: "removed",
      before: "old\n",
      origin: "generated",
    });
  });

  it("replaces a file that was edited by hand, and says so", async () => {
    await write(folder, render({ "a.ts": "a\n" }));
    writeFileSync(join(root, "a.ts"), "edited\n");
    const { changes } = await write(folder, render({ "a.ts": "a\n" }));
    expect(read("a.ts")).toBe("a\n");
    expect(changes).toEqual([
      { path: "a.ts", kind: "changed", before: "edited\n", after: "a\n", origin: "edited" },
    ]);
  });

  it("refuses to replace files of others, and writes nothing", async () => {
    mkdirSync(root);
    writeFileSync(join(root, "b.ts"), "mine\n");
    const before = snapshot(root);
    await expect(write(folder, render({ "a.ts": "a\n", "b.ts": "b\n" }))).rejects.toMatchObject({
      kind: "usage",
      message: `${join(root, "b.ts")} exists and was not written by shapesmith: no manifest names it. Nothing was written. Move what you need, or choose another folder with --out.`,
    });
    expect(snapshot(root)).toEqual(before);
  });

  it("adopts a file of others that is what would be written", async () => {
    mkdirSync(root);
    writeFileSync(join(root, "a.ts"), "a\n");
    const rendered = render({ "a.ts": "a\n" });
    await write(folder, rendered);
    expect(snapshot(root)).toEqual(Object.fromEntries(rendered));
  });

  it("takes CRLF of a checkout for no change", async () => {
    const rendered = render({ "a.ts": "a\nb\n" });
    await write(folder, rendered);
    writeFileSync(join(root, "a.ts"), "a\r\nb\r\n");
    expect((await write(folder, rendered)).changes).toEqual([]);
    const { changes } = await compare(folder, render({ "a.ts": "c\n" }));
    expect(changes[0]).toMatchObject({ path: "a.ts", origin: "generated" });
  });

  it("writes and removes a file outside the folder where that is expected", async () => {
    const beside = { root, outside: new Set(["../check.ts"]) };
    await write(beside, render({ "a.ts": "a\n", "../check.ts": "check\n" }));
    expect(readFileSync(join(base, "check.ts"), "utf8")).toBe("check\n");
    await write(beside, render({ "a.ts": "a\n" }));
    expect(existsSync(join(base, "check.ts"))).toBe(false);
  });

  it("writes through a folder that is a symbolic link", async () => {
    mkdirSync(join(base, "real"));
    symlinkSync(join(base, "real"), root);
    const rendered = render({ "a.ts": "a\n" });
    await write(folder, rendered);
    expect(snapshot(join(base, "real"))).toEqual(Object.fromEntries(rendered));
    await write(folder, render({ "b.ts": "b\n" }));
    expect(readdirSync(join(base, "real"))).toEqual(["b.ts", manifestPath]);
  });

  it("replaces a symbolic link in the folder, not what it leads to", async () => {
    await write(folder, render({ "a.ts": "a\n" }));
    writeFileSync(join(base, "elsewhere.ts"), "mine\n");
    rmSync(join(root, "a.ts"));
    symlinkSync(join(base, "elsewhere.ts"), join(root, "a.ts"));
    await write(folder, render({ "a.ts": "a\n" }));
    expect(read("a.ts")).toBe("a\n");
    expect(readFileSync(join(base, "elsewhere.ts"), "utf8")).toBe("mine\n");
  });

  it("says so when the folder is a file", async () => {
    writeFileSync(root, "");
    const refused = write(folder, render({ "a.ts": "a\n" }));
    await expect(refused).rejects.toMatchObject({ kind: "usage" });
    await expect(refused).rejects.toThrow("what should be its folder is a file");
  });

  it("says so when a folder stands where a file should", async () => {
    mkdirSync(join(root, "b.ts"), { recursive: true });
    const refused = write(folder, render({ "a.ts": "a\n", "b.ts": "b\n" }));
    await expect(refused).rejects.toMatchObject({ kind: "usage" });
    await expect(refused).rejects.toThrow(`${join(root, "b.ts")} is a folder`);
    expect(readdirSync(root)).toEqual(["b.ts"]);
  });
});

describe("a manifest that reaches too far", () => {
  const victim = (): string => join(base, "victim.ts");

  beforeEach(() => {
    writeFileSync(victim(), "mine\n");
    mkdirSync(join(base, "elsewhere"));
    writeFileSync(join(base, "elsewhere/victim.ts"), "mine\n");
  });

  it.each([
    ["up", () => "../victim.ts"],
    ["up in the middle", () => "x/../../victim.ts"],
    ["up with backslashes", () => "..\\victim.ts"],
    ["an absolute path", () => victim()],
    ["a linked folder", () => "linked/victim.ts"],
    ["the folder itself", () => "."],
    ["the folder above", () => ".."],
  ])("removes nothing: %s", async (_, pathOf) => {
    const path = pathOf();
    writeManifest({ [path]: hashOf("mine\n") });
    symlinkSync(join(base, "elsewhere"), join(root, "linked"));
    const { unreachable } = await write(folder, render({ "a.ts": "a\n" }));
    expect(unreachable).toEqual([path]);
    expect(readFileSync(victim(), "utf8")).toBe("mine\n");
    expect(readFileSync(join(base, "elsewhere/victim.ts"), "utf8")).toBe("mine\n");
    expect(read("a.ts")).toBe("a\n");
  });

  it("is refused when it is no manifest", async () => {
    mkdirSync(root);
    writeFileSync(join(root, manifestPath), `{"name":"somebody else's"}`);
    await expect(write(folder, render({ "a.ts": "a\n" }))).rejects.toMatchObject({ kind: "usage" });
    expect(snapshot(root)).toEqual({ [manifestPath]: `{"name":"somebody else's"}` });
  });

  it("never makes us write outside", async () => {
    await expect(write(folder, render({ "../victim.ts": "x\n" }))).rejects.toThrow("leads out of");
    expect(readFileSync(victim(), "utf8")).toBe("mine\n");
  });
});

describe("a run that fails", () => {
  const first = { "a.ts": "a\n", "b.ts": "b\n", "old.ts": "old\n" };
  const second = { "a.ts": "A\n", "b.ts": "B\n", "new.ts": "new\n" };
  const failure = Object.assign(new Error("ENOSPC: no space left on device, write"), {
    code: "ENOSPC",
    syscall: "write",
  });

  it("leaves the old files whole when it fails while preparing", async () => {
    await write(folder, render(first));
    const before = snapshot(base);
    vi.mocked(promises.writeFile).mockRejectedValueOnce(failure);
    await expect(write(folder, render(second))).rejects.toMatchObject({
      kind: "usage",
      message: `${root} cannot be written: ENOSPC: no space left on device, write.`,
    });
    expect(snapshot(base)).toEqual(before);
  });

  // The steps are: a.ts, b.ts and new.ts are renamed, old.ts is removed, the manifest is renamed.
  it.each([0, 1, 2, 3])("puts all files back when rename %i fails", async (which) => {
    await write(folder, render(first));
    const before = snapshot(base);
    const { rename } = await vi.importActual<typeof promises>("node:fs/promises");
    let count = 0;
    vi.mocked(promises.rename).mockImplementation(async (from, to) => {
      count += 1;
      if (count === which + 1) throw failure;
      await rename(from, to);
    });
    await expect(write(folder, render(second))).rejects.toMatchObject({ kind: "usage" });
    expect(count).toBeGreaterThan(which);
    expect(snapshot(base)).toEqual(before);
  });

  it("writes the manifest last, so that it never names what is not there", async () => {
    await write(folder, render(first));
    const targets: string[] = [];
    const { rename } = await vi.importActual<typeof promises>("node:fs/promises");
    vi.mocked(promises.rename).mockImplementation(async (from, to) => {
      targets.push(String(to));
      await rename(from, to);
    });
    // After the manifest in code-point order.
    await write(folder, render({ ...second, "zone.ts": "zone\n" }));
    expect(targets.at(-1)).toBe(join(root, manifestPath));
    expect(targets).toContain(join(root, "zone.ts"));
  });

  it("removes the folders that it made", async () => {
    root = join(base, "x/y/z");
    folder = { root, outside: new Set() };
    vi.mocked(promises.writeFile).mockRejectedValueOnce(failure);
    await expect(write(folder, render(first))).rejects.toMatchObject({ kind: "usage" });
    expect(readdirSync(base)).toEqual([]);
  });

  it("is cleared away by the next when it was killed", async () => {
    await write(folder, render(first));
    const { pid } = spawnSync(process.execPath, ["--version"]);
    const left = join(root, `.shapesmith-${pid}-1`);
    mkdirSync(left);
    writeFileSync(join(left, "0.next"), "half");
    const rendered = render(second);
    await write(folder, rendered);
    expect(readdirSync(root)).toEqual(["a.ts", "b.ts", "new.ts", manifestPath]);
    expect(snapshot(root)).toEqual(Object.fromEntries(rendered));
  });

  it("is a bug where it is no failure of the system, and is not hidden", async () => {
    vi.mocked(promises.writeFile).mockRejectedValueOnce(new TypeError("bug"));
    await expect(write(folder, render(first))).rejects.toThrow(TypeError);
  });
});

describe("runs at the same time", () => {
  it("take turns, and the last one's files stand", async () => {
    const runs = ["1", "2", "3", "4"].map((name) =>
      render({ "a.ts": `a${name}\n`, "b.ts": `b${name}\n`, [`only${name}.ts`]: "x\n" }),
    );
    await Promise.all(runs.map((rendered) => write(folder, rendered)));
    expect(runs.map((rendered) => Object.fromEntries(rendered))).toContainEqual(snapshot(root));
    expect(readdirSync(root).filter((name) => name.startsWith("."))).toEqual([]);
  });
});
