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
    expect(stdout).toMatch(
      /^Weather 2024-01-01\n {2}read {8}weather\.json 2024-01-01 \(Smithy JSON AST\)\n/,
    );
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

  it("lays the overlay over the very sources that an entry lays it over", async () => {
    workspace.put("overlay.json", overlay());
    const entry = { sources: ["./weather.json"], overlay: "overlay.json", out: "src" };
    workspace.put("shapesmith.config.json", { services: { weather: entry } });
    const argv = ["inspect", "weather.json", "--operation", "GetForecast"];
    const configured = await workspace.run([...argv, "--config", "shapesmith.config.json"]);
    expect(configured.stdout).toContain("\n  read        overlay.json (overlay)\n");
    expect(configured.stdout).toContain("City: string required, length 1..9 (overlay.json)");
    // A path says all by itself: no configuration is looked for.
    expect((await workspace.run(argv)).stdout).toContain("City: string required, length 1..20,");
  });
});

describe("shapesmith inspect of several sources", () => {
  it("prints what they give together, who speaks for what, and where constraints come from", async () => {
    workspace.put("newer.json", newer());
    const argv = ["inspect", "newer.json", "weather.json", "--operation", "GetForecast"];
    const { code, stdout, stderr } = await workspace.run(argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(
      "  read        newer.json 2024-01-01 (Smithy JSON AST)\n  read        weather.json 2024-01-01 (Smithy JSON AST)\n",
    );
    expect(stdout).toContain(
      "    lengths, ranges, patterns, unique items and defaults: newer.json, weather.json (clients have none,",
    );
    expect(stdout).toContain(
      "    City: string required, length 1..30 (newer.json), pattern ^[a-z]+$ (newer.json)\n",
    );
    expect(stdout).toContain("    Country: string\n");
    expect(stdout).toContain(
      "info sources-differ-length: GetForecast.request.City: newer.json 2024-01-01 says length 1..30, weather.json 2024-01-01 says length 1..20; newer.json 2024-01-01 is followed.",
    );
    const reversed = ["inspect", "weather.json", "newer.json", "--operation", "GetForecast"];
    expect((await workspace.run(reversed)).stdout).toBe(stdout);
  });

  it("prints the same as JSON", async () => {
    workspace.put("newer.json", newer());
    const argv = ["inspect", "newer.json", "weather.json", "--operation", "GetForecast", "--json"];
    const inspection: unknown = JSON.parse((await workspace.run(argv)).stdout);
    expect(inspection).toMatchObject({
      sources: [{ name: "newer.json" }, { name: "weather.json" }],
      operation: {
        request: [
          {
            name: "City",
            constraints: ["length 1..30", "pattern ^[a-z]+$"],
            constraintSources: ["newer.json", "newer.json"],
          },
          { name: "Country", constraints: [], constraintSources: [] },
          { name: "Days" },
        ],
      },
    });
    expect(inspection).toHaveProperty(
      "speaking",
      expect.arrayContaining([
        expect.objectContaining({ part: "constraints", sources: ["newer.json", "weather.json"] }),
      ]),
    );
  });

  it("refuses sources of different services", async () => {
    workspace.put(
      "other.json",
      JSON.stringify(weather())
        .replaceAll("w#", "x#")
        .replaceAll("Ping", "Pong")
        .replaceAll("GetForecast", "GetPong"),
    );
    const outcome = await workspace.run(["inspect", "weather.json", "other.json"]);
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    expect(outcome.stderr).toContain(
      "do not describe the same service: of 2 and 2 operations they have none in common. Give sources of one service.",
    );
  });
});

describe("shapesmith inspect --compare", () => {
  it("exits with 0 where nothing differs", async () => {
    const { code, stdout } = await workspace.run([
      "inspect",
      "--compare",
      "weather.json",
      "weather",
    ]);
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        "Weather, 2 operations in common",
        "  a  weather.json 2024-01-01 (Smithy JSON AST), 2 operations",
        "  b  weather.json 2024-01-01 (Smithy JSON AST), 2 operations",
        "",
        "no differences",
        "",
      ].join("\n"),
    );
  });

  it("prints a table and exits with 1", async () => {
    workspace.put("newer.json", newer());
    const { code, stdout } = await workspace.run([
      "inspect",
      "--compare",
      "weather.json",
      "newer.json",
    ]);
    expect(code).toBe(1);
    expect(stdout).toBe(
      [
        "Weather, 2 operations in common",
        "  a  weather.json 2024-01-01 (Smithy JSON AST), 2 operations",
        "  b  newer.json 2024-01-01 (Smithy JSON AST), 3 operations",
        "",
        "operations",
        "  Forget  operation  -      yes",
        "",
        "GetForecast",
        "  request.City     length     1..20  1..30",
        "  request.Country  member     -      string",
        "  response.Scale   values     -      +KELVIN",
        "",
        "4 differences: 1 operation, 1 member, 1 values, 1 length",
        "",
      ].join("\n"),
    );
  });

  it("prints one operation's differences as JSON", async () => {
    workspace.put("newer.json", newer());
    const argv = [
      "inspect",
      "--compare",
      "weather.json",
      "newer.json",
      "--operation",
      "GetForecast",
      "--json",
    ];
    const { code, stdout } = await workspace.run(argv);
    expect(code).toBe(1);
    const path = "GetForecast.request.City";
    expect(JSON.parse(stdout)).toMatchObject({
      a: {
        service: "Weather",
        version: "2024-01-01",
        sources: [{ name: "weather.json" }],
        operations: 2,
      },
      b: { sources: [{ name: "newer.json" }], operations: 3 },
      operation: "GetForecast",
      operations: 1,
      differences: [
        { kind: "length", path, sites: [path], a: { min: 1, max: 20 }, b: { min: 1, max: 30 } },
        { kind: "member", path: "GetForecast.request.Country", a: null, b: "string" },
        { kind: "enumValue", path: "GetForecast.response.Scale", a: [], b: ["KELVIN"] },
      ],
      counts: { member: 1, enumValue: 1, length: 1 },
      patternsWithOtherAnchors: 0,
      notCompared: [],
    });
    const ping = ["inspect", "--compare", "weather.json", "newer.json", "--operation", "Ping"];
    expect((await workspace.run(ping)).code).toBe(0);
  });

  it("prints long facts below their place", async () => {
    const other = JSON.stringify(weather()).replaceAll("^[a-z]+$", `^${"[a-z]".repeat(9)}$`);
    workspace.put("other.json", other);
    const { stdout } = await workspace.run(["inspect", "--compare", "weather.json", "other.json"]);
    expect(stdout).toContain(
      `  request.City  pattern\n      a  ^[a-z]+$\n      b  ^${"[a-z]".repeat(9)}$\n`,
    );
  });

  it.each([
    [["weather.json"], "--compare needs two sources, but 1 is given."],
    [
      ["weather.json", "weather.json", "weather.json"],
      "--compare needs two sources, but 3 are given.",
    ],
    [
      ["weather.json", "weather.json", "--overlay", "o.json"],
      "--overlay cannot be given with --compare",
    ],
    [
      ["weather.json", "weather.json", "--operation", "Pong"],
      "Neither source has an operation named Pong. Did you mean Ping?",
    ],
  ])("refuses %j", async (argv, message) => {
    const outcome = await workspace.run(["inspect", "--compare", ...argv]);
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    expect(outcome.stderr).toContain(message);
  });
});

/** The weather service some time later. */
function newer(): unknown {
  const text = JSON.stringify(weather(["CELSIUS", "KELVIN"]))
    .replace('"max":20', '"max":30')
    .replace('"Days":{', '"Country":{"target":"smithy.api#String"},"Days":{')
    .replace('"operations":[', '"operations":[{"target":"w#Forget"},')
    .replace('"w#Ping":{', '"w#Forget":{"type":"operation"},"w#Ping":{');
  return JSON.parse(text) as unknown;
}

function overlay(): unknown {
  const source = { source: "a test", date: "2026-01-01", grade: "recorded" };
  return {
    smithy: "2.0",
    metadata: { "shapesmith.sources": { test: source } },
    shapes: {
      "w#GetForecastRequest$City": {
        type: "apply",
        traits: { "smithy.api#length": { min: 1, max: 9 }, "shapesmith#provenance": "test" },
      },
    },
  };
}
