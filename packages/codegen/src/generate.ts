import { isAbsolute, join, relative, sep } from "node:path";
import type { ServiceEntry } from "./config/config.js";
import { validExamples } from "./emitters/examples/valid-examples.js";
import { emit } from "./emitters/index.js";
import { findingsInOrder } from "./findings-in-order.js";
import { digestOfInputs } from "./inputs.js";
import { missingClient } from "./missing-client.js";
import { compare, type Comparison, type FileChange } from "./output/compare.js";
import { withManifest } from "./output/manifest.js";
import { unifiedDiff } from "./output/unified-diff.js";
import { write } from "./output/write.js";
import { checkPlaces, outputFolder, placed, placesOf, typesModule } from "./places.js";
import { planService } from "./plan/plan.js";
import { relevantFindings } from "./relevant-findings.js";
import { readModel } from "./read-model.js";
import type { ChangedFile, ServiceResult } from "./service-result.js";
import { countSites } from "./site-counts.js";
import { rememberRun, unchangedRun } from "./unchanged-run.js";

export interface GenerateOptions {
  /** What the result calls the service. */
  readonly service: string;
  /** Folder at which the entry's relative paths start. Default: the working directory. */
  readonly cwd?: string;
  /** Write nothing, and tell what would change. Default: false. */
  readonly check?: boolean;
}

/**
 * Generates the files of one service: reads its shape, decides what follows, prints it, and brings
 * the folder to that.
 *
 * @throws ShapesmithError when a source, the overlay, an operation's name or the output folder is not
 * as it should be. Then no file has been changed.
 */
export async function generate(
  entry: ServiceEntry,
  options: GenerateOptions,
): Promise<ServiceResult> {
  const started = performance.now();
  const places = placesOf(entry, options.cwd ?? process.cwd());
  checkPlaces(entry, places);
  const folder = outputFolder(places);
  const inputs = digestOfInputs(entry, places);
  const current = await unchangedRun(folder, inputs, options.check === true);
  if (current !== undefined) {
    const durationMs = Math.round(performance.now() - started);
    return { service: options.service, out: places.out, ...current, durationMs };
  }
  const read = await readModel(entry.sources, places);
  const planned = planService(read.model, entry);
  const { plan } = planned;
  const findings = findingsInOrder([
    // Who asks for some operations need not hear of the others.
    ...(entry.operations === undefined ? read.findings : relevantFindings(plan, read.findings)),
    ...planned.findings,
    ...validExamples(plan).findings,
    ...missingClient(plan),
  ]);
  const emitted = placed(emit(plan, { typesModule: typesModule(places) }), places);
  const sites = countSites(
    plan.model,
    plan.operations.map(({ operation }) => operation.id),
  );
  const { operations, shapes, sources } = plan;
  const counts = { operations: operations.length, shapes: shapes.length, ...sites };
  const files = withManifest(emitted, { sources, inputs, counts, findings });
  const outcome = await (options.check ? compare(folder, files) : write(folder, files));
  if (options.check !== true && outcome.changes.length === 0) await rememberRun(folder);

  return {
    service: options.service,
    sources,
    out: places.out,
    operations: operations.length,
    shapes: shapes.length,
    sites,
    findings,
    files: [...files.keys()],
    changes: outcome.changes.map(changedFile),
    unreachable: outcome.unreachable,
    ...(options.check && outcome.changes.length > 0 ? { diff: await diffOf(outcome, places) } : {}),
    durationMs: Math.round(performance.now() - started),
  };
}

function changedFile(change: FileChange): ChangedFile {
  const { path, kind } = change;
  return { path, kind, wasEdited: kind !== "added" && change.origin === "edited" };
}

/** Names the files as they are seen from the folder of the configuration. */
function diffOf(
  { changes }: Comparison,
  { cwd, out }: { readonly cwd: string; readonly out: string },
): Promise<string> {
  return unifiedDiff(changes, (path) => {
    const file = join(out, path);
    const way = relative(cwd, file).split(sep).join("/");
    return way.startsWith("../") || isAbsolute(way) ? file : way;
  });
}
