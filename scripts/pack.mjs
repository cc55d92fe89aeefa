import { runPnpm } from "./pnpm.mjs";
import { publishedPackages } from "./workspace.mjs";

/**
 * Packs every package that is published, as publishing would: pnpm replaces `workspace:` and
 * `catalog:` by versions, and the exports by those that leave the sources' condition out.
 * The packages have to be built. Resolves to an exit code.
 *
 * @param {string} folder where the tarballs go
 */
export function packPackages(folder) {
  const filters = publishedPackages().map(({ name }) => `--filter=${name}`);
  const args = ["--recursive", ...filters, "pack", "--pack-destination", folder];
  return runPnpm(args, { output: "onFailure" });
}
