import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isPackageName, readSource } from "./index.js";

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "shapesmith-readers-")));
  const service = { type: "service", version: "2024-01-01" };
  const model = { smithy: "2.0", shapes: { "w#Weather": service, "w#Other": service } };
  writeFileSync(join(root, "weather.json"), JSON.stringify(model));
  writeFileSync(join(root, "notes.txt"), "");
  mkdirSync(join(root, "empty"));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

describe("isPackageName", () => {
  it.each(["@aws-sdk/client-lambda", "client", "some.client_of-ours"])("%s is one", (locator) => {
    expect(isPackageName(locator, root)).toBe(true);
  });

  it.each([
    "./client",
    "../client",
    "/client",
    "a/b",
    "@a/b/c",
    "model.json",
    "model.json#Weather",
    ".hidden",
    "https://example.com/model.json",
    "",
    // What exists is a path.
    "notes.txt",
    "empty",
  ])("%j is none", (locator) => {
    expect(isPackageName(locator, root)).toBe(false);
  });
});

describe("readSource", () => {
  const options = (): { cwd: string; resolveFrom: string } => ({
    cwd: root,
    resolveFrom: join(root, "elsewhere"),
  });

  it("reads a Smithy model by its path, one of its services by name", async () => {
    const { model } = await readSource("weather.json#Other", options());
    expect(model.service.id).toBe("w#Other");
    expect(model.sources).toMatchObject([{ format: "smithy", name: "weather.json" }]);
  });

  it("reads what botocore has of a service by its file or the folder of it", async () => {
    const metadata = { apiVersion: "2024-01-01", serviceId: "Weather", protocol: "json" };
    mkdirSync(join(root, "botocore"));
    writeFileSync(
      join(root, "botocore/service-2.json"),
      JSON.stringify({ metadata, operations: {}, shapes: {} }),
    );
    for (const locator of ["./botocore", "botocore", "botocore/service-2.json"]) {
      const { model } = await readSource(locator, options());
      expect(model.service.id).toBe("com.amazonaws.weather#Weather");
      expect(model.sources).toMatchObject([{ format: "botocore" }]);
    }
  });

  it("looks for a package from where packages are resolved", async () => {
    const refused = readSource("no-such-client", options());
    await expect(refused).rejects.toMatchObject({ kind: "source" });
    await expect(refused).rejects.toThrow(`cannot be found from ${join(root, "elsewhere")}`);
  });

  it("takes a folder with a package.json for a package", async () => {
    writeFileSync(join(root, "empty/package.json"), `{"name":"not-a-client","version":"1.2.3"}`);
    const refused = readSource("empty", options());
    await expect(refused).rejects.toMatchObject({ kind: "source" });
    await expect(refused).rejects.toThrow("not-a-client 1.2.3");
  });

  it.each([
    ["none.json", "none.json cannot be read: there is no "],
    ["none.json#Weather", "none.json#Weather cannot be read: there is no "],
    ["./none", "./none cannot be read: there is no "],
    ["./empty", "./empty cannot be read: it is a folder without a package.json. Expected "],
    ["notes.txt", "notes.txt cannot be read: it is a file that does not end in .json. Expected "],
    ["https://example.com/a.json", "https://example.com/a.json cannot be read: it is a URL"],
  ])("tells what %s is", async (locator, message) => {
    const reading = readSource(locator, options());
    await expect(reading).rejects.toMatchObject({ kind: "source" });
    await expect(reading).rejects.toThrow(message);
  });
});
