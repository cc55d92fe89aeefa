import { contractOf, type ServiceData } from "@shapesmith/contract";
import * as fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { type ArbitraryOptions, arbitraryOf } from "./index.js";

interface Network {
  Subnets: string[] | undefined;
  Zone?: string | undefined;
}
interface Server {
  Name: string | undefined;
  State?: "running" | "failed" | "stopped" | undefined;
  Reason?: string | undefined;
  Memory?: number | undefined;
  Network?: Network | undefined;
  Image?: Uint8Array | undefined;
}
interface Shapes {
  Server: Server;
  Servers: Server[];
  Size: number;
  Tree: Tree;
}
type Tree = { Leaf: string } | { Twigs: Tree[] } | { Named: Record<string, Tree> };

const data: ServiceData = {
  id: "test.servers#Servers",
  shapes: {
    Server: {
      type: "structure",
      members: {
        Name: { target: "smithy.api#String", required: true, pattern: "[a-z]{1,8}" },
        State: "State",
        Reason: "smithy.api#String",
        Memory: "Size",
        Network: "Network",
        Image: "smithy.api#Blob",
      },
      situations: {
        steady: { grade: "recorded", members: { State: { is: "running" }, Reason: null } },
        broken: {
          grade: "documented",
          members: { State: { oneOf: ["failed", "stopped"] }, Reason: { present: true } },
        },
      },
    },
    State: { type: "enum", values: ["running", "failed", "stopped"] },
    Size: { type: "integer", range: { min: 128, max: 4096 } },
    Network: {
      type: "structure",
      members: {
        Subnets: { target: "Subnets", required: true },
        Zone: { target: "smithy.api#String", length: { max: 12_000 } },
      },
    },
    Subnets: { type: "list", member: "smithy.api#String", length: { max: 1200 } },
    Servers: { type: "list", member: "Server" },
    Tree: {
      type: "union",
      members: { Leaf: "smithy.api#String", Twigs: "Trees", Named: "NamedTrees" },
    },
    Trees: { type: "list", member: "Tree" },
    NamedTrees: { type: "map", key: "smithy.api#String", value: "Tree" },
  },
  operations: {},
};

const { shapes } = contractOf<Shapes, object>(data, import.meta.url);
const server = arbitraryOf(shapes.Server);
const runs = { seed: 11, numRuns: 300 };

function sample(
  options?: ArbitraryOptions<Server, string>,
  numRuns = runs.numRuns,
): readonly Server[] {
  return fc.sample(server(options), { ...runs, numRuns });
}

/** The counterexample of a property that fails for these values. */
function least<T>(arbitrary: fc.Arbitrary<T>, fails: (value: T) => boolean): T {
  const property = fc.property(arbitrary, (value) => !fails(value));
  const { counterexample } = fc.check(property, { seed: 3, numRuns: 5000 });
  if (counterexample === null) throw new Error("the planted failure was not found");
  return counterexample[0];
}

describe("optional", () => {
  test("by name, as deep as structures go; the others are there sometimes", () => {
    const values = sample({
      situations: false,
      optional: { Memory: "always", Image: "never", Network: { Zone: "always" } },
    });
    expect(values.every(({ Memory }) => Memory !== undefined)).toBe(true);
    expect(values.every((value) => !("Image" in value))).toBe(true);
    const networks = values.flatMap(({ Network }) => Network ?? []);
    expect(networks.length).toBeGreaterThan(50);
    expect(networks.length).toBeLessThan(values.length);
    expect(networks.every(({ Zone }) => Zone !== undefined)).toBe(true);
  });

  test("stays so while a value shrinks, and in what can be shrunk", () => {
    const arbitrary = server({ situations: false, optional: "always" });
    const found = least(arbitrary, ({ Memory = 0 }) => Memory > 1000);
    expect(found).toEqual({
      Name: "a",
      State: "running",
      Reason: "",
      Memory: 1001,
      Network: { Subnets: [], Zone: "" },
      Image: new Uint8Array(),
    });
    expect(arbitrary.canShrinkWithoutContext(found)).toBe(true);
    expect(arbitrary.canShrinkWithoutContext({ Name: "a" })).toBe(false);
  });
});

describe("overrides", () => {
  test("are constants or arbitraries, deep, and win over what is drawn", () => {
    const values = sample({
      overrides: {
        Name: "fixed",
        Memory: fc.constantFrom(256, 512),
        Image: undefined,
        Network: { Zone: fc.option(fc.constant("zone"), { nil: undefined }) },
      },
    });
    expect(new Set(values.map(({ Memory }) => Memory))).toEqual(new Set([256, 512]));
    expect(new Set(values.map(({ Network }) => Network?.Zone))).toEqual(
      new Set(["zone", undefined]),
    );
    for (const value of values) {
      expect(value.Name).toBe("fixed");
      expect(value).not.toHaveProperty("Image");
      expect(shapes.Server.validate(value)).toEqual([]);
    }
  });

  test("stay as they are while the rest shrinks, and shrink as their arbitrary does", () => {
    const arbitrary = server({
      overrides: {
        Name: "fixed",
        // A mapped value cannot be shrunk without the context that it came with.
        Memory: fc.integer({ min: 1, max: 8 }).map((part) => part * 256),
      },
    });
    expect(
      least(arbitrary, ({ Memory = 0, Image }) => Memory > 600 && Image !== undefined),
    ).toEqual({
      Name: "fixed",
      State: "running",
      Memory: 768,
      Image: new Uint8Array(),
    });
  });

  test("are not shared between values", () => {
    const Subnets = ["a"];
    const [one, other] = sample({ overrides: { Network: { Subnets } } }, 2);
    one?.Network?.Subnets?.push("b");
    expect(other?.Network?.Subnets).toEqual(["a"]);
    expect(Subnets).toEqual(["a"]);
  });

  test("that do not conform are refused with the reason, unless that is asked for", () => {
    const tooSmall = { overrides: { Memory: 1 } };
    expect(() => sample(tooSmall)).toThrow(
      /do not conform|does not conform:\n {2}Memory: expected at least 128, got 1/,
    );
    expect(sample({ ...tooSmall, validate: false })[0]?.Memory).toBe(1);
    // @ts-expect-error -- there is no such member
    expect(() => server({ overrides: { Memry: 1 } })).toThrow(
      /Server has no member Memry: expected/,
    );
    // @ts-expect-error -- it is a number
    const text: ArbitraryOptions<Server> = { overrides: { Memory: "128" } };
    expect(() => sample(text)).toThrow(/Memory: expected a number/);
  });

  test("of a shape that is no structure are the value itself", () => {
    const size = arbitraryOf(shapes.Size)({ overrides: fc.constantFrom(128, 129) });
    expect(new Set(fc.sample(size, runs))).toEqual(new Set([128, 129]));
  });
});

describe("situations", () => {
  const kind = ({ State, Reason }: Server): string =>
    `${State ?? "none"} ${Reason === undefined ? "without" : "with"}`;
  const kinds = (options?: ArbitraryOptions<Server, string>): ReadonlySet<string> =>
    new Set(sample(options).map(kind));

  test("by default say which members and values occur together", () => {
    expect(kinds()).toEqual(new Set(["running without", "failed with", "stopped with"]));
  });

  test("can be asked for by name, in values that contain others too", () => {
    expect(kinds({ situation: "broken" })).toEqual(new Set(["failed with", "stopped with"]));
    const lists = fc.sample(arbitraryOf(shapes.Servers)({ situation: "steady" }), runs);
    expect(new Set(lists.flat().map(kind))).toEqual(new Set(["running without"]));
    expect(() => server({ situation: "lost" })).toThrow(
      /Server has no situation "lost"; it has steady, broken/,
    );
  });

  test("can be turned off: then every subset comes up", () => {
    expect(kinds({ situations: false }).size).toBe(8);
  });

  test("are those that overrides allow", () => {
    expect(kinds({ overrides: { State: "stopped" } })).toEqual(new Set(["stopped with"]));
    expect(kinds({ optional: { Reason: "never" } })).toEqual(new Set(["running without"]));
    expect(() => sample({ overrides: { State: "running", Reason: "why" } })).toThrow(
      /Server is in none of the situations steady, broken with State: "running", Reason: "why"/,
    );
  });

  test("hold while a value shrinks, to the most usual one", () => {
    expect(least(server(), ({ State }) => State !== "running")).toEqual({
      Name: "a",
      State: "failed",
      Reason: "",
    });
    expect(least(server(), ({ Memory = 0 }) => Memory > 200)).toEqual({
      Name: "a",
      State: "running",
      Memory: 201,
    });
    const { Reason } = least(server(), (value) => (value.Reason?.length ?? 0) > 2);
    expect(Reason).toBe("aaa");
  });

  test("and what is asked of them do not go together with turning them off", () => {
    expect(() => server({ situation: "steady", situations: false })).toThrow(
      /leave one of them out/,
    );
  });
});

test("presence is one of three words, and no required member can be left out", () => {
  const optional = (value: unknown): object => ({ optional: value });
  expect(() => server(optional("sometime"))).toThrow(/optional must be .* got "sometime"/);
  expect(() => server(optional({ Reason: "alway" }))).toThrow(/optional\.Reason must be/);
  expect(() => server(optional({ Name: "never" }))).toThrow(/Name of Server is required/);
  // @ts-expect-error -- a required member is there
  expect(() => server({ optional: { Name: "always" } })).not.toThrow();
});

describe("unlisted values", () => {
  test("are named in the report of lists and streams too, which print as they are", () => {
    const list = arbitraryOf(shapes.Servers)({ unlisted: true, situations: false });
    const isListed = (value: string): boolean => ["running", "failed", "stopped"].includes(value);
    const property = fc.property(list, (all) =>
      all.every(({ State = "running" }) => isListed(State)),
    );
    const { counterexample } = fc.check(property, { seed: 5, numRuns: 3000 });
    expect(fc.stringify(counterexample)).toMatch(
      /^\[\[\{"Name":"a".*\}\] \/\* unlisted: \[0\]\.State/,
    );
  });

  test("are named in fast-check's report", () => {
    const property = fc.property(
      server({ unlisted: true, situations: false }),
      ({ State = "running" }) => ["running", "failed", "stopped"].includes(State),
    );
    const { counterexample } = fc.check(property, { seed: 5, numRuns: 3000 });
    expect(fc.stringify(counterexample)).toMatch(
      /"Name":"a","State":"\w+"\} \/\* unlisted: State \("\w+"\) \*\//,
    );
  });

  test("leave no trace in the value", () => {
    const values = sample({ unlisted: true, optional: "never", situations: false });
    const value = values.find((found) => Object.keys(found).length === 1);
    expect(value).toEqual({ Name: value?.Name });
  });
});

test("a shape that contains itself stays within what the size allows", () => {
  const printed = (size: fc.Size): number =>
    Math.max(
      ...fc
        .sample(arbitraryOf(shapes.Tree)({ size, depth: 3 }), { seed: 3, numRuns: 30 })
        .map((tree) => JSON.stringify(tree).length),
    );
  // Each part takes some characters to print, beside the text in it.
  expect(printed("small")).toBeLessThan(200_000);
  expect(printed("large")).toBeGreaterThan(printed("small"));
  expect(printed("large")).toBeLessThan(2_000_000);
});

describe("size", () => {
  afterEach(() => {
    fc.resetConfigureGlobal();
  });

  const longest = (options?: ArbitraryOptions<Server>): number =>
    Math.max(
      ...sample({ ...options, overrides: { Network: {} } }, 60).map(
        ({ Network }) => Network?.Subnets?.length ?? 0,
      ),
    );

  test("says how long lists are", () => {
    expect(longest({ size: "xsmall" })).toBeLessThanOrEqual(1);
    expect(longest()).toBeLessThanOrEqual(10);
    expect(longest({ size: "medium" })).toBeGreaterThan(50);
    expect(longest({ size: "large" })).toBeGreaterThan(500);
  });

  test("is by default what fast-check is configured with", () => {
    fc.configureGlobal({ baseSize: "medium" });
    expect(longest()).toBeGreaterThan(50);
  });

  test("must be one of fast-check's", () => {
    // @ts-expect-error -- no size
    expect(() => server({ size: "huge" })).toThrow(/size must be one of xsmall, small/);
  });
});

interface Upload {
  Policy?: string;
  Payload?: string;
  Body?: Uint8Array;
  Pages?: boolean[][];
}

describe("boundary", () => {
  test("puts most values on a limit, costly ones too", () => {
    const values = sample({ boundary: true });
    const at = (limit: number): number => values.filter(({ Memory }) => Memory === limit).length;
    expect(at(128)).toBeGreaterThan(30);
    expect(at(4096)).toBeGreaterThan(30);
    const lengths = values.flatMap(({ Network }) => Network?.Subnets?.length ?? []);
    for (const limit of [0, 1, 1200]) {
      expect(lengths.filter((length) => length === limit).length).toBeGreaterThan(5);
    }
    const zones = values.flatMap(({ Network }) => Network?.Zone?.length ?? []);
    expect(Math.max(...zones)).toBeGreaterThan(10_000);
  });

  test("reaches the greatest lengths that services state, which else are too costly", () => {
    const { Upload: upload } = contractOf<{ Upload: Upload }, object>(
      {
        id: "test.uploads#Uploads",
        shapes: {
          Upload: {
            type: "structure",
            members: {
              Policy: { target: "smithy.api#String", pattern: "[ -~]+", length: { max: 131_072 } },
              Payload: { target: "smithy.api#String", length: { max: 6_291_456 } },
              Body: { target: "smithy.api#Blob", length: { max: 25_000_000 } },
              Pages: "Pages",
            },
          },
          Pages: { type: "list", member: "Page", length: { max: 2 } },
          Page: { type: "list", member: "smithy.api#Boolean", length: { max: 4096 } },
        },
        operations: {},
      },
      import.meta.url,
    ).shapes;
    const longest = (boundary: boolean): readonly number[] => {
      const values = fc.sample(arbitraryOf(upload)({ boundary }), { seed: 5, numRuns: 300 });
      return [
        values.map(({ Policy = "" }) => Policy.length),
        values.map(({ Payload = "" }) => Array.from(Payload).length),
        values.map(({ Body }) => Body?.length ?? 0),
        values.flatMap(({ Pages = [] }) => Pages.map(({ length }) => length)),
      ].map((lengths) => Math.max(...lengths));
    };
    expect(longest(true)).toEqual([131_072, 6_291_456, 25_000_000, 4096]);
    expect(longest(false)[1]).toBeLessThan(20_000);
  });

  test("is no condition: without it limits come up too", () => {
    const values = sample({}, 1000);
    expect(values.some(({ Memory }) => Memory === 4096)).toBe(true);
    const average = values.reduce((sum, { Network }) => sum + (Network?.Subnets?.length ?? 0), 0);
    expect(average / values.length).toBeLessThan(10);
  });
});
