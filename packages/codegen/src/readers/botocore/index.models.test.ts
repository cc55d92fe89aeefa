import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readBotocoreModel } from "./index.js";

const models = process.env["SHAPESMITH_MODELS"];
const root = join(models ?? "", "botocore");
const services = models !== undefined && existsSync(root) ? readdirSync(root) : [];

describe.skipIf(models === undefined)("real services", () => {
  test("are there", () => {
    expect(services.length).toBeGreaterThan(0);
  });

  test.each(services)("%s is read, and nothing of it is wrong", async (service) => {
    const { model, findings } = await readBotocoreModel(service, { cwd: root });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(findings.filter(({ code }) => code === "property-malformed")).toEqual([]);
    expect(model.service.operations.length).toBeGreaterThan(0);
    for (const id of model.service.operations) {
      expect(model.shapes.get(id)).toMatchObject({ type: "operation" });
    }
  });
});
