import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { effectiveTraits } from "../../packages/codegen/src/model/effective-traits.js";
import { expectShape, type Model } from "../../packages/codegen/src/model/model.js";
import {
  type ConstraintSite,
  constraintSitesByPath,
} from "../../packages/codegen/src/model/sites.js";
import type { Traits } from "../../packages/codegen/src/model/traits.js";
import { validateModel } from "../../packages/codegen/src/model/validate.js";
import { applyOverlay } from "../../packages/codegen/src/overlay/apply.js";
import { loadOverlay } from "../../packages/codegen/src/overlay/load.js";
import { readClientPackage } from "../../packages/codegen/src/readers/aws-sdk/index.js";
import { readSmithyModel } from "../../packages/codegen/src/readers/smithy/index.js";

const models = process.env["SHAPESMITH_MODELS"];
const root = fileURLToPath(new URL("../..", import.meta.url));
const namespace = "com.amazonaws.lambda#";

/**
 * Where the overlay says something else than the Smithy model of June 2026, and why. The overlay
 * has a note on each of them.
 */
const knownDifferences: Readonly<Record<string, string>> = {
  AdditionalVersionWeights: "an alias has two versions at most, as documented",
  FunctionName: "the name itself has at most 64 characters, as recorded",
  LayerList: "at most five layers, as recorded",
  LayersReferenceList: "at most five layers, as recorded",
  NamespacedFunctionName: "botocore has a newer pattern",
  TaggableResource: "botocore has a newer pattern",
};

describe.skipIf(models === undefined)("the overlay of Lambda beside the Smithy model", () => {
  let smithy: Model;
  let overlaid: Model;
  let smithySites: ReadonlyMap<string, ConstraintSite>;
  let sites: ReadonlyMap<string, ConstraintSite>;

  beforeAll(async () => {
    const file = join(models ?? "", "smithy", "lambda.json");
    smithy = (await readSmithyModel(file, { cwd: root })).model;
    const client = await readClientPackage("@aws-sdk/client-lambda", {
      cwd: join(root, "services", "lambda"),
    });
    const overlay = loadOverlay(join(root, "services", "lambda", "overlay.json"));
    overlaid = applyOverlay(client.model, overlay).model;
    smithySites = constraintSitesByPath(smithy);
    sites = constraintSitesByPath(overlaid);
  });

  it("has every site of the model", () => {
    expect([...smithySites.keys()].filter((path) => !sites.has(path))).toEqual([]);
    expect(smithySites.size).toBeGreaterThan(700);
  });

  it("states what the model states, site by site, but for what its notes explain", () => {
    const different = [...smithySites].flatMap(([path, theirs]) => {
      const ours = sites.get(path);
      if (ours === undefined) return [];
      const ourLimits = limits(overlaid, ours);
      const theirLimits = limits(smithy, theirs);
      if (JSON.stringify(ourLimits) === JSON.stringify(theirLimits)) return [];
      return [
        { path, shape: theirs.member.target.slice(namespace.length), ourLimits, theirLimits },
      ];
    });
    const shapes = [...new Set(different.map(({ shape }) => shape))].sort();
    process.stdout.write(
      `${smithySites.size} sites compared, ${different.length} differ: ${shapes.join(", ")}\n`,
    );
    expect(different.filter(({ shape }) => !Object.hasOwn(knownDifferences, shape))).toEqual([]);
  });

  it("has a note on everything that it states otherwise", () => {
    for (const name of Object.keys(knownDifferences)) {
      const { provenance = {} } = expectShape(overlaid, `${namespace}${name}`).traits;
      const notes = Object.values(provenance).map(({ note }) => note ?? "");
      expect(notes.join(""), name).not.toBe("");
    }
  });

  it("fits on the Smithy model too, and tells what is newer than that", () => {
    const overlay = loadOverlay(join(root, "services", "lambda", "overlay.json"));
    const { model, findings } = applyOverlay(smithy, overlay);
    expect(validateModel(model)).toEqual([]);
    const differing = findings.filter(({ code }) => code === "definition-differs");
    expect(findings.filter(({ severity }) => severity !== "info")).toEqual(differing);
    expect(differing.map(({ shape }) => shape.replace(namespace, "")).sort()).toEqual([
      "DurableConfig",
      "Execution",
    ]);
  });
});

/** What limits the values of a site, in a form that can be compared. */
function limits(model: Model, site: ConstraintSite): object {
  const { length, range, pattern, uniqueItems } = effectiveTraits(model, site.member);
  return { length: ordered(length), range: ordered(range), pattern, uniqueItems };
}

function ordered(bounds: Traits["length"]): object | undefined {
  return bounds === undefined ? undefined : { min: bounds.min, max: bounds.max };
}
