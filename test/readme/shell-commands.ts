import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createProgram } from "../../packages/codegen/src/cli/program.js";
import { publishedPackages, readManifest, root } from "../../scripts/workspace.mjs";
import type { Block } from "./blocks.js";

/** The commands of a block of shell code, one for each line that is no comment. */
export function commandsOf({ code }: Block): readonly string[] {
  return code.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
}

/** What a command names that does not exist: a sentence for each. */
export function unknownParts(command: string): readonly string[] {
  const words = command
    .replace(/^(?:[A-Z_]+=\S+ )+/, "")
    .split(/\s+/)
    .map((word) => word.replace(/^(["'])(.*)\1$/, "$2"));
  const [program = "", first = "", ...rest] = words;
  switch (`${program} ${first}`.replace(/@.*/, "")) {
    case "npm test":
      return missingFiles(rest);
    case "npm run":
      return [...unknownScript(rest[0] ?? ""), ...missingFiles(rest.slice(1))];
    case "npm install":
      return rest.flatMap(unknownPackage);
    case "npx shapesmith":
      return unknownArguments(rest);
    case "npx pnpm":
      return unpinned(first);
    default:
      return existsSync(join(root, program))
        ? []
        : [`${program} is no command that is known here.`];
  }
}

/** Every option of the command line. */
export function knownOptions(): readonly string[] {
  return program().flatMap(({ options }) => options);
}

function program(): readonly { readonly name: string; readonly options: readonly string[] }[] {
  const silent = { hasColors: false, write: () => {} };
  const io = { stdout: silent, stderr: silent, cwd: root };
  return createProgram(io, () => {}).commands.map((command) => ({
    name: command.name(),
    options: ["--help", ...command.options.flatMap(({ long }) => long ?? [])],
  }));
}

function unknownArguments([name = "", ...rest]: readonly string[]): readonly string[] {
  const command = program().find((known) => known.name === name);
  if (command === undefined) return [`shapesmith has no command ${name}.`];
  return rest
    .filter((word) => word.startsWith("-") && !command.options.includes(word))
    .map((word) => `shapesmith ${name} has no option ${word}.`);
}

function unknownScript(name: string): readonly string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { scripts } = manifest as { readonly scripts: object };
  return Object.hasOwn(scripts, name) ? [] : [`package.json has no script ${name}.`];
}

function missingFiles(words: readonly string[]): readonly string[] {
  return words
    .filter((word) => word.includes("/") && !existsSync(join(root, word)))
    .map((path) => `${path} does not exist.`);
}

/** Clients are anybody's choice; the others are what our packages need. */
function unknownPackage(word: string): readonly string[] {
  if (/^--save-dev$|^\.\/tarballs\/|^@aws-sdk\/client-/.test(word)) return [];
  const published = publishedPackages();
  const known = published.flatMap(({ name, peerDependencies = {} }) => [
    name,
    ...Object.keys(peerDependencies),
  ]);
  return known.includes(word) ? [] : [`${word} is no package of ours, nor a peer of one.`];
}

function unpinned(word: string): readonly string[] {
  const pinned = (readManifest(root).packageManager ?? "").replace(/\+.*/, "");
  return word === pinned ? [] : [`${word} is not the pinned ${pinned}.`];
}
