import { contractOf, type ServiceData } from "@shapesmith/contract";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type ArbitraryOptions, arbitraryOf } from "../index.js";

interface Snapshot {
  When?: "never" | "always";
  Status?: "off" | "on";
}
interface Server {
  Name?: string;
  Snapshot?: Snapshot;
  Target?: { Arn?: string };
}

const data: ServiceData = {
  id: "test.servers#Servers",
  shapes: {
    Server: {
      type: "structure",
      members: { Name: "smithy.api#String", Snapshot: "Snapshot", Target: "Target" },
      situations: {
        plain: {
          aspect: "snapshot",
          grade: "recorded",
          members: {},
          usually: { Snapshot: { members: { When: { is: "never" }, Status: { is: "off" } } } },
        },
        kept: {
          aspect: "snapshot",
          grade: "recorded",
          members: {
            Snapshot: { members: { When: { is: "always" }, Status: { oneOf: ["off", "on"] } } },
          },
        },
        here: { aspect: "place", grade: "recorded", members: {}, typical: { Target: null } },
      },
    },
    Snapshot: { type: "structure", members: { When: "When", Status: "Status" } },
    When: { type: "enum", values: ["never", "always"] },
    Status: { type: "enum", values: ["off", "on"] },
    Target: { type: "structure", members: { Arn: "smithy.api#String" } },
  },
  operations: {},
};

const { shapes } = contractOf<{ Server: Server }, object>(data, import.meta.url);
const server = arbitraryOf(shapes.Server);

function sample(options: ArbitraryOptions<Server>): readonly Server[] {
  return fc.sample(server(options), { seed: 3, numRuns: 100 });
}

function least(options: ArbitraryOptions<Server>): Server | undefined {
  const property = fc.property(server(options), (_one) => false);
  const { counterexample } = fc.check<[Server]>(property, { seed: 3 });
  return counterexample?.[0];
}

test("what is given inside a member decides which situation has it so", () => {
  const Snapshot = { When: "always", Status: "on" } as const;
  for (const one of sample({ overrides: { Snapshot } })) expect(one.Snapshot).toEqual(Snapshot);
  expect(least({ overrides: { Snapshot } })).toEqual({ Snapshot });
});

test("so does what an arbitrary inside a member gives", () => {
  const When = fc.constantFrom("never" as const, "always" as const);
  const values = sample({ overrides: { Snapshot: { When } } }).map(({ Snapshot: part }) => part);
  const kinds = new Set(values.map((part) => `${part?.When} ${part?.Status}`));
  expect(kinds).toEqual(new Set(["never off", "always off", "always on"]));
});

test("what no situation has inside a member is refused, with the situations in question", () => {
  expect(() => sample({ overrides: { Snapshot: { When: "never", Status: "on" } } })).toThrow(
    'Server is in none of the situations plain, kept with Snapshot: { When: "never", Status: "on" }',
  );
});

test("a member is absent where a situation does not have it as it is asked for inside", () => {
  const values = sample({ optional: { Snapshot: { When: "never" } } });
  expect(new Set(values.map(({ Snapshot: part }) => part))).toEqual(new Set([undefined]));
});

test("what is only typical gives way to what is asked for", () => {
  expect(sample({}).every(({ Target }) => Target === undefined)).toBe(true);
  const Target = { Arn: "a" };
  for (const one of sample({ overrides: { Target } })) expect(one.Target).toEqual(Target);
  for (const one of sample({ optional: { Target: "always" } })) expect(one.Target).toBeDefined();
  for (const one of sample({ optional: "always" })) expect(one.Target?.Arn).toBeDefined();
  expect(least({ optional: "always" })).toEqual({
    Name: "",
    Snapshot: { When: "never", Status: "off" },
    Target: { Arn: "" },
  });
});

test("shrinking does not move to a situation that leaves out what is asked for", () => {
  expect(least({ optional: { Snapshot: { Status: "always" } }, overrides: { Name: "a" } })).toEqual(
    {
      Name: "a",
    },
  );
  const { counterexample } = fc.check(
    fc.property(server({ optional: { Snapshot: "always" } }), (one) => one.Name === undefined),
    { seed: 3 },
  );
  expect(counterexample?.[0]).toEqual({ Name: "", Snapshot: { When: "never", Status: "off" } });
});
