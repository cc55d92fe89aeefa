import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { constraintSites } from "../../packages/codegen/src/model/sites.js";
import { applyOverlay } from "../../packages/codegen/src/overlay/apply.js";
import { loadOverlay } from "../../packages/codegen/src/overlay/load.js";
import { readClientPackage } from "../../packages/codegen/src/readers/aws-sdk/index.js";

const service = fileURLToPath(new URL("../../services/lambda", import.meta.url));
const operation = "com.amazonaws.lambda#UpdateFunctionConfiguration";

it("vouches for every statement, and limits what Lambda documents a limit for", async () => {
  const { model } = await readClientPackage("@aws-sdk/client-lambda", { cwd: service });
  const result = applyOverlay(model, loadOverlay(join(service, "overlay.json")));
  // Deletions were recorded to answer 204, of which neither the client nor a model knows.
  expect(result.findings.map(({ code, shape }) => [code, shape])).toEqual([
    ["overlay-differs", "com.amazonaws.lambda#DeleteFunction"],
  ]);
  const sites = constraintSites(result.model, { operations: [operation], sides: ["input"] });
  const free = sites.filter(({ constraints }) => constraints.length === 0);
  // Nobody documents a limit for these; a new one among them is one that the overlay forgot.
  expect(free.map(({ member }) => member.id.replace(/^.*#/, "")).sort()).toMatchInlineSnapshot(`
    [
      "Environment$Variables",
      "EnvironmentVariables$value",
      "StringList$member",
      "UpdateFunctionConfigurationRequest$RevisionId",
    ]
  `);
});
