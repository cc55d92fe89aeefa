import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { weather, weatherWorkspace, type Workspace } from "./testing.js";

let workspace: Workspace;

beforeEach(() => {
  workspace = weatherWorkspace();
});

afterEach(() => {
  workspace.remove();
});

describe("shapesmith inspect", () => {
  it("prints what was read", async () => {
    const { code, stdout, stderr } = await workspace.run(["inspect", "weather.json"]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Weather 2024-01-01\n {2}read {8}weather\.json 2024-01-01\n/);
    expect(stdout).toContain("  shapes      1 enum, 1 list, 1 string, 4 structure\n");
    expect(stdout).toContain("\n  GetForecast\n  Ping\n");
  });

  it("prints an operation", async () => {
    const { stdout } = await workspace.run([
      "inspect",
      "weather.json",
      "--operation",
      "GetForecast",
    ]);
    const operation = stdout.slice(stdout.indexOf("\nGetForecast\n") + 1);
    expect(operation).toBe(
      [
        "GetForecast",
        "  request, 2 members",
        "    City: string required, length 1..20, pattern ^[a-z]+$",
        "    Days: list of integer length ..7, unique items, element range 1..7",
        "  response, 1 members",
        "    Scale: enum Scale one of CELSIUS",
        "  errors, 1",
        "    NoSuchCity client, 404",
        "",
      ].join("\n"),
    );
  });

  it("prints the same as JSON", async () => {
    const { stdout } = await workspace.run([
      "inspect",
      "weather.json",
      "--operation",
      "Ping",
      "--json",
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      service: "Weather",
      version: "2024-01-01",
      sources: [{ format: "smithy", name: "weather.json" }],
      operations: ["GetForecast", "Ping"],
      shapes: { enum: 1, list: 1, string: 1, structure: 4 },
      sites: { constrained: 4, unconstrained: 2 },
      findings: [{ code: "traits-not-interpreted" }],
      operation: {
        name: "Ping",
        request: [{ name: "Odd", type: "string", required: false, constraints: [] }],
        response: [],
        errors: [],
      },
    });
  });

  it("reads an entry of the configuration", async () => {
    const { code, stdout } = await workspace.run(["inspect", "weather"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Weather 2024-01-01\n/);
  });

  it("resolves a package as the configuration does", async () => {
    workspace.put("shapesmith.config.json", {
      services: { a: { sources: ["a-client"], out: "apps/a/src" } },
    });
    workspace.put("apps/a/node_modules/a-client/package.json", {
      name: "a-client",
      version: "3.0.0",
    });
    const { code, stderr } = await workspace.run(["inspect", "a-client"]);
    expect(code).toBe(3);
    // It was found, and is no client.
    expect(stderr).not.toContain("cannot be found");
    expect(stderr).toContain("a-client 3.0.0");
  });

  it("does not let a model's text move the cursor", async () => {
    const hostile = JSON.stringify(weather()).replaceAll("^[a-z]+$", "^[a-z\\u001b[2J]+$");
    workspace.put("weather.json", hostile);
    const { stdout } = await workspace.run([
      "inspect",
      "weather.json",
      "--operation",
      "GetForecast",
    ]);
    expect(stdout).toContain("pattern ^[a-z\\u001b[2J]+$");
    expect(stdout).not.toContain("\u001b");
  });

  it("suggests the operation that was meant", async () => {
    const outcome = await workspace.run(["inspect", "weather.json", "--operation", "Pong"]);
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    expect(outcome.stderr).toContain("Weather has no operation named Pong. Did you mean Ping?");
  });
});
