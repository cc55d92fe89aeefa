import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { emit } from "../../packages/codegen/src/emitters/index.js";
import { mergeSources, type Merged, type Part } from "../../packages/codegen/src/merge/merge.js";
import { effectiveTraits } from "../../packages/codegen/src/model/effective-traits.js";
import type { Model } from "../../packages/codegen/src/model/model.js";
import { isAnonymous } from "../../packages/codegen/src/model/shape-id.js";
import {
  type ConstraintSite,
  constraintSitesByPath,
} from "../../packages/codegen/src/model/sites.js";
import { validateModel } from "../../packages/codegen/src/model/validate.js";
import { planService } from "../../packages/codegen/src/plan/plan.js";
import { readSources } from "../../packages/codegen/src/read-sources.js";

const models = process.env["SHAPESMITH_MODELS"];
const root = fileURLToPath(new URL("../..", import.meta.url));

describe.skipIf(models === undefined)("Lambda's installed client and its Smithy model", () => {
  let client: Part;
  let smithy: Part;
  let older: Part;
  let merged: Merged;

  beforeAll(async () => {
    const read = (source: string): Promise<Part> =>
      readSources([source], { cwd: models ?? "", resolveFrom: join(root, "services", "lambda") });
    client = await read("@aws-sdk/client-lambda");
    smithy = await read("smithy/lambda.json");
    older = await read("smithy/lambda.2025-09.json");
    merged = mergeSources([client, smithy]);
  });

  it("limit each site as the Smithy model does there, and no other", () => {
    const theirs = constraintSitesByPath(smithy.model);
    const ours = constraintSitesByPath(merged.model);
    expect([...ours.keys()].sort()).toEqual([...constraintSitesByPath(client.model).keys()].sort());
    const different = [...ours].flatMap(([path, site]) => {
      const other = theirs.get(path);
      const expected = other === undefined ? {} : limits(smithy.model, other);
      return JSON.stringify(limits(merged.model, site)) === JSON.stringify(expected) ? [] : [path];
    });
    expect(different).toEqual([]);
    const limited = [...theirs].filter(
      ([path, { constraints }]) => ours.has(path) && constraints.length > 0,
    );
    expect(limited.length).toBeGreaterThan(500);
  });

  it("give every shape a name, each once", () => {
    expect(validateModel(merged.model)).toEqual([]);
    expect([...merged.model.shapes.keys()].filter(isAnonymous)).toEqual([]);
    const ofSmithy = [...smithy.model.shapes.keys()].filter((id) => !merged.model.shapes.has(id));
    expect(ofSmithy).toEqual([]);
  });

  it("change nothing of the types but what is said of limits", () => {
    const [before, after] = [client.model, merged.model].map(declarations);
    expect(after).toBe(before);
    expect(before?.length).toBeGreaterThan(50_000);
    const [checkBefore, checkAfter] = [client.model, merged.model].map((model) =>
      withoutHeader(
        emit(planService(model).plan, { typesModule: "./types.js" }).get("sdk-check.ts") ?? "",
      ),
    );
    expect(checkAfter).toBe(checkBefore);
  });

  it("do not depend on the order in which they are given, of three either", () => {
    expect(mergeSources([smithy, client])).toEqual(merged);
    const three = mergeSources([older, client, smithy]);
    expect(mergeSources([smithy, older, client])).toEqual(three);
    expect(three.model.shapes).toEqual(merged.model.shapes);
  });

  it("and botocore and the page: each constraint from the first that states it", async () => {
    const options = { cwd: models ?? "", resolveFrom: root };
    const botocore = await readSources(["botocore/lambda"], options);
    const page = await readSources(["boto3-docs/update_function_configuration.rst"], options);
    const four = mergeSources([page, botocore, smithy, client]);
    expect(mergeSources([client, smithy, botocore, page])).toEqual(four);
    expect(validateModel(four.model)).toEqual([]);
    const [before, after] = [client.model, four.model].map(declarations);
    expect(after).toBe(before);
    const sites = constraintSitesByPath(four.model);
    const limitsAt = (path: string): unknown => {
      const site = sites.get(`com.amazonaws.lambda#${path}`);
      return site === undefined ? undefined : limits(four.model, site);
    };
    expect(limitsAt("UpdateFunctionConfigurationRequest$Timeout")).toEqual({
      range: { min: 1, max: 5400 },
    });
    // Newer than the Smithy model.
    expect(limitsAt("CapacityProviderTelemetryConfig$LoggingConfig")).toBeUndefined();
    expect(limitsAt("DurableConfig$KMSKeyArn")).toMatchObject({ length: { min: 0, max: 10_000 } });
    const told = four.findings.filter(({ code }) => code === "sources-differ-range");
    expect(told.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^UpdateFunctionConfiguration\.request\.Timeout: lambda\.json .* says range 1\.\.5400, .*\.rst.* says range \.\.900; lambda\.json .* is followed\.$/,
      ),
    ]);
  });

  it("without the client have what either model has", () => {
    const { model, findings } = mergeSources([older, smithy]);
    expect(model.service.operations).toEqual([...smithy.model.service.operations].sort());
    expect(model.sources.map(({ name }) => name)).toEqual(["lambda.json", "lambda.2025-09.json"]);
    expect(validateModel(model)).toEqual([]);
    const timeout = findings.find(({ message }) => message.startsWith("Timeout ("));
    expect(timeout?.message).toMatch(
      /^Timeout \(\d places, such as .*\): lambda\.json 2015-03-31 says range 1\.\.5400, lambda\.2025-09\.json 2015-03-31 says range 1\.\.; lambda\.json 2015-03-31 is followed\.$/,
    );
  });

  it("refuse another service", async () => {
    const other = await readSources(["smithy/ecs.json"], { cwd: models ?? "", resolveFrom: root });
    expect(() => mergeSources([client, other])).toThrow(
      /do not describe the same service: of 88 and \d+ operations they have 5 \(such as TagResource, UntagResource, CreateCapacityProvider\) in common/,
    );
  });
});

function limits(model: Model, site: ConstraintSite): object {
  const { length, range, pattern, uniqueItems } = effectiveTraits(model, site.member);
  return { length: ordered(length), range: ordered(range), pattern, uniqueItems };
}

function ordered(bounds: { min?: number; max?: number } | undefined): object | undefined {
  return bounds === undefined ? undefined : { min: bounds.min, max: bounds.max };
}

/** The types without their comments, and without the record of shapes, where lists have their names. */
function declarations(model: Model): string {
  const types = emit(planService(model).plan, { typesModule: "./types.js" }).get("types.ts") ?? "";
  const [declared = ""] = types.split("export interface Shapes");
  return withoutHeader(declared).replace(/^ *\/\*\*[^]*?\*\/\n/gm, "");
}

function withoutHeader(text: string): string {
  return text.replace(/^\/\/ @generated.*\n/m, "");
}
