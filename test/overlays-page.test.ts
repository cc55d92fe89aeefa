import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Model } from "../packages/codegen/src/model/model.js";
import { root } from "../scripts/workspace.mjs";
import { examplesOf } from "./readme-examples.js";
import { blocksOf, type Document } from "./readme/blocks.js";
import { lambdaClient, layOver, overlayIn } from "./readme/example-overlay.js";
import { messageOf, runProgram } from "./readme/outputs.js";
import { shownOutput } from "./readme/shown-output.js";

const page: Document = {
  path: "docs/overlays.md",
  text: readFileSync(join(root, "docs/overlays.md"), "utf8"),
};
const printed = blocksOf(page).filter(({ language }) => language === "text");

let client: Model;
beforeAll(async () => {
  client = await lambdaClient();
}, 0);

/** What is told of the overlay after a change. */
function refusalOf(part: string, other: string): string {
  const changed = overlayIn(page).replace(part, other);
  expect(changed).not.toBe(overlayIn(page));
  return messageOf(() => layOver(client, changed));
}

const outputs: Readonly<Record<string, () => Promise<string> | string>> = {
  ...Object.fromEntries(
    examplesOf(page.text).map((one) => [one.name, () => runProgram(one.name, one.code)]),
  ),
  "a member that the structure lacks": () => refusalOf('"MasterArn"', '"MasterArm"'),
  "a situation that breaks a condition": () =>
    refusalOf('"StateReasonCode": null', '"StateReasonCode": { "is": "Idle" }'),
  "an expression that is none": () => refusalOf("State != 'Active' || (", "State != 'Active' || "),
  "a member of two aspects": () =>
    refusalOf('{ "VpcConfig": null }', '{ "VpcConfig": null, "State": { "is": "Active" } }'),
};

describe("docs/overlays.md", () => {
  it("has an overlay that loads, with a source for every statement", () => {
    const { model, findings } = layOver(client, overlayIn(page));
    expect(findings).toEqual([]);
    const shape = model.shapes.get("com.amazonaws.lambda#FunctionConfiguration");
    expect(Object.keys(shape?.traits.situations ?? {})).toHaveLength(4);
    const operation = model.shapes.get("com.amazonaws.lambda#Operation");
    expect(operation?.traits.tagged).toHaveProperty("type.situations.wait", [
      "WAIT",
      "WaitDetails",
    ]);
  });

  it.each(printed.map((block) => [block.info, block] as const))(
    "shows what is really printed: %s",
    { timeout: 0 },
    async (info, block) => {
      const produce = outputs[info];
      if (produce === undefined) throw new Error(`Nobody knows where "${info}" comes from.`);
      const actual = await produce();
      if (!shownOutput(block.code).test(actual)) expect(actual).toBe(block.code);
    },
  );

  it("shows the output of every program and of every refusal", () => {
    expect(printed.map(({ info }) => info)).toEqual(Object.keys(outputs));
  });
});
