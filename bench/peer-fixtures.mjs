// The fixtures that generators of mocks emit: from an OpenAPI document that says of the two shapes
// what our contract says.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { generators } from "./generators.mjs";
import { jsonSchemaOf } from "./json-schema.mjs";
import { emptyFolder, jsonFile } from "./workshop.mjs";

const peers = {
  "hey-api": "hey-api (types, faker)",
  orval: "orval (types, client, faker)",
  kubb: "kubb (types, faker)",
};

/**
 * The modules with fixtures of the shapes that each peer emits, as URLs, by the peer's name.
 *
 * @returns {Record<string, readonly string[]>}
 */
export function emittedModules(shapes) {
  const document = jsonFile("fixtures.openapi.json", openApiOf(shapes));
  const modules = {};
  for (const [name, generator] of Object.entries(peers)) {
    const out = emptyFolder("fixtures", name);
    const { node = process.execPath, args, cwd, env } = generators[generator](document, out);
    execFileSync(node, args, { cwd, env: { ...process.env, ...env }, stdio: "pipe" });
    modules[name] = compiledIn(out);
  }
  return modules;
}

/**
 * All that the modules with fixtures of the shapes export, by the peer's name.
 *
 * @returns {Promise<Record<string, Record<string, () => unknown>>>}
 */
export async function emittedFixtures(shapes) {
  const exported = {};
  for (const [name, urls] of Object.entries(emittedModules(shapes))) {
    const modules = await Promise.all(urls.map((url) => import(url)));
    exported[name] = Object.assign({}, ...modules);
  }
  return exported;
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

/** Compiles the TypeScript in a folder, and finds the modules with fixtures. */
function compiledIn(folder) {
  const urls = [];
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
    const { outputText } = ts.transpileModule(readFileSync(join(folder, file), "utf8"), {
      compilerOptions: options,
    });
    const path = join(folder, file.replace(/\.ts$/, ".mjs"));
    writeFileSync(
      path,
      outputText.replaceAll(/(from\s+['"]\.[^'"]*?)(\.js|\.ts)?(['"])/g, "$1.mjs$3"),
    );
    if (/faker|mocks/.test(file)) urls.push(pathToFileURL(path).href);
  }
  return urls;
}
