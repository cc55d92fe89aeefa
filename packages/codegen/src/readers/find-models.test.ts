import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findModels } from "./find-models.js";

let root = "";

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "shapesmith-models-")));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function put(path: string, content: string | Uint8Array | object): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  const isRaw = typeof content === "string" || content instanceof Uint8Array;
  writeFileSync(file, isRaw ? content : JSON.stringify(content));
}

const whole = { smithy: "2.0", shapes: { "w#Weather": { type: "service", version: "1" } } };
const part = { smithy: "2.0", shapes: {} };
const botocore = { metadata: {}, operations: {}, shapes: {} };
const page = `.. py:method:: Weather.Client.get_it()\n\n  **Request Syntax**\n`;

function found(): { readonly models: readonly string[]; readonly passedOver: readonly string[] } {
  const { models, passedOver } = findModels(root);
  const shown = models.map(({ locator, name }) => `${name}: ${relative(root, locator)}`);
  return { models: shown, passedOver };
}

describe("models are", () => {
  it("files, by their content and in folders of any depth", () => {
    put("b.json", whole);
    put("deep/er/a.json", botocore);
    put("deep/pack.json.gz", gzipSync(JSON.stringify(whole)));
    put("deep/other.json", { swagger: "2.0" });
    put("node_modules/x/c.json", whole);
    expect(found()).toEqual({
      models: ["b: b.json", "a: deep/er/a.json", "pack: deep/pack.json.gz"],
      passedOver: ["deep/other.json"],
    });
  });

  it("services of botocore in their newest version, compressed or not", () => {
    put("sqs/2012-11-05/service-2.json.gz", gzipSync(JSON.stringify(botocore)));
    put("sqs/2011-10-01/service-2.json", botocore);
    put("sqs/2012-11-05/endpoint-rule-set-1.json", {});
    put("s3/service-2.json", botocore);
    expect(found()).toEqual({ models: ["s3: s3", "sqs: sqs/2012-11-05"], passedOver: [] });
  });

  it("folders whose files are one model together", () => {
    put("one/a.json", whole);
    put("one/b.json", part);
    put("two/a.json", whole);
    put("two/b.json", whole);
    put("two/c.json", part);
    expect(found().models).toEqual(["one: one", "a: two/a.json", "b: two/b.json", "c: two/c.json"]);
  });

  it("folders of pages", () => {
    put("lambda/client/get_it.rst", page);
    put("lambda/client/can_paginate.rst", ".. py:method:: Weather.Client.can_paginate(x)");
    put("pages/get_it.rst", page);
    put("mixed/a.json", whole);
    put("mixed/get_it.rst", page);
    expect(found()).toEqual({
      models: [
        "lambda: lambda/client",
        "a: mixed/a.json",
        "get_it: mixed/get_it.rst",
        "pages: pages",
      ],
      passedOver: ["lambda/client/can_paginate.rst"],
    });
  });

  it("what is broken too, so that it is told", () => {
    put("cut.json", '{"smithy": "2.0", "sha');
    put("wide.json", Buffer.from('{"smithy": "2.0"}', "utf16le"));
    put("empty.json", "");
    expect(found()).toEqual({ models: ["cut: cut.json"], passedOver: ["empty.json", "wide.json"] });
  });
});

it("a link that leads back is followed once", () => {
  put("a/model.json", whole);
  symlinkSync(root, join(root, "a/back"));
  symlinkSync(join(root, "nowhere"), join(root, "a/gone"));
  expect(found().models).toEqual(["model: a/model.json"]);
});
