import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/workspace.mjs";

const page = readFileSync(join(root, "docs/moving-over.md"), "utf8");

function read(name: string): string {
  return readFileSync(join(root, "test/moving-over", name), "utf8");
}

test.each(["before.test.ts", "step-3.test.ts"])("the page shows %s as it runs", (name) => {
  expect(page).toContain(`\`\`\`ts ${name}\n${read(name)}\`\`\``);
});

test("the page shows of the document client what is tested", () => {
  const name = "dynamodb-document.test.ts";
  const tested = readFileSync(join(root, "test/clients", name), "utf8").split("\n");
  const lines = new Set(tested.map((line) => line.trim()));
  const [, shown = ""] = page.split(`\`\`\`ts ${name}\n`);
  const [, code = ""] = (shown.split("```")[0] ?? "").split("\n\n");
  const told = code.trimEnd().split("\n");
  expect(told.length).toBeGreaterThan(3);
  for (const line of told) expect(lines).toContain(line);
});

test.each([
  ["before.test.ts", "step-1.test.ts"],
  ["step-1.test.ts", "step-2.test.ts"],
])("the page shows what changes from %s to %s", (from, to) => {
  const [, shown = ""] = page.split(`\`\`\`diff ${to}\n`);
  const lines = (shown.split("```")[0] ?? "").trimEnd().split("\n");
  const [before, after] = [read(from).split("\n"), read(to).split("\n")];
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) {
    expect(line.startsWith("-") ? before : after).toContain(line.slice(1));
  }
  const removed = lines.filter((line) => line.startsWith("-"));
  expect(before.length - removed.length).toBe(after.length - (lines.length - removed.length));
});
