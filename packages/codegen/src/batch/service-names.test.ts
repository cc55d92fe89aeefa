import { expect, it } from "vitest";
import { serviceNames } from "./service-names.js";

function namesOf(
  ...models: readonly (readonly [locator: string, name: string])[]
): readonly string[] {
  const found = models.map(([locator, name]) => ({ locator: `/m/${locator}`, name }));
  return [...serviceNames(found, "/m").values()];
}

it("are those of the models where they differ", () => {
  const names = namesOf(["lambda.json", "lambda"], ["lambda.2025-09.json", "lambda.2025-09"]);
  expect(names).toEqual(["lambda", "lambda.2025-09"]);
});

it("say where the models lie where they do not, capitals aside", () => {
  expect(
    namesOf(["smithy/sqs.json", "sqs"], ["boto/SQS/2012-11-05", "SQS"], ["a.json", "a"]),
  ).toEqual(["smithy-sqs", "boto-SQS-SQS", "a"]);
  expect(namesOf(["a.json", "a"], ["A.json", "A"])).toEqual(["a", "A-2"]);
});

it("are safe, whatever the files are called", () => {
  const names = namesOf(
    ["1", "../../etc"],
    ["2", ".hidden"],
    ["3", "a b\n/c"],
    ["4", "-rf"],
    ["5", "é"],
    ["6", "x".repeat(300)],
  );
  for (const name of names) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/);
  expect(new Set(names).size).toBe(6);
});
