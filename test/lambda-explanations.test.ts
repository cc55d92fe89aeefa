import { operations, shapes } from "@shapesmith/lambda/contract";
import * as fixtures from "@shapesmith/lambda/fixtures";
import { describe, expect, it } from "vitest";

const contract = shapes.FunctionConfiguration;

describe("explain", () => {
  const made = fixtures.operations;

  it("tells of the functions within answers, with their paths", () => {
    const answer = operations.GetFunction.response.explain(made.GetFunction.response());
    expect(answer.unexplained).toEqual([]);
    expect(answer.situations).toContainEqual({
      path: ["Configuration"],
      name: "steady",
      aspect: "state",
      grade: "recorded",
    });
    const versions = operations.ListVersionsByFunction.response.explain(
      made.ListVersionsByFunction.response(),
    );
    expect(versions.unexplained).toEqual([]);
    expect(versions.situations.filter(({ name }) => name === "listed")).toMatchObject([
      { path: ["Versions", 0] },
      { path: ["Versions", 1] },
    ]);
  });

  it.each([
    ["ListFunctions", "Functions"],
    ["ListVersionsByFunction", "Versions"],
  ] as const)("an item of %s with a state is in no situation", (name, member) => {
    const items = [fixtures.functionConfiguration.in("listed"), fixtures.functionConfiguration()];
    for (const shape of [operations[name].response, shapes[`${name}Response`]]) {
      expect(shape.explain({ [member]: items }).unexplained).toEqual([
        {
          path: [member, 1],
          aspect: "state",
          nearest: "listed",
          differences: [
            'State: expected absent, got "Active"',
            'LastUpdateStatus: expected absent, got "Successful"',
            "RuntimeVersionConfig: expected absent, got an object with RuntimeVersionArn",
          ],
        },
      ]);
    }
  });

  it("an answer about one function is not like an item of a list", () => {
    const listed = fixtures.functionConfiguration.in("listed");
    const { unexplained } = operations.GetFunctionConfiguration.response.explain(listed);
    expect(unexplained.map(({ aspect }) => aspect)).toEqual(["state"]);
    expect(contract.explain(listed).unexplained).toEqual([]);
  });
});
