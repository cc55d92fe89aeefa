import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isPackageName } from "./package-name.js";

let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "shapesmith-names-"));
  writeFileSync(join(root, "notes.txt"), "");
  mkdirSync(join(root, "empty"));
});

afterAll(() => {
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
    "service-2.json.gz",
    "update_function.rst",
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
