import { dirname, join } from "node:path";
import ts from "typescript";
import { root } from "../../scripts/workspace.mjs";
import { type Block, placeOf } from "./blocks.js";

/**
 * What the compiler says of blocks of TypeScript and JavaScript, under the options of our own tests.
 * Blocks that name a file (`// example: report.ts`) can import each other.
 *
 * Nothing is written: the blocks are files of `test/readme` that only this program sees, so that they
 * find the packages that tests find.
 *
 * @param generated What the README's commands generate, by its path from the reader's folder.
 */
export function compileBlocks(
  blocks: readonly Block[],
  generated: ReadonlyMap<string, string>,
): readonly string[] {
  const files = new Map(blocks.map((block) => [fileOf(block), block]));
  const beside = new Map(
    [...generated].map(([path, text]) => [join(folderOf(readme), path), text]),
  );
  const options = testOptions();
  const disk = ts.createCompilerHost(options);
  const folders = new Set([...files.keys(), ...beside.keys()].flatMap(foldersOver));
  const codeOf = (path: string): string | undefined => files.get(path)?.code ?? beside.get(path);
  const host: ts.CompilerHost = {
    ...disk,
    directoryExists: (path) => folders.has(path) || ts.sys.directoryExists(path),
    fileExists: (path) => codeOf(path) !== undefined || disk.fileExists(path),
    readFile: (path) => codeOf(path) ?? disk.readFile(path),
    getSourceFile: (path, languageVersion, ...others) => {
      const code = codeOf(path);
      return code === undefined
        ? disk.getSourceFile(path, languageVersion, ...others)
        : ts.createSourceFile(path, code, languageVersion, true);
    },
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([path, block]) => {
    const source = program.getSourceFile(path);
    if (source === undefined) throw new Error(`The compiler did not read ${placeOf(block)}.`);
    return [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ].map((diagnostic) => describe(block, diagnostic));
  });
}

const readme = "README.md";

function fileOf({ document, language, code, line }: Block): string {
  const [, name] = /^\/\/ example: ([\w.-]+)\n/.exec(code) ?? [];
  const extension = language === "js" ? "mjs" : language;
  return join(folderOf(document.path), name ?? `line-${line}.${extension}`);
}

function folderOf(document: string): string {
  return join(root, "test", "readme", document.replaceAll("/", "-"));
}

/** The folders that a file is in, below that of its document. */
function foldersOver(path: string): readonly string[] {
  const top = join(root, "test", "readme");
  const folders: string[] = [];
  for (let folder = dirname(path); folder !== top; folder = dirname(folder)) folders.push(folder);
  return folders;
}

function testOptions(): ts.CompilerOptions {
  const path = join(root, "tsconfig.tests.json");
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as {
    readonly config: unknown;
  };
  return ts.parseJsonConfigFileContent(config, ts.sys, dirname(path), undefined, path).options;
}

function describe(block: Block, { start = 0, messageText }: ts.Diagnostic): string {
  const above = block.code.slice(0, start).split("\n").length - 1;
  const place = placeOf({ ...block, line: block.line + above });
  return `${place}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
}
