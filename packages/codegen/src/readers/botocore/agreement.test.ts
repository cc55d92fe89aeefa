import { expect, test } from "vitest";
import { readFiles } from "../smithy/testing.js";
import { namespace, operation, read, structure, told } from "./testing.js";

const id = (name: string): string => `${namespace}#${name}`;
const to = (name: string, traits?: object): object => ({
  target: id(name),
  ...(traits && { traits }),
});
const smithy = (traits: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(traits).map(([name, node]) => [
      name.includes("#") ? name : `smithy.api#${name}`,
      node,
    ]),
  );

/** One service as Smithy's models have it and as botocore describes it. */
const models = {
  smithy: {
    smithy: "2.0",
    shapes: {
      [id("TestWeather")]: {
        type: "service",
        version: "2020-01-01",
        operations: [to("GetCity")],
        traits: { "aws.api#service": { sdkId: "Test Weather" } },
      },
      [id("GetCity")]: {
        type: "operation",
        input: to("GetCityRequest"),
        output: to("GetCityResponse"),
        errors: [to("NoSuchCity"), to("Overloaded")],
        traits: smithy({
          http: { method: "GET", uri: "/cities/{CityId}?detail", code: 203 },
          paginated: { inputToken: "Token", outputToken: "Next", items: "Days", pageSize: "Limit" },
          "smithy.waiters#waitable": {
            CityReady: {
              minDelay: 5,
              acceptors: [
                {
                  state: "success",
                  matcher: {
                    output: { path: "State", expected: "ready", comparator: "stringEquals" },
                  },
                },
                { state: "retry", matcher: { errorType: "NoSuchCity" } },
              ],
            },
          },
          examples: [{ title: "A city", input: { CityId: "oslo" } }],
        }),
      },
      [id("GetCityRequest")]: {
        type: "structure",
        members: {
          CityId: to("CityId", smithy({ required: {}, httpLabel: {} })),
          Token: to("CityId", smithy({ httpQuery: "token" })),
          Limit: to("Limit", smithy({ httpHeader: "x-limit" })),
        },
      },
      [id("GetCityResponse")]: {
        type: "structure",
        members: {
          State: to("State", smithy({ jsonName: "state" })),
          Days: to("Days"),
          Next: to("CityId"),
          At: to("At", smithy({ timestampFormat: "epoch-seconds" })),
          Events: to("Events"),
        },
      },
      [id("CityId")]: {
        type: "string",
        traits: smithy({ length: { max: 9 }, pattern: "^[a-z]+$" }),
      },
      [id("Limit")]: { type: "integer", traits: smithy({ range: { min: 1, max: 50 } }) },
      [id("State")]: {
        type: "string",
        traits: { "smithy.api#enum": [{ value: "ready" }, { value: "not-yet" }] },
      },
      [id("Days")]: { type: "list", member: to("Day"), traits: smithy({ length: { min: 1 } }) },
      [id("Day")]: {
        type: "map",
        key: to("CityId"),
        value: to("Anything"),
        traits: smithy({ sensitive: {} }),
      },
      [id("Anything")]: { type: "document" },
      [id("At")]: { type: "timestamp" },
      [id("Events")]: {
        type: "union",
        members: { Storm: to("Storm"), Broken: to("Overloaded") },
        traits: smithy({ streaming: {} }),
      },
      [id("Storm")]: {
        type: "structure",
        members: { Bytes: to("Bytes", smithy({ eventPayload: {} })) },
      },
      [id("Bytes")]: { type: "blob" },
      [id("NoSuchCity")]: {
        type: "structure",
        members: {},
        traits: smithy({ error: "client", httpError: 404 }),
      },
      [id("Overloaded")]: {
        type: "structure",
        members: {},
        traits: smithy({ error: "server", httpError: 503, retryable: { throttling: true } }),
      },
    },
  },
  botocore: {
    operations: {
      GetCity: operation({
        http: { method: "GET", requestUri: "/cities/{cityId}?detail", responseCode: 203 },
        input: { shape: "GetCityRequest" },
        output: { shape: "GetCityResponse" },
        errors: [{ shape: "NoSuchCity" }, { shape: "Overloaded" }],
      }),
    },
    shapes: {
      GetCityRequest: structure(
        {
          CityId: { shape: "CityId", location: "uri", locationName: "cityId" },
          Token: { shape: "CityId", location: "querystring", locationName: "token" },
          Limit: { shape: "Limit", location: "header", locationName: "x-limit" },
        },
        { required: ["CityId"] },
      ),
      GetCityResponse: structure({
        State: { shape: "State", locationName: "state" },
        Days: { shape: "Days" },
        Next: { shape: "CityId" },
        At: { shape: "At", timestampFormat: "unixTimestamp" },
        Events: { shape: "Events" },
      }),
      CityId: { type: "string", max: 9, pattern: "[a-z]+" },
      Limit: { type: "integer", min: 1, max: 50 },
      State: { type: "string", enum: ["ready", "not-yet"] },
      Days: { type: "list", member: { shape: "Day" }, min: 1 },
      Day: { type: "map", key: { shape: "CityId" }, value: { shape: "Anything" }, sensitive: true },
      Anything: structure({}, { document: true }),
      At: { type: "timestamp" },
      Events: structure(
        { Storm: { shape: "Storm" }, Broken: { shape: "Overloaded" } },
        { eventstream: true },
      ),
      Storm: structure({ Bytes: { shape: "Bytes", eventpayload: true } }, { event: true }),
      Bytes: { type: "blob" },
      NoSuchCity: structure({}, { exception: true, error: { httpStatusCode: 404 } }),
      Overloaded: structure(
        {},
        {
          exception: true,
          fault: true,
          error: { httpStatusCode: 503 },
          retryable: { throttling: true },
        },
      ),
    },
    pagination: {
      GetCity: {
        input_token: "Token",
        output_token: "Next",
        result_key: "Days",
        limit_key: "Limit",
      },
    },
    waiters: {
      CityReady: {
        operation: "GetCity",
        delay: 5,
        acceptors: [
          { state: "success", matcher: "path", argument: "State", expected: "ready" },
          { state: "retry", matcher: "error", expected: "NoSuchCity" },
        ],
      },
    },
    examples: { GetCity: [{ title: "A city", input: { CityId: "oslo" } }] },
  },
};

test("a service is the same, whether Smithy or botocore describes it", () => {
  const fromSmithy = readFiles([models.smithy]);
  const fromBotocore = read(models.botocore);
  expect(fromSmithy.findings).toEqual([]);
  expect(told(fromBotocore)).toEqual([]);
  expect(fromBotocore.model.service).toEqual(fromSmithy.model.service);
  expect(fromBotocore.model.shapes).toEqual(fromSmithy.model.shapes);
});
