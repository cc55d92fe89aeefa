import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { missingPackages } from "./dev-packages.js";
import type { Project } from "./project.js";

const project: Project = {
  directory: "/w",
  dependencies: new Set(),
  isTypeScript: true,
  packageManager: "npm",
};

interface Manifest {
  readonly name: string;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

it("are our packages and the peers that they cannot do without", () => {
  const packages = new URL("../../../", import.meta.url);
  const expected = readdirSync(packages).flatMap((folder) => {
    const text = readFileSync(new URL(`${folder}/package.json`, packages), "utf8");
    const { name, peerDependencies = {}, peerDependenciesMeta = {} } = JSON.parse(text) as Manifest;
    const peers = Object.keys(peerDependencies).filter(
      // Every client brings @smithy/types.
      (peer) => peerDependenciesMeta[peer]?.optional !== true && peer !== "@smithy/types",
    );
    return [name, ...peers];
  });
  expect(missingPackages(project).toSorted()).toEqual(expected.toSorted());
});

it("leave out what the project has", () => {
  const dependencies = new Set(["fast-check", "@shapesmith/mocks"]);
  const missing = missingPackages({ ...project, dependencies });
  expect(missing).not.toContain("fast-check");
  expect(missing).not.toContain("@shapesmith/mocks");
  expect(missing).toContain("@faker-js/faker");
});
