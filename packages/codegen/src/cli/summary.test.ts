import { describe, expect, it } from "vitest";
import type { Finding } from "../findings.js";
import type { ServiceResult } from "../service-result.js";
import { summary } from "./summary.js";
import { paintFor } from "./terminal-text.js";

const result: ServiceResult = {
  service: "lambda",
  sources: [
    { format: "aws-sdk", name: "@aws-sdk/client-lambda", version: "3.1.0", hash: "0" },
    { format: "overlay", name: "overlay.json", version: "", hash: "1" },
  ],
  out: "/w/lambda/src",
  operations: 88,
  shapes: 464,
  sites: { constrained: 10, unconstrained: 2 },
  findings: [],
  files: ["a.ts", "b.ts", "shapesmith.json"],
  changes: [],
  unreachable: [],
  durationMs: 1234,
};

function text(changed: Partial<ServiceResult>, isCheck = false): string {
  const paint = paintFor({ hasColors: false });
  return summary({ ...result, ...changed }, { cwd: "/w", isCheck, paint });
}

function finding(severity: Finding["severity"], code: string, message: string): Finding {
  return { severity, code, shape: "a#B", message };
}

describe("summary", () => {
  it("tells what was read, emitted and found, and the time", () => {
    expect(text({})).toBe(
      [
        "lambda",
        "  read        @aws-sdk/client-lambda 3.1.0 (installed client)",
        "  read        overlay.json (overlay)",
        "  operations  88",
        "  shapes      464",
        "  sites       10 constrained, 2 unconstrained",
        "  files       3 in lambda/src, up to date",
        "  findings    none",
        "  time        1.2 s",
        "",
      ].join("\n"),
    );
  });

  it("lists errors and warnings, and infos by code with an example", () => {
    const findings = [
      finding("info", "z-code", "one\n  of two lines"),
      finding("warning", "w-code", "careful"),
      finding("info", "a-code", "only"),
      finding("info", "z-code", "two"),
      finding("error", "e-code", "first \u001b[31m"),
      finding("error", "e-code", "second"),
    ];
    const lines = text({ findings }).split("\n");
    const start = lines.indexOf("  findings    2 errors, 1 warning, 3 infos");
    expect(lines.slice(start + 1, -2).map((line) => line.trim())).toEqual([
      "error e-code: first \\u001b[31m",
      "error e-code: second",
      "warning w-code: careful",
      "info a-code: only",
      "info z-code x 2, for example: one of two lines",
    ]);
  });

  it("tells what was done to the files, by hand and by us", () => {
    const changes = [
      { path: "a.ts", kind: "changed", wasEdited: true },
      { path: "b.ts", kind: "added", wasEdited: false },
      { path: "c.ts", kind: "removed", wasEdited: false },
    ] as const;
    const written = text({ changes, unreachable: ["../x.ts"] });
    expect(written).toContain("  files       3 in lambda/src, 1 added, 1 changed, 1 removed\n");
    expect(written).toContain("a.ts was edited by hand; replaced\n");
    expect(written).toContain("../x.ts of the last manifest is elsewhere; left alone\n");
    const checked = text({ changes }, true);
    expect(checked).toContain("stale: 1 added, 1 changed, 1 removed (a.ts, b.ts, c.ts)\n");
    expect(checked).toContain("a.ts was edited by hand\n");
  });
});
