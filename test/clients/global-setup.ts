import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where what is generated from the pinned clients lies during one run of the tests. */
    generatedClients: string;
  }
}

/** A folder for one run; a service is generated into it when a test first asks for it. */
export default function setUp(project: TestProject): () => void {
  const folder = mkdtempSync(join(fileURLToPath(new URL(".", import.meta.url)), ".workspace-"));
  project.provide("generatedClients", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
