import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Source } from "../model/model.js";
import type { ServiceResult } from "../service-result.js";
import { constraintAdvice } from "./constraint-advice.js";

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "shapesmith-advice-")));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function source(format: Source["format"], name: string): Source {
  return { format, name, version: "1", hash: "0" };
}

function result(sources: readonly Source[]): ServiceResult {
  const code = "constraints-not-in-source";
  return {
    service: "lambda",
    sources,
    out: "/w",
    operations: 1,
    shapes: 1,
    sites: { constrained: 0, unconstrained: 1 },
    findings: [{ severity: "info", code, shape: "a#B", message: "None." }],
    files: [],
    changes: [],
    unreachable: [],
    durationMs: 1,
  };
}

const client = source("aws-sdk", "@aws-sdk/client-lambda");
const published = [
  "To have limits, add a source that states them to @aws-sdk/client-lambda:",
  "  --source <file>, of https://github.com/aws/api-models-aws: models/lambda/service/<version>/lambda-<version>.json",
];

function advice(of: ServiceResult): Promise<readonly string[]> {
  const machine = { platform: "linux", home: root, env: {} } as const;
  return constraintAdvice(of, { cwd: join(root, "project"), machine });
}

it("names the published model, and what this machine has", async () => {
  const folder = join(root, ".aws", "models", "lambda", "2015-03-31");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "service-2.json");
  writeFileSync(file, "");
  expect(await advice(result([client]))).toEqual([
    ...published,
    `  --source ${file}, which is on this machine`,
  ]);
});

it("looks nowhere when it is not told of a machine", async () => {
  expect(await constraintAdvice(result([client]), { cwd: root })).toEqual(published);
});

it.each([
  ["a Smithy model is a source", [client, source("smithy", "lambda.json")]],
  ["botocore is a source", [client, source("botocore", "service-2.json")]],
  ["an overlay is", [client, source("overlay", "overlay.json")]],
  ["there is no client to add it to", [source("boto3-docs", "page.rst")]],
  ["the client is nobody's known", [source("aws-sdk", "weather-client")]],
])("is not needed where %s", async (_, sources) => {
  expect(await advice(result(sources))).toEqual([]);
});

it("is not needed where nothing is missing", async () => {
  expect(await advice({ ...result([client]), findings: [] })).toEqual([]);
});
