import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isShapesmithError } from "../../errors.js";
import type { ReadResult } from "../reader.js";
import { readBotocoreModel, readBotocoreService } from "./index.js";
import {
  file,
  namespace,
  operation,
  read,
  refusal,
  serviceNode,
  shapeOf,
  structure,
  told,
  withMembers,
} from "./testing.js";

const described = {
  operations: { Get: operation({ input: { shape: "Request" }, output: { shape: "Page" } }) },
  shapes: {
    Request: structure({ Name: { shape: "Name" } }, { required: ["Name"] }),
    Page: structure({ Names: { shape: "Names" } }),
    Names: { type: "list", member: { shape: "Name" } },
    Name: { type: "string", min: 1, pattern: "[a-z]+" },
  },
};
const waiters = {
  Ready: {
    operation: "Get",
    delay: 5,
    acceptors: [{ state: "success", matcher: "status", expected: 200 }],
  },
};
const pagination = { Get: { input_token: "A", output_token: "B" } };
const extras = { Get: { limit_key: "Limit" } };
const examples = { Get: [{ title: "To get", input: {} }] };

describe("files", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "botocore-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const put = (name: string, content: object | string | Uint8Array): void => {
    const isRaw = typeof content === "string" || content instanceof Uint8Array;
    writeFileSync(join(folder, name), isRaw ? content : JSON.stringify(content));
  };
  const readFrom = (locator: string): Promise<ReadResult> =>
    readBotocoreModel(locator, { cwd: folder });

  test("beside the description are read with it, from the folder or the file", async () => {
    put("service-2.json", serviceNode(described));
    put("waiters-2.json", { version: 2, waiters });
    put("paginators-1.json", { pagination });
    put("paginators-1.sdk-extras.json", { version: 1, merge: { pagination: extras } });
    put("examples-1.json", { version: "1.0", examples });
    const result = await readFrom(".");
    expect(told(result)).toEqual([]);
    expect(shapeOf(result, "Get").traits).toMatchObject({
      waitable: { Ready: { minDelay: 5 } },
      paginated: { inputToken: "A", outputToken: "B", pageSize: "Limit" },
      examples: [{ title: "To get", input: {} }],
    });
    expect(await readFrom("service-2.json")).toEqual(result);
    expect(result.model.sources).toMatchObject([
      { format: "botocore", name: "testweather service-2.json", version: "2020-01-01" },
    ]);
  });

  test("all make up the hash", async () => {
    put("service-2.json", serviceNode(described));
    const hash = async (): Promise<string | undefined> =>
      (await readFrom(".")).model.sources[0]?.hash;
    const alone = await hash();
    put("waiters-2.json", { waiters });
    const withWaiters = await hash();
    put("waiters-2.json", { waiters: {} });
    expect(new Set([alone, withWaiters, await hash()]).size).toBe(3);
    expect(alone).toMatch(/^[0-9a-f]{64}$/);
  });

  test("may be compressed, as installed copies have them", async () => {
    put("service-2.json.gz", gzipSync(JSON.stringify(serviceNode(described))));
    put("waiters-2.json.gz", gzipSync(JSON.stringify({ waiters })));
    const result = await readFrom(".");
    expect(shapeOf(result, "Get").traits).toMatchObject({ waitable: { Ready: { minDelay: 5 } } });
    expect(result.model.sources[0]?.name).toBe("testweather service-2.json.gz");
  });

  test("beside a description of another name belong to others", async () => {
    put("weather.json", serviceNode(described));
    put("waiters-2.json", { waiters });
    const result = await readFrom("weather.json");
    expect(shapeOf(result, "Get").traits.waitable).toBeUndefined();
  });

  test.each([
    ["is empty", "", "is empty"],
    ["is cut off", '{"metadata": {', "is not JSON: line 1, column 15"],
    ["is a list", "[]", "is no service description of botocore: it is a list"],
    ["is a text", '"x"', "it is not an object"],
    ["comes from Smithy", '{"smithy": "2.0"}', "it is a Smithy JSON AST"],
    ["is something else", '{"pagination": {}}', "its properties are pagination"],
  ])("that %s is refused", async (_, content, expected) => {
    put("service-2.json", content);
    const message = await refusalOf(readFrom("."));
    expect(message).toContain(join(folder, "service-2.json"));
    expect(message).toContain(expected);
  });

  test.each([
    "waiters-2.json",
    "paginators-1.json",
    "paginators-1.sdk-extras.json",
    "examples-1.json",
  ])("%s that is something else is refused", async (name) => {
    put("service-2.json", serviceNode(described));
    put("paginators-1.json", { pagination });
    put(name, "[]");
    expect(await refusalOf(readFrom("."))).toContain(`${name} is no file of botocore's`);
  });

  test("that is missing is refused, and what there is instead is named", async () => {
    expect(await refusalOf(readFrom("none"))).toContain("there is no such file or folder");
    expect(await refusalOf(readFrom("."))).toContain("has no service-2.json. Expected a folder");
    mkdirSync(join(folder, "2020-01-01"));
    put("2020-01-01/service-2.json", serviceNode(described));
    expect(await refusalOf(readFrom("."))).toContain("It has folders with one: 2020-01-01.");
  });
});

describe("what cannot be taken as it is", () => {
  test.each([
    [
      "a target that does not exist",
      { Name: { shape: "Nme" } },
      { Name: { type: "string" } },
      `${namespace}#Request$Name refers to the shape "Nme", which does not exist. The nearest is Name.`,
    ],
    [
      "a type that does not exist",
      {},
      { A: { type: "strin" } },
      "type of the shape A: expected one of",
    ],
    ["a shape without a type", {}, { A: {} }, "type of the shape A: expected one of"],
    [
      "a list without a member",
      {},
      { A: { type: "list" } },
      'the shape A: expected an object with "member"',
    ],
    [
      "a map without a value",
      {},
      { A: { type: "map", key: { shape: "A" } } },
      'the shape A: expected an object with "value"',
    ],
    [
      "a member without a shape",
      { A: {} },
      {},
      'members.A of the shape Request: expected an object with "shape"',
    ],
    [
      "a member's name that is none",
      { a$b: { shape: "A" } },
      {},
      "expected members with names of letters",
    ],
    [
      "a shape's name that is none",
      {},
      { "../x\n`${1}": { type: "string" } },
      'got "../x\\n`${1}"',
    ],
  ])("%s is refused", (_, members, shapes, expected) => {
    const message = refusal(() => withMembers(members, shapes));
    expect(message).toContain("service-2.json");
    expect(message).toContain(expected);
  });

  test.each([
    [
      "an input that does not exist",
      { input: { shape: "X" } },
      `${namespace}#Put refers to the shape "X"`,
    ],
    ["errors that are no list", { errors: {} }, "errors of the operation Put: expected a list"],
  ])("%s is refused", (_, properties, expected) => {
    expect(refusal(() => read({ operations: { Put: operation(properties) } }))).toContain(expected);
  });

  test("a version is needed", () => {
    const message = refusal(() => read({ metadata: { apiVersion: "" }, operations: {} }));
    expect(message).toContain("apiVersion of the metadata: expected a string that is not empty");
  });

  test("of many problems ten are told", () => {
    const shapes = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`A${index}`, { type: "none" }]),
    );
    const message = refusal(() => withMembers({}, shapes));
    expect(message.match(/expected one of/g)).toHaveLength(10);
    expect(message).toContain("and 2 more.");
  });

  test("nesting that no call stack holds is read", () => {
    const depth = 20_000;
    const shapes = Object.fromEntries(
      Array.from({ length: depth }, (_, index): [string, object] => [
        `L${index}`,
        { type: "list", member: { shape: index + 1 < depth ? `L${index + 1}` : "L0" } },
      ]),
    );
    const result = withMembers({ A: { shape: "L0" } }, shapes);
    expect(result.model.shapes.size).toBe(depth + 3);
    expect(told(result)).toEqual([]);
  });
});

test("whatever is changed in the files, they are read or refused", () => {
  const parts = ["service", "waiters", "paginators", "paginatorExtras", "examples"] as const;
  const text = JSON.stringify({
    service: serviceNode(described),
    waiters: { waiters },
    paginators: { pagination },
    paginatorExtras: { merge: { pagination: extras } },
    examples: { examples },
  });
  const strange = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom("Name", "Request", "__proto__", "", -1, 1e300),
    fc.constant("Page").map((shape) => ({ shape })),
  );
  fc.assert(
    fc.property(fc.nat(), strange, fc.nat(), strange, (at, value, other, second) => {
      const changed = JSON.parse(text) as Record<(typeof parts)[number], object>;
      replaceNode(changed, at, value);
      replaceNode(changed, other, second);
      const [service, ...beside] = parts.map((part) => file(`${part}.json`, changed[part]));
      const [waiterFile, paginators, paginatorExtras, exampleFile] = beside;
      if (service === undefined) throw new Error("there is no description");
      try {
        const { model } = readBotocoreService({
          service,
          ...(waiterFile && { waiters: waiterFile }),
          ...(paginators && { paginators }),
          ...(paginatorExtras && { paginatorExtras }),
          ...(exampleFile && { examples: exampleFile }),
        });
        expect(model.shapes.get(model.service.id)).toBe(model.service);
      } catch (error) {
        if (!isShapesmithError(error)) throw error;
        expect(error.kind).toBe("source");
      }
    }),
    { seed: 20261126, numRuns: 1000 },
  );
});

/** Puts a value in the place of one node inside the files, counted from the front. */
function replaceNode(files: object, at: number, value: unknown): void {
  const places: [object, string][] = [];
  const pending = Object.values<object>({ ...files });
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const [key, child] of Object.entries<unknown>({ ...next })) {
      places.push([next, key]);
      if (typeof child === "object" && child !== null) pending.push(child);
    }
  }
  const [container, key] = places[at % places.length] ?? [];
  if (container === undefined || key === undefined) return;
  Object.defineProperty(container, key, { value, enumerable: true, configurable: true });
}

/** The message with which a source is refused. */
async function refusalOf(reading: Promise<unknown>): Promise<string> {
  const error: unknown = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (isShapesmithError(error) && error.kind === "source") return error.message;
  throw new Error("Nothing was refused.", { cause: error });
}
