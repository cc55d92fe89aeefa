import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyOverlays, loadOverlays } from "./several.js";
import { client, length, problemOf, smithy, sources, statement, traitsOf } from "./testing.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "overlays-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, shapes: object): string {
  const file = join(folder, name);
  const metadata = { "shapesmith.sources": sources };
  writeFileSync(file, JSON.stringify({ smithy: "2.0", metadata, shapes }));
  return file;
}

const layers = "example#Request$Layers";

test("what each of them says is laid over the model", () => {
  const overlays = loadOverlays([
    write("one.json", { [layers]: statement(length(1, 5)) }),
    write("two.json", { "example#Request$Size": statement({ "smithy.api#range": { min: 1 } }) }),
  ]);
  const { model, findings } = applyOverlays(client(), overlays);
  expect(traitsOf(model, layers).length).toEqual({ min: 1, max: 5 });
  expect(traitsOf(model, "example#Request$Size").range).toEqual({ min: 1 });
  expect(model.sources.map(({ name }) => name).slice(-2)).toEqual(["one.json", "two.json"]);
  expect(findings).toEqual([]);
});

test("the later counts where two differ, and a finding names both", () => {
  const one = write("one.json", { [layers]: statement(length(1, 5)) });
  const two = write("two.json", { [layers]: statement(length(0, 9)) });
  const { model, findings } = applyOverlays(client(), loadOverlays([one, two]));
  expect(traitsOf(model, layers).length).toEqual({ min: 0, max: 9 });
  expect(findings).toEqual([
    {
      severity: "info",
      code: "overlays-differ",
      shape: layers,
      message: `smithy.api#length of ${layers}: two.json says {"min":0,"max":9}, one.json {"min":1,"max":5}; two.json counts.`,
    },
  ]);
  const reversed = applyOverlays(client(), loadOverlays([two, one])).model;
  expect(traitsOf(reversed, layers).length).toEqual({ min: 1, max: 5 });
});

test("a difference from the source stays one, also for the second", () => {
  const one = write("one.json", { "example#Name": statement(length(1, 9)) });
  const two = write("two.json", { "example#Size": statement({ "smithy.api#range": { min: 2 } }) });
  const message = `smithy.api#range of example#Size: the overlay says {"min":2}, the source {"min":1}; the overlay counts.`;
  expect(applyOverlays(smithy(), loadOverlays([one, two])).findings).toEqual([
    { severity: "info", code: "overlay-differs", shape: "example#Size", message },
  ]);
});

test("a member of the later against its target in the earlier", () => {
  const one = write("one.json", { "example#Size": statement({ "smithy.api#range": { max: 3 } }) });
  const two = write("two.json", {
    "example#Request$Size": statement({ "smithy.api#range": { max: 4 } }),
  });
  const { findings } = applyOverlays(smithy(), loadOverlays([one, two]));
  const codes = findings.map(({ code, shape }) => `${code} ${shape}`);
  expect(codes).toContain("overlays-differ example#Request$Size");
});

test("statements that agree are no finding", () => {
  const shapes = { [layers]: statement(length(1, 5)) };
  const overlays = loadOverlays([write("one.json", shapes), write("two.json", shapes)]);
  expect(applyOverlays(client(), overlays).findings).toEqual([]);
});

test("the same file twice is a mistake", () => {
  const one = write("one.json", {});
  expect(() => loadOverlays([one, one])).toThrow(`The overlay ${one} is given twice.`);
});

test("problems are those of the file that has them", () => {
  const one = write("one.json", { [layers]: statement(length(1, 5)) });
  const two = write("two.json", { "example#Nowhere": statement(length(1, 5)) });
  const problem = problemOf(() => applyOverlays(client(), loadOverlays([one, two])));
  expect(problem).toMatch(/two\.json: 1 problem\.\n {2}example#Nowhere: there is no shape/);
});
