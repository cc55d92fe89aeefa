import { describe, expect, it, vi } from "vitest";
import { model, required, structure } from "./model/construct.js";
import { readModel } from "./read-model.js";
import * as readers from "./readers/index.js";

vi.mock("./readers/index.js", { spy: true });

describe("readModel", () => {
  it("looks whether what a reader gives is sound", async () => {
    const endless = model({
      operations: { Get: { input: "Endless" } },
      shapes: { Endless: structure({ again: required("Endless") }) },
    });
    const finding = { severity: "info", code: "z", shape: "a#B", message: "seen" } as const;
    vi.mocked(readers.readEach).mockResolvedValueOnce([{ model: endless, findings: [finding] }]);
    const read = await readModel(["any"], { cwd: "/", resolveFrom: "/" });
    expect(read.model).toBe(endless);
    expect(read.findings).toMatchObject([
      finding,
      { severity: "error", code: "no-finite-value", shape: "example#Endless" },
    ]);
  });
});
