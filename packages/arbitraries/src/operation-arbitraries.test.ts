import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { contractOf, type ResponseMetadata, type ServiceData } from "@shapesmith/contract";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from "vitest";
import type { ErrorOptions } from "./errors/error-options.js";
import { retryClassOf } from "./errors/retry-class.js";
import { operationArbitraries } from "./index.js";

interface Widget {
  Id: string | undefined;
  Color?: "red" | "green" | undefined;
}
interface WidgetInUse extends Error {
  readonly name: "WidgetInUseException";
  Owner: string | undefined;
  Hint?: string | undefined;
}
interface TooMany extends Error {
  readonly name: "TooManyWidgets";
  RetryAfter?: number | undefined;
}
interface Operations {
  PutWidget: { input: Widget; output: Widget; errors: WidgetInUse | TooMany };
  Ping: { input: object; output: object; errors: never };
}

const data: ServiceData = {
  id: "test.widgets#Widgets",
  client: { packageName: "widgets-client", baseException: "WidgetsServiceException" },
  shapes: {
    Widget: {
      type: "structure",
      members: {
        Id: { target: "smithy.api#String", required: true, pattern: "[A-Z]{2,9}" },
        Color: "Color",
      },
    },
    Color: { type: "enum", values: ["red", "green"] },
    WidgetInUseException: {
      type: "structure",
      error: "client",
      httpError: 409,
      members: {
        message: "smithy.api#String",
        Owner: { target: "smithy.api#String", required: true, length: { min: 1 } },
        Hint: "smithy.api#String",
      },
    },
    TooManyWidgets: {
      type: "structure",
      error: "server",
      retryable: { throttling: true },
      members: {
        Message: { target: "smithy.api#String", required: true },
        RetryAfter: "smithy.api#Integer",
      },
    },
  },
  operations: {
    PutWidget: {
      input: "Widget",
      output: "Widget",
      errors: ["WidgetInUseException", "TooManyWidgets"],
      http: { method: "PUT", uri: "/widgets", code: 201 },
    },
    Ping: {},
  },
};

const client = `
globalThis.widgetsClientLoads = (globalThis.widgetsClientLoads ?? 0) + 1;
class WidgetsServiceException extends Error {
  constructor(options) {
    super(options.message);
    Object.assign(this, { name: options.name, $fault: options.$fault, $metadata: options.$metadata });
  }
}
class WidgetInUseException extends WidgetsServiceException {
  constructor(options) {
    super(options);
    Object.assign(this, { Owner: options.Owner, Hint: options.Hint });
  }
}
exports.WidgetsServiceException = WidgetsServiceException;
exports.WidgetInUseException = WidgetInUseException;
`;

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "widgets-"));
  const installed = join(folder, "node_modules", "widgets-client");
  mkdirSync(installed, { recursive: true });
  writeFileSync(join(installed, "package.json"), '{ "main": "index.cjs" }');
  writeFileSync(join(installed, "index.cjs"), client);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const seed = 7;

function contract(from = import.meta.url): ReturnType<typeof contractOf<object, Operations>> {
  return contractOf<object, Operations>(data, from);
}

const { operations } = contract();
const arbitraries = operationArbitraries<Operations>(operations);

test("there are arbitraries for every operation, by name", () => {
  expect(Object.keys(arbitraries)).toEqual(["PutWidget", "Ping"]);
  expectTypeOf(arbitraries.PutWidget.request()).toEqualTypeOf<fc.Arbitrary<Widget>>();
  expectTypeOf(arbitraries.PutWidget.response()).toEqualTypeOf<
    fc.Arbitrary<Widget & { $metadata: ResponseMetadata }>
  >();
  expectTypeOf(arbitraries.PutWidget.error()).toEqualTypeOf<fc.Arbitrary<WidgetInUse | TooMany>>();
});

test("nothing of an operation is touched before it is asked for", () => {
  const touched: string[] = [];
  const watched = new Proxy(operations, {
    get: (target, name) => {
      touched.push(String(name));
      return Reflect.get(target, name) as unknown;
    },
  });
  const lazy = operationArbitraries<Operations>(watched);
  expect(touched).toEqual([]);
  expect(lazy.Ping).toBe(lazy.Ping);
  expect(touched).toEqual(["Ping"]);
});

test("requests conform and carry no metadata", () => {
  for (const request of fc.sample(arbitraries.PutWidget.request(), { seed, numRuns: 100 })) {
    expect(operations.PutWidget.request.validate(request)).toEqual([]);
    expect(request).not.toHaveProperty("$metadata");
  }
});

describe("responses", () => {
  const response = arbitraries.PutWidget.response();

  test("conform, with the metadata of a success", () => {
    const values = fc.sample(response, { seed, numRuns: 100 });
    for (const value of values) {
      expect(operations.PutWidget.response.validate(value)).toEqual([]);
      expect(value.$metadata).toEqual({
        httpStatusCode: 201,
        requestId: expect.stringMatching(
          /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        ) as unknown,
        attempts: 1,
        totalRetryDelay: 0,
      });
    }
    expect(new Set(values.map(({ $metadata }) => $metadata.requestId)).size).toBe(100);
  });

  test("keep their metadata while they shrink", () => {
    const [value] = fc.sample(response, { seed, numRuns: 1 });
    if (value === undefined) throw new Error("one value was asked for");
    const simpler = [...response.shrink(value, undefined)];
    expect(simpler[0]?.value).toEqual({ Id: "AA", $metadata: value.$metadata });
    for (const candidate of simpler) expect(candidate.value.$metadata).toEqual(value.$metadata);
  });

  test("of an operation without output are metadata alone", () => {
    const [value] = fc.sample(arbitraries.Ping.response(), { seed, numRuns: 1 });
    expect(Object.keys(value ?? {})).toEqual(["$metadata"]);
  });
});

describe("errors", () => {
  const error = arbitraries.PutWidget.error();

  test("are each of the operation's, with valid members and a readable text", () => {
    const values = fc.sample(error, { seed, numRuns: 100 });
    expect(new Set(values.map(({ name }) => name))).toEqual(
      new Set(["WidgetInUseException", "TooManyWidgets"]),
    );
    for (const value of values) {
      expect(operations.PutWidget.errors[value.name].validate(value)).toEqual([]);
      expect(value).toBeInstanceOf(Error);
      expect(value.message).toMatch(/^(Widget in use|Too many widgets)[.:]/);
      expect(error.canShrinkWithoutContext(value)).toBe(true);
    }
  });

  test("say their fault, status and whether to retry", () => {
    for (const value of fc.sample(error, { seed, numRuns: 20 })) {
      expect(value).toMatchObject(
        value.name === "TooManyWidgets"
          ? {
              $fault: "server",
              $metadata: { httpStatusCode: 500 },
              $retryable: { throttling: true },
              Message: value.message,
            }
          : { $fault: "client", $metadata: { httpStatusCode: 409 } },
      );
    }
  });

  test("shrink to their required members, and stay the error that they are", () => {
    const values = fc.sample(error, { seed, numRuns: 100 });
    const value = values.find((found) => found.name === "WidgetInUseException" && found.Hint);
    if (value === undefined) throw new Error("none of the errors has the optional member");
    const [least] = [...error.shrink(value, undefined)];
    expect(least?.value).toMatchObject({ name: value.name, message: value.message, Owner: "a" });
    expect(least?.value).not.toHaveProperty("Hint");
    expect(least?.value).toBeInstanceOf(Error);
  });

  test("are of the client's classes, loaded when the first error is made", () => {
    const from = pathToFileURL(join(folder, "contract.js")).href;
    const { operations: installed } = contract(from);
    const errors = operationArbitraries<Operations>(installed).PutWidget.error();
    const loads = (): unknown => Reflect.get(globalThis, "widgetsClientLoads");
    expect(loads()).toBeUndefined();
    const values = fc.sample(errors, { seed, numRuns: 20 });
    expect(loads()).toBe(1);
    for (const value of values) {
      const parent = Object.getPrototypeOf(value.constructor) as { name: string };
      if (value.name === "WidgetInUseException") {
        expect([value.constructor.name, parent.name]).toEqual([
          "WidgetInUseException",
          "WidgetsServiceException",
        ]);
      } else {
        expect(value.constructor.name).toBe("WidgetsServiceException");
      }
    }
  });

  test("that no model lists come when they are asked for", () => {
    const unlisted = arbitraries.PutWidget.error({ unlisted: true });
    const names = fc.sample(unlisted, { seed, numRuns: 200 }).map(({ name }): string => name);
    expect(names.some((name) => !(name in operations.PutWidget.errors))).toBe(true);
    expect(names).toContain("WidgetInUseException");
  });

  test("that no model lists are named in fast-check's report", () => {
    const property = fc.property(
      arbitraries.PutWidget.error({ unlisted: true }),
      ({ name }) => name in operations.PutWidget.errors,
    );
    const { counterexample } = fc.check(property, { seed, numRuns: 1000 });
    expect(fc.stringify(counterexample)).toMatch(/Exception: .*\. \/\* unlisted: the error itself/);
  });

  test("have the text that is asked for, which shrinks as its arbitrary does", () => {
    const { WidgetInUseException, TooManyWidgets } = arbitraries.PutWidget.errors;
    const given = WidgetInUseException({ overrides: { message: "boom" } });
    for (const error of fc.sample(given, { seed, numRuns: 20 })) {
      expect(error.message).toBe("boom");
      expect(given.canShrinkWithoutContext(error)).toBe(true);
      for (const { value } of given.shrink(error, undefined)) expect(value.message).toBe("boom");
    }
    const [other] = fc.sample(WidgetInUseException(), { seed, numRuns: 1 });
    expect(given.canShrinkWithoutContext(other)).toBe(false);

    const drawn = TooManyWidgets({ overrides: { message: fc.nat(1000).map((n) => `code ${n}`) } });
    const property = fc.property(drawn, ({ message }) => Number(message.slice(5)) < 500);
    const { counterexample } = fc.check(property, { seed });
    expect(counterexample?.[0].message).toBe("code 500");
    expect(counterexample?.[0]).toHaveProperty("Message", "code 500");
  });

  test("cannot be given what the client sets", () => {
    // @ts-expect-error -- the name is that of the class
    expect(() => arbitraries.PutWidget.errors.TooManyWidgets({ overrides: { name: "x" } })).toThrow(
      /TooManyWidgets has no member name/,
    );
  });

  test("of one side's fault, and of every kind that the SDK tells apart, come when asked for", () => {
    const error = (options: ErrorOptions<unknown>): fc.Arbitrary<Error> =>
      arbitraries.PutWidget.error(options as object);
    const ofServer = fc.sample(error({ fault: "server", unlisted: true }), { seed, numRuns: 50 });
    expect(new Set(ofServer.map((one) => "$fault" in one && one.$fault))).toEqual(
      new Set(["server"]),
    );
    for (const retryClass of ["throttling", "transient", "server", "client"] as const) {
      const options = { retryClass, common: true, unlisted: true };
      const [one] = fc.sample(error(options), { seed, numRuns: 1 });
      expect(retryClassOf(one ?? new Error("none")), retryClass).toBe(retryClass);
    }
  });

  test("options that are none are refused with the nearest", () => {
    const widget = arbitraries.PutWidget;
    const options = (name: string): object => ({ [name]: true });
    expect(() => widget.error(options("retriable"))).toThrow(
      /no option "retriable" of an arbitrary. Did you mean retryable\?/,
    );
    expect(() => widget.errors.TooManyWidgets(options("common"))).toThrow(
      /no option "common" of an arbitrary: expected boundary, depth, /,
    );
    expect(() => widget.request(options("sizes"))).toThrow(/no option "sizes" .*mean size\?/);
    expect(() => widget.invalidRequest(options("unlisted"))).toThrow(
      /no option "unlisted" of an invalid request/,
    );
    const common = ["AccessDenid"] as unknown as ["AccessDenied"];
    expect(() => widget.error({ common })).toThrow(/no error AccessDenid .*mean AccessDenied\?/);
    const choice = (option: object): object => option;
    expect(() => widget.error(choice({ retryClass: "throttled" }))).toThrow(
      /retryClass must be one of throttling, transient, server, client, got "throttled"/,
    );
    expect(() => widget.error(choice({ fault: "mine" }))).toThrow(
      /fault must be one of client, server, got "mine"/,
    );
  });

  test("of an operation that has none are refused with what to do", () => {
    expect(() => fc.sample(arbitraries.Ping.error(), 1)).toThrow(
      /Ping has no errors in the contract: ask for \{ common: true \}.*\{ unlisted: true \}/,
    );
    expect(fc.sample(arbitraries.Ping.error({ unlisted: true }), 3)).toHaveLength(3);
    const all = arbitraries.Ping.error({
      common: true,
      unlisted: true,
      fault: "server",
      retryClass: "client",
    });
    expect(() => fc.sample(all, 1)).toThrow(
      /with fault: "server", retryClass: "client": ask for others/,
    );
  });

  test("are not values that are no errors", () => {
    for (const value of [undefined, {}, new Error("other"), { name: "TooManyWidgets" }]) {
      expect(error.canShrinkWithoutContext(value)).toBe(false);
    }
  });
});
