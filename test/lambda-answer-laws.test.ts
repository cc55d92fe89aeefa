import * as arbitraries from "@shapesmith/lambda/arbitraries";
import { operations } from "@shapesmith/lambda/contract";
import type { OperationContract, OperationTypes } from "@shapesmith/contract";
import { operationFixtures } from "@shapesmith/fixtures";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

type OperationName = keyof typeof operations;
type Request = Readonly<Record<string, unknown>>;

const names = Object.keys(operations) as OperationName[];
const runs = { seed: 20261122, numRuns: 60 };

/** Pages are no longer than this: what is said of one item is said of all. */
const longestPage = 3;

/** What the contract allows and the service refuses, by the aspect in which its answer would be nothing. */
const refusals: Readonly<Record<string, (request: Request, differences: string) => boolean>> = {
  // Levels are those of structured logs.
  logging: ({ LoggingConfig }) => partOf(LoggingConfig, "LogFormat") === "Text",
  // A network has subnets and security groups, or it has neither.
  vpc: ({ VpcConfig }) => isNone(VpcConfig, "SubnetIds") || isNone(VpcConfig, "SecurityGroupIds"),
  // Settings are of one kind of source, and an ARN is that of a source.
  source: (request, differences) => Object.keys(request).some((name) => differences.includes(name)),
};

describe("answers to any requests", () => {
  it.each(names)("%s: conform, and are in situations", (name) => {
    const contract = operations[name] as OperationContract<OperationTypes>;
    const { response } = operationFixtures({ [name]: contract })[name] ?? {};
    const drawn = arbitraries.operations[name].request() as fc.Arbitrary<Request>;
    fc.assert(
      fc.property(drawn, (asked) => {
        const request = withShortPage(asked, contract.pagination?.pageSize);
        const answer = response?.({}, { for: request });
        expect(contract.response.validate(answer)).toEqual([]);
        const { unexplained, contradictions } = contract.response.explain(answer);
        expect(contradictions).toEqual([]);
        const faults = unexplained.filter(({ aspect, differences }) => {
          const isRefused = refusals[aspect];
          return isRefused?.(request, differences.join()) !== true;
        });
        expect(faults).toEqual([]);
      }),
      runs,
    );
  });
});

function withShortPage(request: Request, size: string | undefined): Request {
  const asked = size === undefined ? undefined : request[size];
  if (size === undefined || typeof asked !== "number") return request;
  return { ...request, [size]: Math.min(asked, longestPage) };
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function isNone(value: unknown, name: string): boolean {
  const list = partOf(value, name);
  return !Array.isArray(list) || list.length === 0;
}
