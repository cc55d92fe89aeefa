// The fixtures that generators of mocks emit: from an OpenAPI document that says of the two shapes
// what our contract says.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { generators } from "./generators.mjs";
import { jsonSchemaOf } from "./json-schema.mjs";
import { emptyFolder, jsonFile } from "./workshop.mjs";

const peers = {
  "hey-api": "hey-api (types, faker)",
  orval: "orval (types, client, faker)",
};

/**
 * The module that each peer emits for the shapes, by the peer's name.
 *
 * @returns {Promise<Record<string, Record<string, () => unknown>>>}
 */
export async function emittedFixtures(shapes) {
  const document = jsonFile("fixtures.openapi.json", openApiOf(shapes));
  const modules = {};
  for (const [name, generator] of Object.entries(peers)) {
    const out = emptyFolder("fixtures", name);
    const { node = process.execPath, args, cwd, env } = generators[generator](document, out);
    execFileSync(node, args, { cwd, env: { ...process.env, ...env }, stdio: "pipe" });
    modules[name] = await importedFrom(out);
  }
  return modules;
}

function openApiOf(shapes) {
  const schemas = {};
  const paths = {};
  for (const shape of shapes) {
    const { $defs } = jsonSchemaOf(shape);
    Object.assign(schemas, JSON.parse(JSON.stringify($defs).replaceAll("#/$defs/", reference)));
    const schema = { $ref: reference + shape.name };
    const content = { "application/json": { schema } };
    const responses = { 200: { description: "ok", content } };
    paths[`/${shape.name}`] = { get: { operationId: `get${shape.name}`, responses } };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Shapes", version: "1" },
    paths,
    components: { schemas },
  };
}

const reference = "#/components/schemas/";

/** Everything that the TypeScript in a folder exports. */
async function importedFrom(folder) {
  const exported = {};
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
    const { outputText } = ts.transpileModule(readFileSync(join(folder, file), "utf8"), {
      compilerOptions: options,
    });
    const path = join(folder, file.replace(/\.ts$/, ".mjs"));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      outputText.replaceAll(/(from\s+['"]\.[^'"]*?)(\.js|\.ts)?(['"])/g, "$1.mjs$3"),
    );
  }
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".mjs") && /faker/.test(file)) {
      Object.assign(exported, await import(pathToFileURL(join(folder, file)).href));
    }
  }
  return exported;
}
