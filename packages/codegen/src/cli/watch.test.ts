import { mkdirSync, rmSync, symlinkSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startWatch, type Watch, weather, weatherWorkspace, type Workspace } from "./testing.js";

let workspace: Workspace;
let watches: Watch[];

beforeEach(() => {
  workspace = weatherWorkspace();
  watches = [];
});

afterEach(async () => {
  for (const watch of watches) await watch.end();
  workspace.remove();
});

function start(...argv: readonly string[]): Watch {
  const watch = startWatch(workspace.root, argv);
  watches.push(watch);
  return watch;
}

describe("shapesmith generate --watch", () => {
  it("generates, and again when a source changes, until it is interrupted", async () => {
    const watch = start();
    const first = await watch.rest();
    expect(first).toContain("6 in src, 6 added");
    expect(first).toContain("Watching 2 files. Ctrl-C ends it.\n");
    workspace.put("weather.json", weather(["CELSIUS", "KELVIN"]));
    const second = await watch.rest();
    expect(second).toMatch(/^\nchanged {2}weather\.json\nweather\n/);
    expect(second).toContain("6 in src, 3 changed\n");
    expect(workspace.read("src/types.ts")).toContain("KELVIN");
    expect(await watch.end()).toBe(0);
  });

  it("survives a source that is broken, or gone, and goes on when it is mended", async () => {
    const watch = start();
    await watch.rest();
    const types = workspace.read("src/types.ts");
    workspace.put("weather.json", "{");
    expect(await watch.rest()).toMatch(
      /changed {2}weather\.json\nshapesmith: .*is not JSON: line 1/,
    );
    unlinkSync(join(workspace.root, "weather.json"));
    expect(await watch.rest()).toMatch(/changed {2}weather\.json\nshapesmith: .*there is no /);
    expect(workspace.read("src/types.ts")).toBe(types);
    workspace.put("weather.json", weather(["KELVIN"]));
    expect(await watch.rest()).toContain("6 in src, 3 changed\n");
    expect(await watch.end()).toBe(0);
  });

  it("takes over a changed configuration, and what it names from then on", async () => {
    const watch = start();
    await watch.rest();
    workspace.put("shapesmith.config.json", "{}");
    expect(await watch.rest()).toContain('expected an object with "services"');
    workspace.put("other.json", weather());
    const services = { other: { sources: ["other.json"], out: "src", overlay: "late.json" } };
    workspace.put("shapesmith.config.json", { services });
    expect(await watch.rest()).toContain("late.json cannot be read: there is no such file.");
    const metadata = { "shapesmith.sources": {} };
    workspace.put("late.json", { smithy: "2.0", metadata, shapes: {} });
    expect(await watch.rest()).toMatch(/changed {2}late\.json\nother\n/);
    workspace.put("other.json", weather(["RANKINE"]));
    expect(await watch.rest()).toMatch(/changed {2}other\.json\nother\n/);
  });

  it("sees another version of a client behind the same link", async () => {
    const link = join(workspace.root, "node_modules/@aws-sdk/client-weather");
    mkdirSync(dirname(link), { recursive: true });
    const versions = ["1.0.0", "2.0.0"].map((version) => {
      const folder = `store/${version}`;
      workspace.put(`${folder}/package.json`, { name: "@aws-sdk/client-weather", version });
      return join(workspace.root, folder);
    });
    const [one = "", two = ""] = versions;
    symlinkSync(one, link);
    const watch = start("weather", "--source", "@aws-sdk/client-weather");
    expect(await watch.rest()).toContain("@aws-sdk/client-weather 1.0.0 does not load");
    rmSync(link);
    symlinkSync(two, link);
    const second = await watch.rest();
    expect(second).toContain("changed  node_modules/@aws-sdk/client-weather/package.json\n");
    expect(second).toContain("@aws-sdk/client-weather 2.0.0 does not load");
  });

  it("sees files that come into a folder that is a source", async () => {
    workspace.put("models/weather.json", weather());
    const watch = start("weather", "--source", "models");
    await watch.rest();
    workspace.put("models/more.json", { smithy: "2.0", shapes: {} });
    expect(await watch.rest()).toMatch(/changed {2}models.*\nweather\n/);
  });

  it.each([
    [["--check"], "option '--watch' cannot be used with option '--check'"],
    [["--json"], "option '--watch' cannot be used with option '--json'"],
    [["--all"], "option '--watch' cannot be used with option '--all'"],
    [["nothing"], "shapesmith.config.json has no service nothing"],
  ])("refuses what makes no sense: %j", async (argv, message) => {
    const outcome = await workspace.run(["generate", "--watch", ...argv]);
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    expect(outcome.stderr).toContain(message);
  });
});
