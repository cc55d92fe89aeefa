import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { clientNameOf } from "../client-name.js";
import { byCodePoint } from "../plan/code-point-order.js";
import type { Project } from "./project.js";

/** A client of the AWS SDK for JavaScript v3 that a project has. */
export interface ProjectClient {
  readonly packageName: string;
  /** Such as `lambda`. */
  readonly name: string;
  /** Whether the project's package.json asks for it: others came with other packages. */
  readonly isDeclared: boolean;
  readonly isInstalled: boolean;
}

/**
 * The clients that a project asks for, and those that its code can import: from its own
 * `node_modules` or from one above it, where workspaces and npm put what is shared.
 */
export function projectClients({ directory, dependencies }: Project): readonly ProjectClient[] {
  const installed = new Set<string>();
  for (let folder = directory; ; folder = dirname(folder)) {
    const scope = join(folder, "node_modules", "@aws-sdk");
    for (const name of namesIn(scope)) {
      // A link that leads nowhere is no package.
      if (existsSync(join(scope, name, "package.json"))) installed.add(`@aws-sdk/${name}`);
    }
    if (folder === dirname(folder)) break;
  }
  const names = [...new Set([...dependencies, ...installed])].sort(byCodePoint);
  return names.flatMap((packageName) => {
    const name = clientNameOf(packageName);
    const isDeclared = dependencies.has(packageName);
    const isInstalled = installed.has(packageName);
    return name === undefined ? [] : [{ packageName, name, isDeclared, isInstalled }];
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
