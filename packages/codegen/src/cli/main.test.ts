import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as emitters from "../emitters/index.js";
import { generatorVersion } from "../generator-version.js";
import { weatherWorkspace, type Workspace } from "./testing.js";

// One test makes it fail; the others use it as it is.
vi.mock("../emitters/index.js", { spy: true });

let workspace: Workspace;

beforeEach(() => {
  workspace = weatherWorkspace();
});

afterEach(() => {
  vi.resetAllMocks();
  workspace.remove();
});

describe("shapesmith", () => {
  it("prints its version", async () => {
    expect(await workspace.run(["--version"])).toEqual({
      code: 0,
      stdout: `${generatorVersion()}\n`,
      stderr: "",
    });
  });

  it.each([["--help"], ["help"]])("prints its commands for %s", async (argument) => {
    const { code, stdout } = await workspace.run([argument]);
    expect(code).toBe(0);
    expect(stdout).toContain("generate [options] [service...]");
    expect(stdout).toContain("inspect [options] <source...>");
  });

  it.each([
    [["--chek"], "unknown option '--chek' (Did you mean --check?)."],
    [["generate", "--jsn"], "unknown option '--jsn' (Did you mean --json?)."],
    [["inspect"], "missing required argument 'source'."],
    [["inspect", "--compare", "a"], "--compare needs two sources, but 1 is given."],
    [["--operations", "A,,B"], "Expected names separated by commas."],
    [["weather", "--out", ""], "'--out <dir>' argument '' is invalid."],
    [["weather", "--source", ""], "'--source <path or package>' argument '' is invalid."],
    [["weather", "--overlay", ""], "'--overlay <file>' argument '' is invalid."],
    [["--fail-on-findings", "fatal"], "Allowed choices are info, warning, error."],
  ])("exits with 2 for %j", async (argv, message) => {
    const { code, stdout, stderr } = await workspace.run(argv);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^shapesmith: .*\n$/);
  });

  it("exits with 70 for a bug of its own, which it asks to report", async () => {
    vi.mocked(emitters.emit).mockImplementation(() => {
      throw new TypeError("Cannot read properties of undefined.");
    });
    const { code, stderr } = await workspace.run([]);
    expect(code).toBe(70);
    expect(stderr).toBe(
      "shapesmith: Cannot read properties of undefined. This is a bug of shapesmith; please report it with what --debug prints.\n",
    );
    const debugged = await workspace.run(["--debug"]);
    expect(debugged.stderr).toContain("TypeError: Cannot read properties of undefined.\n    at ");
  });

  it("shows the stack, down to the cause, where that is asked for", async () => {
    workspace.put("broken.mjs", `throw new Error("not today");`);
    const { code, stderr } = await workspace.run(["--config", "broken.mjs", "--debug"]);
    expect(code).toBe(2);
    expect(stderr).toContain("ShapesmithError: broken.mjs cannot be loaded: not today\n    at ");
    expect(stderr).toContain("\ncaused by: Error: not today\n    at ");
  });
});
