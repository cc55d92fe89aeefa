import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadConfig } from "../config/load-config.js";
import type { Choice, Prompts } from "./prompts.js";
import { createWorkspace, type Workspace } from "./testing.js";

let workspace: Workspace;

beforeEach(() => {
  workspace = createWorkspace();
});

afterEach(() => {
  workspace.remove();
});

/** A package as far as it is looked for. */
function install(name: string, folder = "."): void {
  workspace.put(`${folder}/node_modules/${name}/package.json`, { name, version: "3.1.0" });
}

function project(manifest: object, folder = "."): void {
  workspace.put(`${folder}/package.json`, manifest);
}

const lambda = "@aws-sdk/client-lambda";
const sqs = "@aws-sdk/client-sqs";

async function servicesIn(folder = "."): Promise<unknown> {
  const loaded = await loadConfig({ cwd: join(workspace.root, folder) });
  return loaded && Object.fromEntries(loaded.services);
}

/** Somebody who answers by what is asked, and what they saw. */
interface Person {
  readonly prompts: Prompts;
  readonly asked: string[];
  readonly offered: Choice[][];
}

function person(
  choose: (message: string, choices: readonly Choice[]) => readonly string[] | undefined,
  folder?: string,
): Person {
  const asked: string[] = [];
  const offered: Choice[][] = [];
  return {
    asked,
    offered,
    prompts: {
      chooseSeveral: (message, choices) => {
        asked.push(message);
        offered.push([...choices]);
        return Promise.resolve(choose(message, choices));
      },
      askText: (message, { initial, problem }) => {
        asked.push(message);
        const answer = folder ?? initial;
        if (problem(answer) !== undefined) throw new Error(problem(answer));
        return Promise.resolve(answer);
      },
    },
  };
}

describe("shapesmith init --yes", () => {
  it("writes a configuration for the clients that the project asks for", async () => {
    project({ devDependencies: { [sqs]: "3", [lambda]: "3", typescript: "6" } });
    for (const name of [lambda, sqs, "@aws-sdk/client-sso", "@aws-sdk/lib-storage"]) install(name);
    mkdirSync(join(workspace.root, "src"));
    const { code, stdout, stderr } = await workspace.run(["init", "--yes"]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(workspace.read("shapesmith.config.ts"))
      .toBe(`import { defineConfig } from "@shapesmith/codegen";

export default defineConfig({
  services: {
    lambda: {
      sources: ["@aws-sdk/client-lambda"],
      out: "src/aws/lambda",
    },
    sqs: {
      sources: ["@aws-sdk/client-sqs"],
      out: "src/aws/sqs",
    },
  },
});
`);
    expect(workspace.read(".gitattributes")).toBe(
      "src/aws/lambda/** linguist-generated=true\nsrc/aws/sqs/** linguist-generated=true\n",
    );
    expect(await servicesIn()).toEqual({
      lambda: { sources: [lambda], out: "src/aws/lambda" },
      sqs: { sources: [sqs], out: "src/aws/sqs" },
    });
    expect(stdout).toBe(`init
  lambda      @aws-sdk/client-lambda -> src/aws/lambda
  sqs         @aws-sdk/client-sqs -> src/aws/sqs
  written     shapesmith.config.ts, .gitattributes
Next:
  npm install --save-dev @shapesmith/arbitraries fast-check @shapesmith/codegen @shapesmith/contract @shapesmith/fixtures @faker-js/faker @shapesmith/mocks aws-sdk-client-mock
  npx shapesmith generate
`);
  });

  it("writes an ES module that needs no package where there is no TypeScript", async () => {
    project({ dependencies: { [lambda]: "3" } });
    install(lambda);
    expect((await workspace.run(["init", "--yes", "--out", "test/my aws/"])).code).toBe(0);
    expect(existsSync(join(workspace.root, "shapesmith.config.ts"))).toBe(false);
    const text = workspace.read("shapesmith.config.mjs");
    expect(text).toMatch(/^\/\*\* @type \{import\("@shapesmith\/codegen"\)\.Config\} \*\/\nexport/);
    expect(await servicesIn()).toEqual({
      lambda: { sources: [lambda], out: "test/my aws/lambda" },
    });
    expect(workspace.read(".gitattributes")).toContain('"test/my aws/lambda/**" linguist-gen');
  });

  it("finds clients that are linked, and those of a workspace above, and its package manager", async () => {
    workspace.put("pnpm-lock.yaml", "");
    project({ dependencies: { [lambda]: "3", [sqs]: "3" } }, "apps/web");
    install(sqs);
    workspace.put(`node_modules/.pnpm/lambda/node_modules/${lambda}/package.json`, {});
    const link = join(workspace.root, "apps/web/node_modules", lambda);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(workspace.root, "node_modules/.pnpm/lambda/node_modules", lambda), link);
    symlinkSync(join(workspace.root, "nowhere"), join(dirname(link), "client-gone"));
    const { code, stdout } = await workspace.run(["init", "--yes"], { cwd: "apps/web" });
    expect(code).toBe(0);
    expect(Object.keys((await servicesIn("apps/web")) as object)).toEqual(["lambda", "sqs"]);
    expect(stdout).toContain("  pnpm add --save-dev @shapesmith/");
    expect(stdout).toContain("  pnpm exec shapesmith generate\n");
  });

  it("keeps .gitattributes, and adds nothing a second time", async () => {
    project({ dependencies: { [lambda]: "3" } });
    install(lambda);
    workspace.put(".gitattributes", "* text=auto\naws/lambda/** linguist-generated\n");
    expect((await workspace.run(["init", "--yes"])).stdout).toContain(
      "  written     shapesmith.config.mjs\n",
    );
    expect(workspace.read(".gitattributes")).toBe(
      "* text=auto\naws/lambda/** linguist-generated\n",
    );
  });

  it("takes every client that can be imported where the project asks for none", async () => {
    project({});
    install(lambda);
    expect((await workspace.run(["init", "--yes"])).code).toBe(0);
    expect(await servicesIn()).toEqual({ lambda: { sources: [lambda], out: "aws/lambda" } });
  });
});

describe("shapesmith init on a terminal", () => {
  it("asks which services and which folder, and does what is answered", async () => {
    project({ dependencies: { [lambda]: "3" } });
    for (const name of [lambda, sqs]) install(name);
    const { prompts, asked, offered } = person(() => ["sqs"], "generated");
    const { code } = await workspace.run(["init"], { surroundings: { prompts } });
    expect(code).toBe(0);
    expect(asked).toHaveLength(2);
    expect(offered).toEqual([
      [
        { value: "lambda", label: lambda, isChosen: true },
        { value: "sqs", label: sqs, hint: "not in package.json", isChosen: false },
      ],
    ]);
    expect(await servicesIn()).toEqual({ sqs: { sources: [sqs], out: "generated/sqs" } });
  });

  it("offers the descriptions on the machine, and takes those that are chosen", async () => {
    project({ dependencies: { [lambda]: "3", [sqs]: "3" } });
    for (const name of [lambda, sqs]) install(name);
    const path = ".aws/models/lambda/2015-03-31/service-2.json";
    workspace.put(path, {});
    const file = join(workspace.root, path);
    const machine = { platform: "linux", home: workspace.root, env: {} } as const;
    const chosen = person((_, choices) => choices.map(({ value }) => value));
    await workspace.run(["init"], { surroundings: { prompts: chosen.prompts, machine } });
    expect(chosen.offered[1]).toEqual([
      { value: "lambda", label: `lambda: ${file}`, isChosen: false },
    ]);
    expect(await servicesIn()).toMatchObject({
      lambda: { sources: [lambda, file] },
      sqs: { sources: [sqs] },
    });
  });

  it("writes nothing when the questions are cancelled", async () => {
    project({ dependencies: { [lambda]: "3" } });
    install(lambda);
    const { prompts } = person(() => undefined);
    expect(await workspace.run(["init"], { surroundings: { prompts } })).toEqual({
      code: 130,
      stdout: "",
      stderr: "Cancelled; nothing was written.\n",
    });
    expect(await servicesIn()).toBeUndefined();
  });
});

describe("what init refuses", () => {
  it.each([
    [
      "to ask where nobody can answer",
      { dependencies: { [lambda]: "3" } },
      ["init"],
      "There is nobody to ask: this is no terminal. Use --yes to take the defaults",
    ],
    [
      "a folder outside the project",
      { dependencies: { [lambda]: "3" } },
      ["init", "--yes", "--out", "../aws"],
      "--out ../aws: Expected a folder inside the project, relative to it.",
    ],
    [
      "a manifest that is none",
      [1],
      ["init", "--yes"],
      "package.json is not the manifest of a package",
    ],
    ["a manifest that is broken", "{", ["init", "--yes"], "package.json cannot be read: "],
  ])("%s", async (_, manifest, argv, message) => {
    workspace.put("package.json", manifest);
    install(lambda);
    const outcome = await workspace.run(argv);
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    expect(outcome.stderr).toContain(message);
    expect(await servicesIn()).toBeUndefined();
  });

  it("a project without clients", async () => {
    project({ dependencies: { "@aws-sdk/types": "3" } });
    install("@aws-sdk/types");
    const { code, stderr } = await workspace.run(["init", "--yes"]);
    expect(code).toBe(2);
    expect(stderr).toContain("No client of the AWS SDK for JavaScript v3 is installed in ");
  });

  it("a folder that is no project", async () => {
    const { code, stderr } = await workspace.run(["init", "--yes"]);
    expect(code).toBe(2);
    expect(stderr).toContain(`There is no package.json in ${workspace.root}.`);
  });

  it("clients that package.json names and nobody installed", async () => {
    project({ dependencies: { [lambda]: "3" } });
    const { code, stderr } = await workspace.run(["init", "--yes"]);
    expect(code).toBe(2);
    expect(stderr).toContain(`package.json asks for ${lambda}, but no client is installed.`);
  });

  it.each(["shapesmith.config.ts", "shapesmith.config.json"])("to replace %s", async (name) => {
    project({ dependencies: { [lambda]: "3" } });
    install(lambda);
    workspace.put(name, "mine");
    expect(await workspace.run(["init", "--yes"])).toEqual({
      code: 2,
      stdout: "",
      stderr: `shapesmith: ${name} exists already, and nothing was written. Edit it, or remove it to begin anew.\n`,
    });
    expect(workspace.read(name)).toBe("mine");
    expect(existsSync(join(workspace.root, ".gitattributes"))).toBe(false);
  });
});
