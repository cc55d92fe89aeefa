import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { copierOf, snapshot } from "./snapshot.js";

test("a snapshot shares no container, date or bytes with the value", () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const value = { Layers: ["a"], Vpc: { Ids: [{ Id: "1" }] }, At: new Date(5), Zip: bytes };
  const taken = snapshot(value);
  value.Layers.push("b");
  value.Vpc.Ids.push({ Id: "2" });
  value.At.setTime(6);
  bytes[0] = 9;
  expect(taken).toStrictEqual({
    Layers: ["a"],
    Vpc: { Ids: [{ Id: "1" }] },
    At: new Date(5),
    Zip: new Uint8Array([1, 2, 3]),
  });
});

test("the bytes of a Buffer are copied, and stay a Buffer", () => {
  const buffer = Buffer.from("abc");
  const taken = snapshot({ Zip: buffer });
  buffer.write("xyz");
  expect(Buffer.isBuffer(taken.Zip)).toBe(true);
  expect(taken.Zip.toString()).toBe("abc");
});

test("streams, and bytes that can become a text, stay themselves", () => {
  const body = Readable.from(["a"]);
  const payload = Object.assign(new Uint8Array(1), { transformToString: () => "text" });
  const taken = snapshot({ Body: body, Payload: payload });
  expect(taken.Body).toBe(body);
  expect(taken.Payload.transformToString()).toBe("text");
});

test("data of any class are copied, and stay of that class", () => {
  class Tags {
    owner = { names: ["a"] };
    get first(): string | undefined {
      return this.owner.names[0];
    }
    set second(name: string) {
      this.owner.names.push(name);
    }
  }
  const own = Object.defineProperty(new Tags(), "second", { value: "b", enumerable: true });
  const view = new DataView(new Uint8Array([0, 1, 2, 3]).buffer, 1, 2);
  const map = new Map([["key", ["a"]]]);
  const set = new Set([["a"]]);
  const value = { own, view, map, set };
  const copies = [snapshot(value), copierOf(value).copy()];
  own.owner.names[0] = "changed";
  view.setUint8(0, 9);
  map.get("key")?.push("changed");
  for (const part of set) part.push("changed");
  for (const copy of copies) {
    expect(copy.own).toBeInstanceOf(Tags);
    expect([copy.own.first, Reflect.get(copy.own, "second")]).toEqual(["a", "b"]);
    expect([copy.view.byteLength, copy.view.getUint8(0)]).toEqual([2, 1]);
    expect([copy.map, copy.set]).toEqual([new Map([["key", ["a"]]]), new Set([["a"]])]);
  }
});

test("instances that contain themselves are copied", () => {
  class Node {
    next: Node | undefined;
    others = new Map<string, unknown>();
  }
  const node = new Node();
  node.next = node;
  node.others.set("set", new Set([node]));
  for (const copy of [snapshot(node), copierOf(node).copy()]) {
    expect(copy === node).toBe(false);
    expect(copy.next === copy).toBe(true);
    expect((copy.others.get("set") as Set<unknown>).has(copy)).toBe(true);
  }
});

test("what cannot be seen through stays itself", () => {
  class Hidden {
    readonly #value = 7;
    get value(): number {
      return this.#value;
    }
  }
  function* one(): Generator<number> {
    yield 1;
  }
  const values: readonly object[] = [
    new Hidden(),
    new Blob(["a"]),
    new ReadableStream(),
    new URL("https://localhost/"),
    one(),
    // A string that has properties of its own, as the SDK has for JSON that is read late.
    Object.assign(Object("text") as object, { extra: 1 }),
    expect.any(Number) as object,
  ];
  for (const value of values) expect(snapshot({ value }).value).toBe(value);
});

test("a key named __proto__ is a key like any other", () => {
  const taken = snapshot(JSON.parse('{"__proto__": {"polluted": true}}') as object);
  expect(Object.keys(taken)).toStrictEqual(["__proto__"]);
  expect(taken).not.toHaveProperty("polluted");
});

test("values of any depth and values that contain themselves are copied", () => {
  let deep: unknown[] = [];
  for (let level = 0; level < 20_000; level += 1) deep = [deep];
  const circular: { self?: unknown } = {};
  circular.self = circular;
  const taken = snapshot({ deep, circular });
  expect(taken.deep === deep).toBe(false);
  expect(taken.circular.self === taken.circular).toBe(true);
  expect(taken.circular === circular).toBe(false);
});

test("a copier gives copies that share nothing, of what the value was", () => {
  const value = { Layers: [{ Arn: "a" }], At: new Date(5), Zip: new Uint8Array([1]) };
  const { copy, shares } = copierOf(value);
  value.Layers.push({ Arn: "b" });
  const first = copy();
  first.Layers.push({ Arn: "c" });
  first.At.setTime(6);
  first.Zip[0] = 9;
  expect(copy()).toStrictEqual({
    Layers: [{ Arn: "a" }],
    At: new Date(5),
    Zip: new Uint8Array([1]),
  });
  expect(shares).toBe(false);
  expect(copierOf({ Body: Readable.from(["a"]) }).shares).toBe(true);
  expect(copierOf<unknown>(undefined).copy()).toBeUndefined();
});

test("a copier copies what is large, deep, or contains itself", () => {
  const large = { Items: Array.from({ length: 20_000 }, (_, Id) => ({ Id, Tags: [{ Id }] })) };
  const copy = copierOf(large).copy();
  expect(copy).toStrictEqual(large);
  expect(copy.Items[7]?.Tags === large.Items[7]?.Tags).toBe(false);
  const circular: { self?: unknown } = {};
  circular.self = circular;
  const taken = copierOf({ circular }).copy();
  expect(taken.circular.self === taken.circular).toBe(true);
  let deep: unknown[] = [];
  for (let level = 0; level < 20_000; level += 1) deep = [deep];
  expect(copierOf(deep).copy() === deep).toBe(false);
});
