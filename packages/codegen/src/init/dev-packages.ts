import type { PackageManager, Project } from "./project.js";

/** What emitted code imports, with the peers of each. */
const needed: Readonly<Record<string, readonly string[]>> = {
  "@shapesmith/arbitraries": ["fast-check"],
  "@shapesmith/codegen": [],
  "@shapesmith/contract": [],
  "@shapesmith/fixtures": ["@faker-js/faker"],
  "@shapesmith/mocks": ["aws-sdk-client-mock"],
};

/** Packages that a project still needs so that what is generated from clients works in its tests. */
export function missingPackages({ dependencies }: Project): readonly string[] {
  const all = Object.entries(needed).flatMap(([name, peers]) => [name, ...peers]);
  return all.filter((name) => !dependencies.has(name));
}

export function installCommand(manager: PackageManager, packages: readonly string[]): string {
  return `${installVerbs[manager]} ${packages.join(" ")}`;
}

const installVerbs: Readonly<Record<PackageManager, string>> = {
  bun: "bun add --dev",
  npm: "npm install --save-dev",
  pnpm: "pnpm add --save-dev",
  yarn: "yarn add --dev",
};

/** How a command of an installed package is run. */
export const runners: Readonly<Record<PackageManager, string>> = {
  bun: "bunx",
  npm: "npx",
  pnpm: "pnpm exec",
  yarn: "yarn",
};
