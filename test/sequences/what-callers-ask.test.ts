import { createWorld } from "@shapesmith/fixtures";
import { arbitraries, contract, fixtures } from "@shapesmith/lambda";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Caller, FunctionName, overrides } from "./caller.js";

const { updateFunctionConfiguration, updateFunctionCode, createFunction, publishVersion } =
  fixtures.sequences;

const runs = [
  ["updateFunctionConfiguration", updateFunctionConfiguration.staleRevision()],
  ["updateFunctionCode", updateFunctionCode.staleRevision()],
  ["publishVersion", publishVersion.staleRevision()],
] as const;

describe("a stale revision", () => {
  it.each(runs)("of %s was given before something else changed the function", (_, { steps }) => {
    const refused = steps.findIndex(({ error }) => error !== undefined);
    const { RevisionId } = steps[refused]?.request as { RevisionId?: string };
    const [first, latest] = [steps[0], steps[refused + 1]].map((step): unknown =>
      Reflect.get(step?.response ?? {}, "RevisionId"),
    );
    expect(RevisionId).toBe(first);
    expect(latest).not.toBe(first);
    expect(steps[refused]?.error).toMatchObject({
      name: "PreconditionFailedException",
      message:
        "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id",
    });
  });
});

describe("publishing other code than there is", () => {
  it("is refused with what was asked for and what there is", () => {
    const { steps } = publishVersion.codeDiffers();
    const [before, refused, after] = steps;
    const [asked, current] = [before, after].map((step) =>
      String(Reflect.get(step?.response ?? {}, "CodeSha256")),
    );
    expect(current).not.toBe(asked);
    expect(refused?.request).toMatchObject({ CodeSha256: asked });
    expect(refused?.error).toMatchObject({
      name: "InvalidParameterValueException",
      message: `CodeSHA256 (${asked}) is different from current CodeSHA256 in $LATEST (${current}). Please try again with the CodeSHA256 in $LATEST.`,
    });
  });
});

describe("texts that speak of the request", () => {
  const told = (request: object, message?: "layerNotFound" | "layerTwice"): string =>
    fixtures.operations.UpdateFunctionConfiguration.error(
      "InvalidParameterValueException",
      undefined,
      { for: { FunctionName, ...request }, ...(message === undefined ? {} : { message }) },
    ).message;
  const layer = "arn:aws:lambda:us-east-1:123456789012:layer:tools";

  it.each(["python2.7", "python3.6", "nodejs10.x", "ruby2.7"] as const)(
    "name the retired runtime that was asked for: %s",
    (Runtime) => {
      expect(told({ Runtime })).toMatch(
        `The runtime parameter of ${Runtime} is no longer supported`,
      );
    },
  );

  it("name the layers that were asked for", () => {
    const Layers = [`${layer}:7`, `${layer}:8`];
    expect(told({ Layers }, "layerNotFound")).toBe(`Layer version ${layer}:7 does not exist.`);
    expect(told({ Layers }, "layerTwice")).toContain(`${layer}:7 and ${layer}:8 are versions`);
  });

  it("name the function that there is already", () => {
    const { steps } = createFunction.alreadyThere({ overrides: { FunctionName } });
    expect(steps[0]?.error?.message).toBe("Function already exist: resize");
  });
});

describe("the clock of a sequence", () => {
  it("goes on by seconds, also where calls are throttled", () => {
    const { steps } = updateFunctionConfiguration.throttled({ times: 50 });
    const { LastModified } = steps.at(-1)?.response as { LastModified: string };
    // The first call comes one second after the epoch.
    expect(LastModified).toBe("2024-05-14T09:27:44.000+0000");
  });

  it("begins with what overrides say", () => {
    const { steps } = updateFunctionConfiguration.staleRevision({
      overrides: { LastModified: "2030-01-01T00:00:00.000+0000", RevisionId: "first" },
    });
    const seen = steps.flatMap(({ response }) =>
      response === undefined
        ? []
        : [
            [
              Reflect.get(response, "LastModified"),
              Reflect.get(response, "RevisionId") === "first",
            ],
          ],
    );
    expect(seen.slice(0, 3)).toEqual([
      ["2030-01-01T00:00:00.000+0000", true],
      ["2030-01-01T00:00:01.500+0000", false],
      ["2030-01-01T00:00:04.000+0000", false],
    ]);
  });
});

describe("what a request takes away", () => {
  const configured = {
    FunctionName,
    VpcConfig: { SubnetIds: ["subnet-1"], SecurityGroupIds: ["sg-1"], VpcId: "vpc-12345678" },
    Layers: [{ Arn: "arn:aws:lambda:us-east-1:123456789012:layer:tools:1" }],
    Environment: { Variables: { STAGE: "test" } },
    DeadLetterConfig: { TargetArn: "arn:aws:sqs:us-east-1:123456789012:dead" },
    FileSystemConfigs: [
      {
        Arn: "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-12345678901234567",
        LocalMountPath: "/mnt/files",
      },
    ],
    KMSKeyArn: "arn:aws:kms:us-east-1:123456789012:key/main",
  };
  const removed = {
    VpcConfig: { SubnetIds: [], SecurityGroupIds: [] },
    Layers: [],
    Environment: { Variables: {} },
    DeadLetterConfig: { TargetArn: "" },
    FileSystemConfigs: [],
    KMSKeyArn: "",
  };

  it("is gone from then on, in the form that was recorded", () => {
    const caller = new Caller(updateFunctionConfiguration.succeeds({ overrides: configured }));
    expect(caller.get()).toMatchObject(configured);
    for (const answer of [caller.update(removed), caller.get(), caller.get(), caller.get()]) {
      expect(answer).toMatchObject({
        VpcConfig: {
          SubnetIds: [],
          SecurityGroupIds: [],
          VpcId: "",
          Ipv6AllowedForDualStack: false,
        },
        Environment: { Variables: {} },
      });
      for (const name of ["Layers", "DeadLetterConfig", "FileSystemConfigs", "KMSKeyArn"]) {
        expect(answer).not.toHaveProperty(name);
      }
    }
  });

  it("stays as it is where the request says nothing of it, or that it is undefined", () => {
    const caller = new Caller(updateFunctionConfiguration.succeeds({ overrides: configured }));
    expect(caller.update({ Timeout: 9, Layers: undefined })).toMatchObject({
      ...configured,
      Timeout: 9,
    });
  });

  it("was never there where a creation does not ask for it", () => {
    const { steps } = createFunction.succeeds();
    for (const { response } of steps) {
      for (const name of Object.keys(removed)) expect(response).not.toHaveProperty(name);
    }
  });
});

describe("overrides", () => {
  it("are what the run's own requests ask for", () => {
    const overrides = { MemorySize: 2048 };
    const update = updateFunctionConfiguration.succeeds({ overrides }).steps;
    expect(update[0]?.request).toMatchObject(overrides);
    for (const { response } of update) expect(response).toMatchObject(overrides);

    const wanted = { Runtime: "python3.12", Handler: "main.handler", Timeout: 60 } as const;
    const create = createFunction.succeeds({ overrides: wanted }).steps;
    expect(create[0]?.request).toMatchObject(wanted);
    for (const { response } of create) expect(response).toMatchObject(wanted);
  });

  it("do not keep a caller's own request from changing the function", () => {
    const overrides = { FunctionName, MemorySize: 2048 };
    const caller = new Caller(updateFunctionConfiguration.succeeds({ overrides }));
    expect(
      [caller.get(), caller.update(), caller.get()].map(({ MemorySize }) => MemorySize),
    ).toEqual([2048, 1024, 1024]);
  });
});

describe("a function from an image", () => {
  const overrides = { FunctionName, PackageType: "Image" } as const;
  const ImageUri = "123456789012.dkr.ecr.us-east-1.amazonaws.com/resize:2";
  const image = {
    PackageType: "Image",
    CodeSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  };

  it.each(Object.entries(createFunction))("is made by %s", (name, run) => {
    const make = run as (...args: unknown[]) => ReturnType<typeof createFunction.succeeds>;
    const { steps } = name === "fails" ? make("InvalidImage", { overrides }) : make({ overrides });
    for (const { operation, request, response } of steps) {
      if (operation === "CreateFunction") {
        expect(request).toMatchObject({ Code: { ImageUri: expect.any(String) as string } });
        expect(request).not.toHaveProperty("Runtime");
        expect(request).not.toHaveProperty("Handler");
      }
      if (response === undefined) continue;
      expect(response).toMatchObject(image);
      expect(response).not.toHaveProperty("Runtime");
    }
  });

  it("stays one when its code is updated", () => {
    const { steps } = updateFunctionCode.succeeds({ overrides });
    expect(steps[0]?.request).toHaveProperty("ImageUri");
    expect(steps[0]?.request).not.toHaveProperty("S3Bucket");
    for (const { response } of steps) expect(response).toMatchObject(image);
  });

  it("is made of an image in the account and the region of the world", () => {
    const world = createWorld({ region: "cn-north-1", accountId: "210987654321" });
    const { steps } = createFunction.succeeds({ overrides, world });
    expect(steps[0]?.request).toMatchObject({
      Code: {
        ImageUri: "210987654321.dkr.ecr.cn-north-1.amazonaws.com.cn/function:latest",
      },
    });
  });

  it("is what an update with the URI of an image is about", () => {
    const caller = new Caller(updateFunctionCode.succeeds());
    expect(caller.call("UpdateFunctionCode", { FunctionName, ImageUri })).toMatchObject(image);
    const { Code } = caller.call("GetFunction", { FunctionName });
    expect(Code).toMatchObject({ RepositoryType: "ECR" });
    const { UpdateFunctionCode } = fixtures.operations;
    const answer = UpdateFunctionCode.response(undefined, { for: { FunctionName, ImageUri } });
    expect(answer).toMatchObject(image);
    expect(contract.operations.UpdateFunctionCode.response.validate(answer)).toEqual([]);
    const zip = { FunctionName, S3Bucket: "code", S3Key: "resize.zip" };
    expect(UpdateFunctionCode.response(undefined, { for: zip }).PackageType).toBe("Zip");
  });
});

describe("an update of the code", () => {
  const image = { ImageUri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/resize:1" };
  const archive = { S3Bucket: "bucket", S3Key: "key" };

  it.each([
    [
      "Zip",
      archive,
      image,
      "Please don't provide ImageUri when updating a function with packageType Zip.",
    ],
    [
      "Image",
      image,
      archive,
      "Please provide ImageUri when updating a function with packageType Image.",
    ],
  ] as const)("of a function with PackageType %s has its form", (PackageType, own, other, text) => {
    const caller = new Caller(
      updateFunctionCode.succeeds({ polls: 1, overrides: { FunctionName, PackageType } }),
    );
    expect(caller.refused("UpdateFunctionCode", { FunctionName, ...other })).toMatchObject({
      name: "InvalidParameterValueException",
      Type: "User",
      message: text,
    });
    const before = caller.get();
    expect(before).toMatchObject({ PackageType, LastUpdateStatus: "Successful" });
    expect(caller.call("UpdateFunctionCode", { FunctionName, ...own })).toMatchObject({
      PackageType,
      LastUpdateStatus: "InProgress",
    });
  });

  it("tells by its form what the function is that nobody has seen yet", () => {
    const any = fc.sample(arbitraries.sequences.updateFunctionCode(), { seed: 5, numRuns: 100 });
    for (const sequence of [updateFunctionCode.succeeds(), ...any]) {
      if (sequence.script.start !== "active") continue;
      for (const [asked, PackageType] of [
        [archive, "Zip"],
        [image, "Image"],
      ] as const) {
        const request = { FunctionName, ...asked };
        const updated = sequence.answer(sequence.start, {
          operation: "UpdateFunctionCode",
          request,
        });
        if (updated === undefined || "error" in updated) continue;
        // Arbitrary functions may lack the member where it says nothing new.
        expect({ PackageType: "Zip", ...updated.response }).toMatchObject({ PackageType });
      }
    }
  });

  it("changes nothing when it is only tried", () => {
    const caller = new Caller(updateFunctionCode.succeeds({ polls: 0, overrides }));
    const before = caller.get();
    const tried = caller.call("UpdateFunctionCode", { FunctionName, ...archive, DryRun: true });
    expect({ ...tried, $metadata: undefined }).toEqual({ ...before, $metadata: undefined });
    expect(caller.call("UpdateFunctionCode", { FunctionName, ...archive }).LastUpdateStatus).toBe(
      "InProgress",
    );
  });
});

describe("creating a function", () => {
  it("answers also what no function can be like, as updates do", () => {
    const VpcConfig = { SubnetIds: ["subnet-0123456789abcdef0"], SecurityGroupIds: [] };
    const request = fixtures.operations.CreateFunction.request({ FunctionName, VpcConfig });
    const { start } = createFunction.succeeds();
    const created = createFunction.succeeds().answer(start, {
      operation: "CreateFunction",
      request,
    });
    expect(created).toMatchObject({ response: { State: "Pending", VpcConfig } });
  });
});
