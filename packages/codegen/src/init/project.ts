import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ShapesmithError } from "../errors.js";

/** The project that a configuration is written for. */
export interface Project {
  /** Absolute. */
  readonly directory: string;
  /** Names of every package that its package.json asks for. */
  readonly dependencies: ReadonlySet<string>;
  readonly isTypeScript: boolean;
  readonly packageManager: PackageManager;
}

export type PackageManager = "bun" | "npm" | "pnpm" | "yarn";

/**
 * Looks at the project in a folder.
 *
 * @throws ShapesmithError (`usage`) when the folder has no package.json that can be read.
 */
export function readProject(directory: string): Project {
  const manifest = readManifest(directory);
  const dependencies = new Set(
    dependencyFields.flatMap((field) => {
      const value = manifest[field];
      return typeof value === "object" && value !== null ? Object.keys(value) : [];
    }),
  );
  return {
    directory,
    dependencies,
    isTypeScript: existsSync(join(directory, "tsconfig.json")) || dependencies.has("typescript"),
    packageManager: packageManagerOf(directory),
  };
}

const dependencyFields = [
  "dependencies",
  "devDependencies",
  "optionalDependencies",
  "peerDependencies",
] as const;

type Manifest = Readonly<Record<string, unknown>>;

function readManifest(directory: string): Manifest {
  const file = join(directory, "package.json");
  if (!existsSync(file)) {
    const message = `There is no package.json in ${directory}. Run shapesmith init in the folder of your project, or begin one with npm init.`;
    throw new ShapesmithError("usage", message);
  }
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (isObject(manifest)) return manifest;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${file} cannot be read: ${reason}`;
    throw new ShapesmithError("usage", message, { cause: error });
  }
  throw new ShapesmithError(
    "usage",
    `${file} is not the manifest of a package: expected an object.`,
  );
}

function isObject(value: unknown): value is Manifest {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const lockfiles: readonly (readonly [string, PackageManager])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
];

/** The one whose lockfile is nearest: that of a workspace stands above its packages. */
function packageManagerOf(directory: string): PackageManager {
  for (let folder = directory; ; folder = dirname(folder)) {
    const found = lockfiles.find(([name]) => existsSync(join(folder, name)));
    if (found !== undefined) return found[1];
    if (folder === dirname(folder)) return "npm";
  }
}
