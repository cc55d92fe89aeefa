import { createWorld } from "@shapesmith/fixtures";
import { contract, fixtures } from "@shapesmith/lambda";
import { describe, expect, it } from "vitest";

const { CreateFunction, UpdateFunctionCode } = fixtures.operations;
const ImageUri = "123456789012.dkr.ecr.us-east-1.amazonaws.com/resize:2";

describe("a request that makes a function from an image", () => {
  it.each([
    ["its package type", { PackageType: "Image" }],
    ["the URI of an image", { Code: { ImageUri } }],
  ] as const)("is told by %s, and has nothing of an archive", (_, overrides) => {
    const request = CreateFunction.request(overrides);
    expect(request.PackageType).toBe("Image");
    expect(Object.keys(request.Code ?? {})).toEqual(["ImageUri"]);
    expect(request).not.toHaveProperty("Runtime");
    expect(request).not.toHaveProperty("Handler");
    expect(contract.operations.CreateFunction.request.validate(request)).toEqual([]);
    const answer = CreateFunction.response({}, { for: request });
    expect(answer).toMatchObject({
      PackageType: "Image",
      CodeSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  it("takes the image from the world, unless it is overridden", () => {
    const world = createWorld({ region: "eu-west-1", accountId: "210987654321" });
    const made = CreateFunction.request({ PackageType: "Image" }, { world });
    expect(made.Code?.ImageUri).toMatch(/^210987654321\.dkr\.ecr\.eu-west-1\.amazonaws\.com\//);
    const own = CreateFunction.request({ PackageType: "Image", Code: { ImageUri } }, { world });
    expect(own.Code?.ImageUri).toBe(ImageUri);
  });

  it("has what overrides say all the same", () => {
    const request = CreateFunction.request({ PackageType: "Image", Handler: "index.handler" });
    expect(request.Handler).toBe("index.handler");
  });

  it("is a variation as well as an override", () => {
    const image = CreateFunction.request.with({ image: { PackageType: "Image" } }).image;
    expect(Object.keys(image().Code ?? {})).toEqual(["ImageUri"]);
    expect(CreateFunction.request()).toMatchObject({
      PackageType: "Zip",
      Handler: "index.handler",
    });
  });
});

it("a request for other code names it in one way", () => {
  const ways = ["ZipFile", "S3Bucket", "S3Key", "S3ObjectVersion", "ImageUri"];
  const given = (...overrides: Parameters<typeof UpdateFunctionCode.request>) =>
    Object.keys(UpdateFunctionCode.request(...overrides)).filter((name) => ways.includes(name));
  expect(given()).toEqual(["ZipFile"]);
  expect(given({ S3Bucket: "deployments" })).toEqual(["S3Bucket", "S3Key", "S3ObjectVersion"]);
  expect(given({ ImageUri })).toEqual(["ImageUri"]);
});
