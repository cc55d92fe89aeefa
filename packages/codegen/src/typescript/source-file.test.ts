import { describe, expect, it } from "vitest";
import { SourceFile } from "./source-file.js";

const value = { module: "@scope/runtime", name: "make", isType: false };
const type = { module: "@scope/runtime", name: "Made", isType: true };

describe("SourceFile", () => {
  it("imports what is used, once, sorted, packages before siblings", () => {
    const file = new SourceFile();
    file.print(`${file.use({ module: "./sibling.js", name: "b", isType: false })}\n`);
    file.print(`${file.use(value)} ${file.use(type)} ${file.use(value)}\n`);
    file.print(`${file.useNamespace("./types.js", "T", true)}\n`);
    expect(file.toString("// header\n")).toBe(
      "// header\n\n" +
        'import { type Made, make } from "@scope/runtime";\n' +
        'import { b } from "./sibling.js";\n' +
        'import type * as T from "./types.js";\n\n' +
        "b\nmake Made make\nT\n",
    );
  });

  it("imports types only where only types are used", () => {
    const file = new SourceFile();
    file.print(`${file.use(type)}\n`);
    expect(file.toString("")).toBe('import type { Made } from "@scope/runtime";\n\nMade\n');
  });

  it("gives an import another name where the file declares that one itself", () => {
    const file = new SourceFile(["make", "T"]);
    file.print(`${file.use(value)} ${file.useNamespace("./types.js", "T", true)}\n`);
    expect(file.toString("")).toBe(
      'import { make as make$ } from "@scope/runtime";\n' +
        'import type * as T$ from "./types.js";\n\nmake$ T$\n',
    );
  });

  it("has no imports where nothing is used", () => {
    const file = new SourceFile();
    file.print("export {};\n");
    expect(file.toString("// header\n")).toBe("// header\n\nexport {};\n");
  });

  it("breaks an import that is longer than 100 columns", () => {
    const file = new SourceFile();
    for (let index = 0; index < 9; index++) {
      file.use({ module: "m", name: `aRatherLongName${index}`, isType: false });
    }
    expect(file.toString("")).toMatch(/^import \{\n {2}aRatherLongName0,\n/);
  });
});
