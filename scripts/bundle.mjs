import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { readManifest, root } from "./workspace.mjs";

/**
 * Packages that run in users' tests are published as one file each: Node takes some milliseconds for
 * every module that it loads, and these have around a hundred. Of them the compiler only writes the
 * declarations.
 */
const bundled = ["contract", "arbitraries", "fixtures", "mocks"].map((name) =>
  join(root, "packages", name),
);

/** Bundles the packages whose sources are newer than their bundle. @type {() => Promise<number>} */
export async function bundlePackages() {
  const stale = bundled.filter(isStale);
  if (stale.length === 0) return 0;
  // Loaded only when there is something to do.
  const { build } = await import("rolldown");
  await build(stale.map(optionsOf));
  return 0;
}

/** @type {(folder: string) => import("rolldown").BuildOptions} */
function optionsOf(folder) {
  return {
    cwd: folder,
    input: entries(folder),
    // All that is not a file of the package itself stays an import.
    external: /^[^./]/,
    platform: "neutral",
    resolve: { extensionAlias: { ".js": [".ts"] } },
    tsconfig: "tsconfig.json",
    output: {
      dir: "dist",
      chunkFileNames: "shared/[name].js",
      format: "esm",
      sourcemap: true,
      comments: false,
    },
  };
}

/**
 * The source of each module that the package exports, by the name of its file in `dist`.
 *
 * @type {(folder: string) => Record<string, string>}
 */
function entries(folder) {
  const { exports = {} } = readManifest(folder);
  const found = Object.values(exports).flatMap((target) => {
    const source = typeof target === "string" ? undefined : target["@shapesmith/source"];
    return source === undefined ? [] : [[basename(source, ".ts"), source]];
  });
  return Object.fromEntries(found);
}

/** @type {(folder: string) => boolean} */
function isStale(folder) {
  const bundles = Object.keys(entries(folder)).map((name) => join(folder, "dist", `${name}.js`));
  if (!bundles.every((bundle) => existsSync(bundle))) return true;
  const time = Math.min(...bundles.map((bundle) => statSync(bundle).mtimeMs));
  const inputs = ["package.json", "tsconfig.json"].map((name) => join(folder, name));
  return [...inputs, ...sources(folder)].some((file) => statSync(file).mtimeMs > time);
}

/** @type {(folder: string) => string[]} */
function sources(folder) {
  const src = join(folder, "src");
  return readdirSync(src, { recursive: true, encoding: "utf8" }).map((name) => join(src, name));
}
