import type { ServiceEntry } from "../config/config.js";

/** What `init` writes for a service. */
export type NewEntry = Pick<ServiceEntry, "sources" | "out">;

/** A configuration file: its name and its text. */
export interface ConfigText {
  readonly name: string;
  readonly text: string;
}

/** @param isTypeScript Whether the project has TypeScript; otherwise the file is an ES module. */
export function configText(
  services: ReadonlyMap<string, NewEntry>,
  isTypeScript: boolean,
): ConfigText {
  const entries = [...services].map(([name, { sources, out }]) => {
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
    return `    ${key}: {\n      sources: ${listText(sources)},\n      out: ${JSON.stringify(out)},\n    },\n`;
  });
  const object = `{\n  services: {\n${entries.join("")}  },\n}`;
  if (isTypeScript) {
    const text = `import { defineConfig } from "@shapesmith/codegen";\n\nexport default defineConfig(${object});\n`;
    return { name: "shapesmith.config.ts", text };
  }
  const text = `/** @type {import("@shapesmith/codegen").Config} */\nexport default ${object};\n`;
  return { name: "shapesmith.config.mjs", text };
}

function listText(values: readonly string[]): string {
  const texts = values.map((value) => JSON.stringify(value));
  if (texts.length === 1) return `[${texts.join()}]`;
  return `[\n${texts.map((text) => `        ${text},\n`).join("")}      ]`;
}
