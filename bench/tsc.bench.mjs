// What tsc needs for the emitted code of a service, beside what it needs for hey-api's, with each of
// the compilers that users may have. Diagnostics in ours are an error; the peer's are told.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generators } from "./generators.mjs";
import { hasModels, modelAt } from "./models.mjs";
import { openApiOf } from "./openapi.mjs";
import { report } from "./report.mjs";
import { reportProcesses } from "./report-processes.mjs";
import { measured } from "./whole-process.mjs";
import { emptyFolder, jsonFile, removeAll } from "./workshop.mjs";

const modules = fileURLToPath(new URL("./node_modules", import.meta.url));
const compilers = {
  "TypeScript 5.9": join(modules, "typescript/bin/tsc"),
  "TypeScript 6": join(modules, "typescript-6/bin/tsc"),
  "TypeScript 7": join(modules, "typescript-7/bin/tsc"),
};
const peer = "hey-api (types, faker)";

if (hasModels("what tsc needs for emitted code")) {
  typeCheckBoth("Lambda", modelAt("smithy/lambda.json"), modelAt("smithy/lambda.json"));
  typeCheckBoth("EC2", modelAt("botocore/ec2"), modelAt("botocore/ec2/service-2.json"));
  removeAll();
}

function typeCheckBoth(service, source, file) {
  const folders = { ours: emptyFolder(service, "ours"), peer: emptyFolder(service, "peer") };
  const document = jsonFile(`${service}.openapi.json`, openApiOf(service, file));
  measured(generators.ours(source, folders.ours));
  measured(generators[peer](document, folders.peer));
  for (const [version, tsc] of Object.entries(compilers)) {
    const what = `${service}, ${version}, against ${peer}`;
    const ours = typeChecked(tsc, folders.ours);
    const theirs = typeChecked(tsc, folders.peer);
    if (ours.diagnostics > 0) throw new Error(`${what}: ours is wrong:\n${ours.stdout}`);
    reportProcesses(what, ours, theirs);
    if (theirs.diagnostics > 0) {
      report({ what: `${what}: diagnostics`, ours: "0", peer: String(theirs.diagnostics) });
    }
  }
}

function typeChecked(tsc, folder) {
  const compilerOptions = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    target: "es2022",
    module: "esnext",
    moduleResolution: "bundler",
    lib: ["es2022", "dom", "dom.iterable"],
    types: [],
  };
  const config = jsonFile("tsconfig.json", { compilerOptions, include: [`${folder}/**/*.ts`] });
  const args = [tsc, "-p", config, "--pretty", "false"];
  const result = measured({ args, expectedStatus: [0, 1, 2] });
  return { ...result, diagnostics: result.stdout.match(/error TS\d+/g)?.length ?? 0 };
}
