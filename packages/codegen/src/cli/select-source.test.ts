import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { ServiceEntry } from "../config/config.js";
import type { LoadedConfig } from "../config/load-config.js";
import { selectSource } from "./select-source.js";

const directory = resolve("/project");
const cwd = resolve("/project/deep");

function configOf(services: Readonly<Record<string, ServiceEntry>>): LoadedConfig {
  const file = join(directory, "shapesmith.config.json");
  return { file, directory, services: new Map(Object.entries(services)) };
}

const config = configOf({
  lambda: {
    sources: ["@aws-sdk/client-lambda"],
    overlay: "lambda/overlay.json",
    out: "lambda/src",
  },
  both: { sources: ["@aws-sdk/client-sqs", "models/sqs.json"], overlay: "sqs.json", out: "sqs" },
});

const overlay = join(directory, "lambda/overlay.json");

describe("selectSource", () => {
  it("reads an entry with its overlay", () => {
    const { sources, options } = selectSource(["both"], {}, config, cwd);
    expect(sources).toEqual(["@aws-sdk/client-sqs", "models/sqs.json"]);
    expect(options).toMatchObject({ cwd: directory, overlays: [join(directory, "sqs.json")] });
  });

  it("lays an entry's overlay over a package that is its only source", () => {
    const { sources, options } = selectSource(["@aws-sdk/client-lambda"], {}, config, cwd);
    expect(sources).toEqual(["@aws-sdk/client-lambda"]);
    expect(options).toEqual({
      cwd,
      resolveFrom: join(directory, "lambda/src"),
      overlays: [overlay],
    });
  });

  it("lays the overlay that is given instead", () => {
    const { options } = selectSource(
      ["@aws-sdk/client-lambda"],
      { overlays: ["mine.json"] },
      config,
      cwd,
    );
    expect(options.overlays).toEqual([join(cwd, "mine.json")]);
  });

  it("compares packages as they are, and entries with their overlays", () => {
    const isCompared = true;
    const plain = selectSource(["@aws-sdk/client-lambda"], { isCompared }, config, cwd);
    expect(plain.options).toEqual({ cwd, resolveFrom: join(directory, "lambda/src") });
    expect(selectSource(["lambda"], { isCompared }, config, cwd).options.overlays).toEqual([
      overlay,
    ]);
  });

  it("lays none over one of several sources, but resolves it the same way", () => {
    const { options } = selectSource(["@aws-sdk/client-sqs"], {}, config, cwd);
    expect(options).toEqual({ cwd, resolveFrom: join(directory, "sqs") });
  });

  it.each([
    [["@aws-sdk/client-sqs", "../models/sqs.json"]],
    [["../models/sqs.json", "@aws-sdk/client-sqs"]],
  ])("knows all sources of an entry again: %j", (given) => {
    const { sources, options } = selectSource(given, {}, config, cwd);
    expect(sources).toEqual(given);
    expect(options.overlays).toEqual([join(directory, "sqs.json")]);
  });

  it("does not take a file elsewhere for a source of the entry", () => {
    const given = ["@aws-sdk/client-sqs", "models/sqs.json"];
    expect(selectSource(given, {}, config, cwd).options.overlays).toBeUndefined();
  });

  it("reads a path without a configuration as it is", () => {
    const { sources, options } = selectSource(["a.json"], {}, undefined, cwd);
    expect({ sources, options }).toEqual({
      sources: ["a.json"],
      options: { cwd, resolveFrom: cwd },
    });
  });
});
