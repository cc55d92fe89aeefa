import { describe, expect, test } from "vitest";
import { unit } from "../../model/prelude.js";
import { readBotocoreService } from "./index.js";
import {
  file,
  namespace,
  operation,
  read,
  serviceNode,
  shapeOf,
  structure,
  told,
} from "./testing.js";

/** A service whose operation answers with an error of this shape. */
function withError(shape: object, reference: object = {}, metadata: object = {}): object {
  const result = read({
    metadata,
    operations: { Put: operation({ errors: [{ shape: "Gone", ...reference }] }) },
    shapes: { Gone: shape },
  });
  expect(told(result)).toEqual([]);
  return shapeOf(result, "Gone").traits;
}

describe("operations", () => {
  test("have input, output and errors, or none", () => {
    const result = read({
      operations: {
        Put: operation({
          input: { shape: "Request" },
          output: { shape: "Response" },
          errors: [{ shape: "Gone" }, { shape: "Gone" }],
        }),
        Ping: operation(),
      },
      shapes: {
        Request: structure(),
        Response: structure(),
        Gone: structure({}, { exception: true }),
      },
    });
    expect(shapeOf(result, "Put")).toMatchObject({
      type: "operation",
      input: `${namespace}#Request`,
      output: `${namespace}#Response`,
      errors: [`${namespace}#Gone`],
    });
    expect(shapeOf(result, "Ping")).toMatchObject({ input: unit, output: unit, errors: [] });
    expect(result.model.service.operations).toEqual([`${namespace}#Put`, `${namespace}#Ping`]);
    expect(told(result)).toEqual([]);
  });

  test("are known by the key, not by what they are called on the wire", () => {
    const { model } = read({ operations: { Put: operation({ name: "Put2020_01_01" }) } });
    expect(model.service.operations).toEqual([`${namespace}#Put`]);
  });

  test("are bound to HTTP only by protocols that do so", () => {
    const bound = read({ operations: { Put: operation() } });
    const unbound = read({ metadata: { protocol: "json" }, operations: { Put: operation() } });
    expect(shapeOf(bound, "Put").traits).toEqual({ http: { method: "POST", uri: "/", code: 200 } });
    expect(shapeOf(unbound, "Put").traits).toEqual({});
  });

  test("may be deprecated and documented; what concerns only clients is counted", () => {
    const result = read({
      metadata: { protocol: "json" },
      operations: {
        Put: operation({
          documentation: "Puts.",
          deprecated: true,
          deprecatedMessage: "Use Set.",
          authtype: "none",
          httpChecksumRequired: true,
          staticContextParams: { A: { value: true } },
          idempotent: true,
        }),
      },
    });
    expect(shapeOf(result, "Put").traits).toEqual({
      documentation: "Puts.",
      deprecated: { message: "Use Set." },
    });
    expect(told(result)).toMatchObject([{ severity: "info", code: "properties-not-interpreted" }]);
    expect(told(result)[0]?.message).toContain(
      "authtype (1), httpChecksumRequired (1), idempotent (1), staticContextParams (1)",
    );
  });
});

describe("errors", () => {
  test.each([
    ["nothing says who is at fault", {}, { error: "client" }],
    [
      "a status is the client's",
      { error: { httpStatusCode: 404 } },
      { error: "client", httpError: 404 },
    ],
    [
      "a status is the server's",
      { error: { httpStatusCode: 503 } },
      { error: "server", httpError: 503 },
    ],
    ["the sender is at fault", { error: { senderFault: true } }, { error: "client" }],
    ["the shape is at fault", { fault: true }, { error: "server" }],
    ["its error is at fault", { error: { fault: true } }, { error: "server" }],
    [
      "a status of the server counts more than the sender",
      { error: { httpStatusCode: 500, senderFault: true } },
      { error: "server", httpError: 500 },
    ],
    [
      "it is throttling",
      { retryable: { throttling: true } },
      { error: "client", retryable: { throttling: true } },
    ],
    ["it may be retried", { retryable: { throttling: false } }, { error: "client", retryable: {} }],
  ])("%s", (_, properties, expected) => {
    expect(withError(structure({}, { exception: true, ...properties }))).toEqual(expected);
  });

  test("have a code of their own on the wire of query protocols", () => {
    const error = { code: "Gone", httpStatusCode: 410, senderFault: true };
    expect(withError(structure({}, { exception: true, error }), {}, { protocol: "query" })).toEqual(
      {
        error: "client",
        httpError: 410,
        awsQueryError: { code: "Gone", httpResponseCode: 410 },
      },
    );
  });

  test("may be described where an operation names them, and the shape counts", () => {
    const reference = { exception: true, error: { httpStatusCode: 404 } };
    expect(withError(structure(), reference)).toEqual({ error: "client", httpError: 404 });
    const own = { exception: true, error: { httpStatusCode: 500 } };
    expect(withError(structure({}, own), reference)).toEqual({ error: "server", httpError: 500 });
  });

  test("are what operations answer with, though nothing else says so", () => {
    expect(withError(structure())).toEqual({ error: "client" });
  });
});

describe("the service", () => {
  test.each([
    [{ serviceId: "Test Weather" }, "com.amazonaws.testweather#TestWeather"],
    [{ serviceId: "API-Gateway V2" }, "com.amazonaws.apigatewayv2#APIGatewayV2"],
    [{ targetPrefix: "Weather_20200101" }, "com.amazonaws.testweather#Weather_20200101"],
    [{ targetPrefix: "com.example.v1.Weather_1" }, "com.amazonaws.testweather#Weather_1"],
    [{ serviceId: "", serviceFullName: "Old Weather" }, "com.amazonaws.oldweather#OldWeather"],
    [{ serviceId: "42", endpointPrefix: "w" }, "com.amazonaws.w#w"],
    [{ serviceId: "../x\n" }, "com.amazonaws.x#x"],
  ])("%o is %s", (metadata, expected) => {
    const { model } = read({ metadata, operations: {} });
    expect(model.service.id).toBe(expected);
    expect(model.service.version).toBe("2020-01-01");
  });

  test("shares no name with operations and shapes", () => {
    const result = read({
      operations: { TestWeather: operation({ input: { shape: "TestWeather" } }) },
      shapes: { TestWeather: structure(), TestWeatherService: structure() },
    });
    expect(result.model.service.id).toBe(`${namespace}#TestWeatherServiceService`);
    expect(shapeOf(result, "TestWeather")).toMatchObject({
      type: "operation",
      input: `${namespace}#TestWeatherShape`,
    });
    expect(told(result)).toMatchObject([
      { severity: "info", code: "shape-renamed", shape: `${namespace}#TestWeatherShape` },
      { severity: "info", code: "shapes-unconnected" },
    ]);
  });

  test("may be documented and deprecated", () => {
    const node = serviceNode({ operations: {} });
    const about = {
      documentation: "Weather.",
      deprecated: true,
      deprecatedMessage: "Look outside.",
    };
    const { model } = readBotocoreService({
      service: file("service-2.json", { ...node, ...about }),
    });
    expect(model.service.traits).toEqual({
      documentation: "Weather.",
      deprecated: { message: "Look outside." },
      service: { sdkId: "Test Weather" },
    });
  });
});
