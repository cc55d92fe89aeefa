import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Job } from "./job.js";
import { runJobs } from "./run-jobs.js";

let root = "";

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "shapesmith-jobs-")));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

/** A job on a model of so many operations. */
function job(service: string, operations = 1): Job {
  const names = Array.from({ length: operations }, (_, index) => `w#Op${index}`);
  const model = {
    smithy: "2.0",
    shapes: {
      "w#Weather": {
        type: "service",
        version: "2024-01-01",
        operations: names.map((target) => ({ target })),
      },
      ...Object.fromEntries(names.map((name) => [name, { type: "operation" }])),
    },
  };
  writeFileSync(join(root, `${service}.json`), JSON.stringify(model));
  const entry = { sources: [`${service}.json`], out: `out/${service}` };
  return { service, entry, cwd: root, check: false };
}

it("gives the results in the order of the jobs, whichever ends first", async () => {
  const jobs = [job("large", 2000), job("small"), job("other")];
  const told: string[] = [];
  const results = await runJobs(jobs, {
    threads: 2,
    onResult: ({ service }) => void told.push(service),
  });
  expect(results.map(({ service }) => service)).toEqual(["large", "small", "other"]);
  expect(results.map(({ operations }) => operations)).toEqual([2000, 1, 1]);
  expect(told.sort()).toEqual(["large", "other", "small"]);
});

it("takes a thread that dies for the failure of its job, and goes on", async () => {
  const jobs = [job("huge", 60_000), job("small")];
  const results = await runJobs(jobs, { threads: 1, heapMegabytes: 32 });
  expect(results).toMatchObject([
    {
      service: "huge",
      failure: expect.stringMatching(/^The thread that generated it died: .*memory/),
    },
    { service: "small", operations: 1 },
  ]);
  expect(readdirSync(join(root, "out"))).toEqual(["small"]);
});

it("begins no other job once it is ended, and ends those that have begun properly", async () => {
  const interruption = new AbortController();
  const jobs = ["a", "b", "c", "d"].map((service) => job(service));
  const results = await runJobs(jobs, {
    threads: 1,
    signal: interruption.signal,
    onResult: ({ service }) => {
      if (service === "b") interruption.abort();
    },
  });
  expect(results.map(({ service, failure }) => [service, failure])).toEqual([
    ["a", undefined],
    ["b", undefined],
  ]);
  expect(readdirSync(join(root, "out")).sort()).toEqual(["a", "b"]);
  expect(readdirSync(join(root, "out/b"))).toContain("shapesmith.json");
});
