import { dirname, join } from "node:path";
import ts from "typescript";
import { root } from "../../scripts/workspace.mjs";

/** Emitted files by their path below `test/emitted`, where they find the packages that tests find. */
export type EmittedFiles = ReadonlyMap<string, string>;

/**
 * What the compiler says of emitted files, under the options of our own tests and `exact` ones that
 * users may have. Nothing is written: only this program sees the files.
 */
export function compile(files: EmittedFiles): readonly string[] {
  const texts = new Map([...files].map(([path, text]) => [join(folder, path), text]));
  const options: ts.CompilerOptions = {
    ...testOptions(),
    isolatedDeclarations: true,
    declaration: true,
  };
  const disk = ts.createCompilerHost(options);
  const folders = new Set([...texts.keys()].map((path) => dirname(path)));
  const host: ts.CompilerHost = {
    ...disk,
    directoryExists: (path) => folders.has(path) || ts.sys.directoryExists(path),
    fileExists: (path) => texts.has(path) || disk.fileExists(path),
    readFile: (path) => texts.get(path) ?? disk.readFile(path),
    getSourceFile: (path, languageVersion, ...others) => {
      const text = texts.get(path);
      return text === undefined
        ? disk.getSourceFile(path, languageVersion, ...others)
        : ts.createSourceFile(path, text, languageVersion, true);
    },
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return [...texts.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    if (source === undefined) throw new Error(`The compiler did not read ${path}.`);
    return [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
      ...program.getDeclarationDiagnostics(source),
    ].map((diagnostic) => describe(source, diagnostic));
  });
}

const folder = join(root, "test", "emitted");

function testOptions(): ts.CompilerOptions {
  const path = join(root, "tsconfig.tests.json");
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as {
    readonly config: unknown;
  };
  return ts.parseJsonConfigFileContent(config, ts.sys, dirname(path), undefined, path).options;
}

function describe(source: ts.SourceFile, { start = 0, messageText }: ts.Diagnostic): string {
  const line = source.getLineAndCharacterOfPosition(start).line + 1;
  const text = ts.flattenDiagnosticMessageText(messageText, "\n").slice(0, 500);
  return `${source.fileName.slice(folder.length + 1)}:${line}: ${text}`;
}
