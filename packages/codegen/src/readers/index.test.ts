import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isShapesmithError } from "../errors.js";
import type { Source } from "../model/model.js";
import { readEach } from "./index.js";

let root = "";

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "shapesmith-readers-")));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function put(path: string, content: string | object): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  const isRaw = typeof content === "string" || content instanceof Uint8Array;
  writeFileSync(file, isRaw ? content : JSON.stringify(content));
}

const service = { type: "service", version: "2024-01-01" };

function smithy(shapes: Readonly<Record<string, object>>): object {
  return { smithy: "2.0", shapes };
}

function botocore(apiVersion: string): object {
  const metadata = { apiVersion, serviceId: "Weather", protocol: "json" };
  return { metadata, operations: { Forecast: { name: "Forecast" } }, shapes: {} };
}

interface Told {
  readonly service: string;
  readonly operations: readonly string[];
  readonly sources: readonly Pick<Source, "format" | "name" | "version">[];
}

async function read(...locators: readonly string[]): Promise<readonly Told[]> {
  const options = { cwd: root, resolveFrom: join(root, "elsewhere") };
  const results = await readEach(locators, options);
  return results.map(({ model }) => ({
    service: model.service.id,
    operations: model.service.operations,
    sources: model.sources.map(({ format, name, version }) => ({ format, name, version })),
  }));
}

async function refusal(...locators: readonly string[]): Promise<string> {
  try {
    await read(...locators);
  } catch (error) {
    if (isShapesmithError(error) && error.kind === "source") return error.message;
    throw error;
  }
  throw new Error("It was read.");
}

describe("a source is known by its content", () => {
  it("as a Smithy JSON AST, whatever the file is called", async () => {
    put("weather", smithy({ "w#Weather": service }));
    const sources = [{ format: "smithy", name: "weather", version: "2024-01-01" }];
    expect(await read("./weather")).toMatchObject([{ service: "w#Weather", sources }]);
  });

  it("as one of several services in such a file, by its name", async () => {
    put("weather.json", smithy({ "w#Weather": service, "w#Other": service }));
    expect(await read("weather.json#Other")).toMatchObject([{ service: "w#Other" }]);
    expect(await refusal("weather.json")).toContain("has 2 services");
  });

  it("as a service of botocore, whatever the file is called", async () => {
    put("any.json", botocore("2024-01-01"));
    expect(await read("any.json")).toMatchObject([
      { sources: [{ format: "botocore", version: "2024-01-01" }] },
    ]);
  });

  it("as a folder of botocore's, with its version or with several", async () => {
    put("weather/2023-12-31/service-2.json", botocore("2023-12-31"));
    put("weather/2024-01-01/service-2.json", botocore("2024-01-01"));
    put("weather/examples/service-2.json", botocore("2025-01-01"));
    const newest = { sources: [{ format: "botocore", version: "2024-01-01" }] };
    const older = { sources: [{ format: "botocore", version: "2023-12-31" }] };
    expect(await read("weather")).toMatchObject([newest]);
    expect(await read("weather/2023-12-31")).toMatchObject([older]);
    expect(await read("weather/2023-12-31", "weather")).toMatchObject([older, newest]);
  });

  it("compressed, as botocore is installed", async () => {
    put("2024-01-01/service-2.json.gz", gzipSync(JSON.stringify(botocore("2024-01-01"))));
    const expected = [{ sources: [{ format: "botocore" }] }];
    expect(await read("2024-01-01")).toMatchObject(expected);
    expect(await read("2024-01-01/service-2.json.gz")).toMatchObject(expected);
  });

  it("as a package: by name, from where packages are resolved, or by its folder", async () => {
    put("folder/package.json", { name: "not-a-client", version: "1.2.3" });
    expect(await refusal("no-such-client")).toContain(
      `cannot be found from ${join(root, "elsewhere")}`,
    );
    expect(await refusal("folder")).toContain("not-a-client 1.2.3");
  });
});

describe("what is one model", () => {
  const forecast = { "w#Forecast": { type: "operation" } };
  const weather = { "w#Weather": { ...service, operations: [{ target: "w#Forecast" }] } };
  const whole = { service: "w#Weather", operations: ["w#Forecast"] };

  it("is a folder of Smithy files, among which others may lie", async () => {
    put("model/a.json", smithy(forecast));
    put("model/b.json", smithy(weather));
    put("model/build-info.json", { version: "1.0" });
    put("model/notes.md", "# Notes");
    expect(await read("model")).toMatchObject([whole]);
  });

  it("is a Smithy file with those that have no service, in any order", async () => {
    put("a.json", smithy(forecast));
    put("b.json", smithy(weather));
    for (const order of [
      ["a.json", "b.json"],
      ["b.json", "a.json"],
    ]) {
      const [only, ...others] = await read(...order);
      expect(only).toMatchObject(whole);
      expect(others).toEqual([]);
    }
  });

  it("cannot be told when a file could belong to several", async () => {
    put("a.json", smithy(forecast));
    put("b.json", smithy({ "w#Weather": service }));
    put("c.json", smithy({ "w#Weather": service }));
    const message = await refusal("a.json", "b.json", "c.json");
    expect(message).toContain("a.json cannot be read: it has no service, and could belong to any");
    expect(message).toContain("Put the files of each model into a folder of its own");
  });

  it("is not what is given twice", async () => {
    put("b.json", smithy({ "w#Weather": service }));
    expect(await read("b.json", "b.json")).toHaveLength(1);
  });
});

describe("what is refused, and told for what it is", () => {
  it.each([
    ["openapi.json", { openapi: "3.0.0" }, "it is an OpenAPI document. Expected the name"],
    ["waiters-2.json", { version: 2, waiters: {} }, "it is botocore's list of a service's waiters"],
    ["list.json", [], "it is a list."],
    ["page.html", "<!DOCTYPE html><p>Lambda</p>", "it is HTML or XML."],
    ["model.smithy", '$version: "2"\nnamespace w', "it is Smithy IDL, which is not read itself"],
    ["index.rst", "Lambda\n******\n\n.. toctree::\n", "it is reStructuredText, but not the page"],
    ["notes.txt", "hello", "it is neither JSON nor the page of an operation."],
  ])("%s", async (name, content, reason) => {
    put(name, content);
    expect(await refusal(`./${name}`)).toContain(`${name} cannot be read: ${reason}`);
  });

  it.each([
    ["empty.json", " \n", "is empty; expected JSON."],
    ["cut.json", '{"smithy": "2.0",\n "sha', "is not JSON: line 2, column 6: expected a closing"],
    ["yaml.json", "smithy: 2.0", "is not JSON: line 1, column 1: expected a value"],
    ["late.json", "{} {}", "is not JSON: line 1, column 4: expected the end of the text"],
  ])("%s, with line and column", async (name, content, reason) => {
    put(name, content);
    expect(await refusal(name)).toContain(`${name} ${reason}`);
  });

  it.each([
    ["none.json", "none.json cannot be read: there is no "],
    ["none.json#Weather", "none.json#Weather cannot be read: there is no "],
    ["./none", "./none cannot be read: there is no "],
    ["./a\0b", "cannot be read: there is no "],
    [`./${"long".repeat(2000)}`, "cannot be read: there is no "],
    ["https://example.com/a.json", "https://example.com/a.json cannot be read: it is a URL"],
  ])("%j, which leads nowhere", async (locator, message) => {
    expect(await refusal(locator)).toContain(message);
  });
});

describe("a folder that is no source", () => {
  it("is empty", async () => {
    mkdirSync(join(root, "empty"));
    expect(await refusal("./empty")).toContain("./empty cannot be read: it is an empty folder.");
  });

  it("holds other things", async () => {
    put("other/tsconfig.json", { compilerOptions: {} });
    expect(await refusal("other")).toContain(
      "it is a folder that holds no description of a service; tsconfig.json in it is an object with compilerOptions.",
    );
  });

  it("holds the models of several services, which --all is for", async () => {
    put("models/a.json", smithy({ "a#A": service }));
    put("models/b.json", smithy({ "b#B": service }));
    expect(await refusal("models")).toContain(
      "it holds 2 Smithy models that each have a service: a.json, b.json. Give the path of one of them, or generate all of them with --all.",
    );
    put("data/one/2024-01-01/service-2.json", botocore("2024-01-01"));
    put("data/two/2024-01-01/service-2.json", botocore("2024-01-01"));
    expect(await refusal("data")).toContain(
      "it holds 2 services of botocore. Give the path of one of them, such as data/one, or",
    );
  });
});
