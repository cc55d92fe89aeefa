import { describe, expect, it, vi } from "vitest";
import { lazyRecord } from "./lazy-record.js";

const names = ["Alias", "constructor", "__proto__"];

describe.each([
  ["names", names],
  ["a function that finds them", () => names],
])("a record of %s", (_title, given) => {
  it("makes each value when it is first read, and once", () => {
    const make = vi.fn((name: string) => ({ name }));
    const record = lazyRecord(given, make);
    expect(Object.keys(record)).toEqual(names);
    expect(make).not.toHaveBeenCalled();
    expect(record["constructor"]).toBe(record["constructor"]);
    expect(make.mock.calls).toEqual([["constructor"]]);
  });

  it("can be walked, and inherits nothing", () => {
    const record = lazyRecord(given, (name) => name.length);
    expect(Object.entries(record)).toEqual([
      ["Alias", 5],
      ["constructor", 11],
      ["__proto__", 9],
    ]);
    expect({ ...record }).toHaveProperty("Alias", 5);
    expect("Alias" in record).toBe(true);
    expect("toString" in record).toBe(false);
    expect(Reflect.get(record, "toString")).toBeUndefined();
  });
});

it("finds names when they are first asked for, and once", () => {
  const find = vi.fn(() => names);
  const record = lazyRecord(find, (name) => name);
  expect(find).not.toHaveBeenCalled();
  expect(record["Alias"]).toBe("Alias");
  expect(Object.keys(record)).toEqual(names);
  expect(find).toHaveBeenCalledTimes(1);
});
