import { applyPatch } from "diff";
import { describe, expect, it } from "vitest";
import type { FileChange } from "./compare.js";
import { unifiedDiff } from "./unified-diff.js";

const label = (path: string): string => `src/${path}`;

describe("unifiedDiff", () => {
  it("shows what is added, changed and removed under the files' names", async () => {
    const changes: readonly FileChange[] = [
      { path: "a.ts", kind: "added", after: "one\n" },
      { path: "b.ts", kind: "changed", before: "x\ny\n", after: "x\nz\n", origin: "generated" },
      { path: "c.ts", kind: "removed", before: "gone\n", origin: "generated" },
    ];
    expect(await unifiedDiff(changes, label)).toBe(
      [
        "--- /dev/null",
        "+++ src/a.ts",
        "@@ -0,0 +1,1 @@",
        "+one",
        "--- src/b.ts",
        "+++ src/b.ts",
        "@@ -1,2 +1,2 @@",
        " x",
        "-y",
        "+z",
        "--- src/c.ts",
        "+++ /dev/null",
        "@@ -1,1 +0,0 @@",
        "-gone",
        "",
      ].join("\n"),
    );
  });

  it("does not show line ends that a checkout has turned", async () => {
    const before = "x\r\ny\r\n";
    const changed = { path: "b.ts", kind: "changed", before, after: "x\nz\n" } as const;
    const diff = await unifiedDiff([{ ...changed, origin: "generated" }], label);
    expect(diff).toContain("@@ -1,2 +1,2 @@\n x\n-y\n+z\n");
  });

  it("stays a patch that applies, when too much differs to look for the shortest", async () => {
    const text = (word: string): string =>
      Array.from({ length: 1500 }, (_, line) => `${word} ${line}\n`).join("");
    const [before, after] = [`same\n${text("old")}`, `same\n${text("new")}end without a newline`];
    const diff = await unifiedDiff(
      [{ path: "b.ts", kind: "changed", before, after, origin: "generated" }],
      label,
    );
    expect(applyPatch(before, diff)).toBe(after);
  });

  it("is empty without changes", async () => {
    expect(await unifiedDiff([], label)).toBe("");
  });
});
