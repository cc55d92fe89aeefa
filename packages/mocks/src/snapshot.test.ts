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
