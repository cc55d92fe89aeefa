import { createRequire } from "node:module";

/** The version of this package. */
export function generatorVersion(): string {
  const require = createRequire(import.meta.url);
  const { version } = require("../package.json") as { readonly version: string };
  return version;
}
