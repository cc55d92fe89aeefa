import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readClientPackage } from "./index.js";
import { clientCode, type TinyClient, temporaryProjects, tinyClient } from "./testing.js";

describe("clients that cannot be read", () => {
  const projects = temporaryProjects();
  afterAll(projects.remove);

  async function refusal(locator: string, cwd: string): Promise<string> {
    const failure: unknown = await readClientPackage(locator, { cwd }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ name: "ShapesmithError", kind: "source" });
    return failure instanceof Error ? failure.message : "";
  }

  function refusalOf(parts: TinyClient): Promise<string> {
    return refusal(tinyClient, projects.install(parts));
  }

  it("because they are not installed: the package, the directory and the command to run", async () => {
    const message = await refusal("@aws-sdk/client-nothing", projects.root);
    expect(message).toBe(
      `The package @aws-sdk/client-nothing cannot be found from ${projects.root}. Install it there: npm install @aws-sdk/client-nothing`,
    );
  });

  it("because the path is no package", async () => {
    const message = await refusal("./nowhere", projects.root);
    expect(message).toContain(
      `${join(projects.root, "nowhere")} is not the directory of a package`,
    );
  });

  it("because the locator is neither a name nor a path", async () => {
    expect(await refusal("https://example.com/x", projects.root)).toContain(
      "neither the name of a package",
    );
  });

  it("because they are something else", async () => {
    const other = await refusalOf({ entry: "exports.readFile = () => {};" });
    expect(other).toContain("@example/client-tiny 1.2.3 is not a client of the AWS SDK");
    expect(other).toContain("no client class");
    const library = await refusalOf({
      entry: clientCode.replace("exports.DoCommand", "exports.other"),
    });
    expect(library).toContain("it exports TinyClient, but no commands");
  });

  it("because they are too old: the version found, the version needed", async () => {
    const message = await refusalOf({
      version: "3.901.0",
      entry: clientCode.replace("exports.Do$", "exports.other"),
    });
    expect(message).toContain(
      "@example/client-tiny 3.901.0 exports its commands (1) but no schemas",
    );
    expect(message).toContain("from version 3.953.0 on");
  });

  it("because the reader of their schemas is not installed", async () => {
    const project = projects.install({ code: `exports.In$ = [3, ns, "In", 0, [], []];` });
    const core = join(project, "node_modules/@smithy/core");
    rmSync(core);
    mkdirSync(core);
    writeFileSync(join(core, "package.json"), `{ "exports": { ".": "./index.js" } }`);
    const message = await refusal(tinyClient, project);
    expect(message).toContain("@example/client-tiny 1.2.3 exports schemas");
    expect(message).toContain("no NormalizedSchema in @smithy/core/schema");
  });

  it("because they do not load: the reason, in one line", async () => {
    const message = await refusalOf({
      entry: 'throw new Error("no such thing.\\nRequire stack");',
    });
    expect(message).toContain("@example/client-tiny 1.2.3 does not load: no such thing.");
    expect(message).not.toContain("\n");
  });
});
