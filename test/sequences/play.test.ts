import * as sdk from "@aws-sdk/client-lambda";
import type { Sequence } from "@shapesmith/contract";
import { contract, fixtures, type Operations } from "@shapesmith/lambda";
import { mockLambda } from "@shapesmith/lambda/mocks";
import "@shapesmith/mocks/vitest";
import { beforeEach, describe, expect, test } from "vitest";

const {
  createFunction,
  deleteFunction,
  invoke,
  publishVersion,
  updateFunctionCode,
  updateFunctionConfiguration,
} = fixtures.sequences;
const overrides = { FunctionName: "orders" };
const { FunctionName } = overrides;
const Role = "arn:aws:iam::123456789012:role/orders";
const Code = { S3Bucket: "deployments", S3Key: "orders.zip" };

let lambda: ReturnType<typeof mockLambda>;
let client: sdk.LambdaClient;

beforeEach(() => {
  lambda = mockLambda();
  ({ client } = lambda);
});

/** What a caller sends, by the group of the sequences that tell how it goes. */
const changes = {
  createFunction: () => client.send(new sdk.CreateFunctionCommand({ FunctionName, Role, Code })),
  updateFunctionConfiguration: () =>
    client.send(new sdk.UpdateFunctionConfigurationCommand({ FunctionName, MemorySize: 1024 })),
  updateFunctionCode: () =>
    client.send(new sdk.UpdateFunctionCodeCommand({ FunctionName, ...Code })),
  publishVersion: () => client.send(new sdk.PublishVersionCommand({ FunctionName })),
  deleteFunction: () => client.send(new sdk.DeleteFunctionCommand({ FunctionName })),
  invoke: () => client.send(new sdk.InvokeCommand({ FunctionName })),
};

const updates = [
  ["updateFunctionConfiguration", updateFunctionConfiguration],
  ["updateFunctionCode", updateFunctionCode],
] as const;

function waiting(maxWaitTime = 60): Parameters<typeof sdk.waitUntilFunctionActiveV2>[0] {
  return { client, maxWaitTime, minDelay: 0.001, maxDelay: 0.001 };
}

const updated = async (maxWaitTime?: number): Promise<string> =>
  (await sdk.waitUntilFunctionUpdatedV2(waiting(maxWaitTime), { FunctionName })).state;
const active = async (maxWaitTime?: number): Promise<string> =>
  (await sdk.waitUntilFunctionActiveV2(waiting(maxWaitTime), { FunctionName })).state;

const configuration = (): Promise<sdk.GetFunctionConfigurationCommandOutput> =>
  client.send(new sdk.GetFunctionConfigurationCommand({ FunctionName }));

/** The operations that show the function, of which each is as the others, whatever they show. */
async function shown(): Promise<sdk.FunctionConfiguration> {
  const { $metadata, ...direct } = await configuration();
  const { Configuration } = await client.send(new sdk.GetFunctionCommand({ FunctionName }));
  const { Functions } = await client.send(new sdk.ListFunctionsCommand({}));
  expect($metadata.httpStatusCode).toBe(200);
  expect(Configuration).toEqual(direct);
  // Lists leave out what tells the state.
  expect(Functions).toHaveLength(1);
  expect(Functions?.[0]).toMatchObject({ FunctionName, RevisionId: direct.RevisionId });
  expect(Functions?.[0]).not.toHaveProperty("State");
  expect(direct).toMatchObject(Functions?.[0] ?? {});
  return direct;
}

async function refusal(call: () => Promise<unknown>): Promise<string> {
  return call().then(
    () => "accepted",
    (error: unknown) => {
      expect(error).toBeInstanceOf(sdk.LambdaServiceException);
      return (error as Error).name;
    },
  );
}

/** The names of the errors with which the first calls were refused, until one was accepted. */
async function refusals(call: () => Promise<unknown>): Promise<readonly string[]> {
  const names: string[] = [];
  for (let name = await refusal(call); name !== "accepted"; name = await refusal(call)) {
    if (names.push(name) > 20) throw new Error("It is never accepted.");
  }
  return names;
}

describe.each(updates)("%s", (operation, sequences) => {
  const update = changes[operation];

  test("succeeds", async () => {
    lambda.play(sequences.succeeds({ polls: 4, overrides }));
    const before = await shown();
    expect(before).toMatchObject({ State: "Active", LastUpdateStatus: "Successful" });
    expect(await update()).toMatchObject({ State: "Active", LastUpdateStatus: "InProgress" });
    const during = await shown();
    expect(during).toMatchObject({ State: "Active", LastUpdateStatus: "InProgress" });
    expect(await updated()).toBe("SUCCESS");
    const after = await shown();
    expect(after).toMatchObject({ State: "Active", LastUpdateStatus: "Successful" });
    const revisions = [before, during, after].map(({ RevisionId }) => RevisionId);
    expect(new Set(revisions).size).toBe(3);
    expect(await active()).toBe("SUCCESS");
  });

  test("fails with a code", async () => {
    lambda.play(sequences.fails("SubnetOutOfIPAddresses", { polls: 2, overrides }));
    await update();
    await expect(updated()).rejects.toThrow(
      /"LastUpdateStatusReasonCode":\s*"SubnetOutOfIPAddresses"/,
    );
    expect(await shown()).toMatchObject({
      State: "Active",
      LastUpdateStatus: "Failed",
      LastUpdateStatusReasonCode: "SubnetOutOfIPAddresses",
    });
    // It can be tried again.
    expect(await refusals(update)).toEqual([]);
  });

  test("conflicts", async () => {
    lambda.play(sequences.conflicts({ times: 2, polls: 1, overrides }));
    expect([await refusal(update), await refusal(update)]).toEqual([
      "ResourceConflictException",
      "ResourceConflictException",
    ]);
    expect(await updated()).toBe("SUCCESS");
    expect(await refusals(update)).toEqual([]);
    expect(await updated()).toBe("SUCCESS");
  });

  test("staleRevision", async () => {
    lambda.play(sequences.staleRevision({ overrides }));
    const { RevisionId } = await configuration();
    const command = (revision: string | undefined): Promise<unknown> =>
      operation === "updateFunctionCode"
        ? client.send(
            new sdk.UpdateFunctionCodeCommand({ FunctionName, RevisionId: revision, ...Code }),
          )
        : client.send(
            new sdk.UpdateFunctionConfigurationCommand({ FunctionName, RevisionId: revision }),
          );
    expect(await refusal(() => command(RevisionId))).toBe("PreconditionFailedException");
    const latest = await configuration();
    expect(await refusal(() => command(latest.RevisionId))).toBe("accepted");
    expect(await updated()).toBe("SUCCESS");
  });

  test("throttled", async () => {
    lambda.play(sequences.throttled({ times: 3, overrides }));
    const before = await shown();
    for (let time = 0; time < 3; time += 1) {
      await expect(update()).rejects.toMatchObject({
        name: "TooManyRequestsException",
        $metadata: { httpStatusCode: 429 },
      });
    }
    expect(await shown()).toEqual(before);
    expect(await refusals(update)).toEqual([]);
    expect(await updated()).toBe("SUCCESS");
  });

  test("neverEnds", async () => {
    lambda.play(sequences.neverEnds({ overrides }));
    await update();
    await expect(updated(0.1)).rejects.toMatchObject({ name: "TimeoutError" });
    expect(await shown()).toMatchObject({ LastUpdateStatus: "InProgress" });
    expect(await refusal(update)).toBe("ResourceConflictException");
  });

  test("becomesInactive, of which no acceptor knows", async () => {
    lambda.play(sequences.becomesInactive({ polls: 0, overrides }));
    await update();
    expect(await updated()).toBe("SUCCESS");
    await expect(active(0.1)).rejects.toMatchObject({ name: "TimeoutError" });
    expect(await shown()).toMatchObject({ State: "Inactive" });
  });
});

test("a role is not ready for an update", async () => {
  lambda.play(updateFunctionConfiguration.roleNotReady({ times: 2, overrides }));
  expect(await refusals(changes.updateFunctionConfiguration)).toEqual([
    "InvalidParameterValueException",
    "InvalidParameterValueException",
  ]);
  expect(await updated()).toBe("SUCCESS");
});

describe("createFunction", () => {
  const create = changes.createFunction;

  test("succeeds", async () => {
    lambda.play(createFunction.succeeds({ polls: 3, overrides }));
    expect(await refusal(configuration)).toBe("ResourceNotFoundException");
    const { Functions } = await client.send(new sdk.ListFunctionsCommand({}));
    expect(Functions).toEqual([]);
    expect(await create()).toMatchObject({ FunctionName, Role, State: "Pending" });
    expect(await shown()).toMatchObject({ State: "Pending", StateReasonCode: "Creating" });
    expect(await active()).toBe("SUCCESS");
    expect(await shown()).toMatchObject({ State: "Active", Role });
  });

  test("fails with a code", async () => {
    lambda.play(createFunction.fails("InvalidSubnet", { overrides }));
    await create();
    await expect(active()).rejects.toThrow(/"StateReasonCode":\s*"InvalidSubnet"/);
    expect(await shown()).toMatchObject({ State: "Failed", StateReasonCode: "InvalidSubnet" });
  });

  test("is throttled, or waits for its role", async () => {
    lambda.play(createFunction.throttled({ times: 2, overrides }));
    expect(await refusals(create)).toEqual(Array(2).fill("TooManyRequestsException"));
    expect(await active()).toBe("SUCCESS");
    lambda.play(createFunction.roleNotReady({ times: 3, overrides }));
    expect(await refusals(create)).toEqual(Array(3).fill("InvalidParameterValueException"));
    expect(await active()).toBe("SUCCESS");
  });

  test("never ends", async () => {
    lambda.play(createFunction.neverEnds({ overrides }));
    await create();
    await expect(active(0.1)).rejects.toMatchObject({ name: "TimeoutError" });
    expect(await shown()).toMatchObject({ State: "Pending" });
  });

  test("becomes idle after it was made", async () => {
    lambda.play(createFunction.becomesInactive({ polls: 0, overrides }));
    await create();
    expect(await active()).toBe("SUCCESS");
    await expect(active(0.1)).rejects.toMatchObject({ name: "TimeoutError" });
    expect(await shown()).toMatchObject({ State: "Inactive", StateReasonCode: "Idle" });
  });

  test("is followed too early, or comes too late", async () => {
    lambda.play(createFunction.tooEarly({ polls: 3, overrides }));
    await create();
    expect(await refusal(changes.updateFunctionConfiguration)).toBe("ResourceConflictException");
    expect(await active()).toBe("SUCCESS");
    expect(await refusal(changes.updateFunctionConfiguration)).toBe("accepted");
    lambda.play(createFunction.alreadyThere({ overrides }));
    expect(await refusal(create)).toBe("ResourceConflictException");
    expect(await shown()).toMatchObject({ State: "Active" });
  });
});

describe("publishVersion", () => {
  const publish = changes.publishVersion;
  const version = (): Promise<unknown> =>
    sdk.waitUntilPublishedVersionActive(waiting(), { FunctionName, Qualifier: "1" });

  test("succeeds", async () => {
    lambda.play(publishVersion.succeeds({ polls: 2, overrides }));
    expect(await publish()).toMatchObject({ Version: "1", State: "Pending" });
    expect(await version()).toMatchObject({ state: "SUCCESS" });
    expect(await shown()).toMatchObject({ Version: "$LATEST" });
  });

  test("fails with a code", async () => {
    lambda.play(publishVersion.fails("ImageAccessDenied", { overrides }));
    await publish();
    await expect(version()).rejects.toThrow(/"StateReasonCode":\s*"ImageAccessDenied"/);
  });

  test.each([
    ["conflicts", "ResourceConflictException"],
    ["throttled", "TooManyRequestsException"],
  ] as const)("%s", async (run, error) => {
    lambda.play(publishVersion[run]({ times: 2, overrides }));
    expect(new Set(await refusals(publish))).toEqual(new Set([error]));
    expect(await version()).toMatchObject({ state: "SUCCESS" });
  });

  test("staleRevision", async () => {
    lambda.play(publishVersion.staleRevision({ overrides }));
    const publishOf = (RevisionId: string | undefined): Promise<unknown> =>
      client.send(new sdk.PublishVersionCommand({ FunctionName, RevisionId }));
    // The update ends after it was accepted, with a revision that its answer could not know.
    const { RevisionId } = await changes.updateFunctionConfiguration();
    expect(await updated()).toBe("SUCCESS");
    expect(await refusal(() => publishOf(RevisionId))).toBe("PreconditionFailedException");
    const latest = await configuration();
    expect(await refusal(() => publishOf(latest.RevisionId))).toBe("accepted");
  });
});

describe("deleteFunction", () => {
  const remove = changes.deleteFunction;

  test("succeeds", async () => {
    lambda.play(deleteFunction.succeeds({ overrides }));
    await shown();
    expect(await refusal(remove)).toBe("accepted");
    expect(await refusal(configuration)).toBe("ResourceNotFoundException");
    const { Functions } = await client.send(new sdk.ListFunctionsCommand({}));
    expect(Functions).toEqual([]);
    await expect(sdk.waitUntilFunctionExists(waiting(0.1), { FunctionName })).rejects.toMatchObject(
      { name: "TimeoutError" },
    );
  });

  test("is throttled, or finds nothing", async () => {
    lambda.play(deleteFunction.throttled({ times: 2, overrides }));
    expect(await refusals(remove)).toEqual(Array(2).fill("TooManyRequestsException"));
    lambda.play(deleteFunction.notThere({ overrides }));
    expect(await refusal(remove)).toBe("ResourceNotFoundException");
  });
});

describe("invoke", () => {
  test("wakes an idle function up, and goes on during an update", async () => {
    lambda.play(invoke.wakesUp({ overrides }));
    expect(await refusal(changes.invoke)).toBe("ResourceConflictException");
    expect(await active()).toBe("SUCCESS");
    expect(await refusal(changes.invoke)).toBe("accepted");
    lambda.play(invoke.whileUpdating({ overrides }));
    expect(await refusal(changes.invoke)).toBe("accepted");
  });

  test("cannot bring a function back whose image is gone, but an update of its code can", async () => {
    const image = { ...overrides, PackageType: "Image" } as const;
    lambda.play(invoke.fails("ImageDeleted", { polls: 0, overrides: image }));
    expect(await refusal(changes.invoke)).toBe("ResourceConflictException");
    expect(await configuration()).toMatchObject({
      State: "Inactive",
      StateReasonCode: "ImageDeleted",
    });
    expect(await refusal(changes.publishVersion)).toBe("ResourceConflictException");
    const ImageUri = "123456789012.dkr.ecr.us-east-1.amazonaws.com/orders:2";
    await client.send(new sdk.UpdateFunctionCodeCommand({ FunctionName, ImageUri }));
    expect(await updated()).toBe("SUCCESS");
    expect(await active()).toBe("SUCCESS");
  });

  test("is throttled", async () => {
    lambda.play(invoke.throttled({ times: 2, overrides }));
    expect(await refusals(changes.invoke)).toEqual(Array(2).fill("TooManyRequestsException"));
  });
});

describe("every run", () => {
  const runs = Object.entries(fixtures.sequences).flatMap(([group, all]) =>
    Object.entries(all).map(
      ([name, run]) => [group, name, run as (...args: unknown[]) => Sequence<Operations>] as const,
    ),
  );

  test.each(runs)(
    "%s.%s is answered through the client as it is told",
    async (group, name, run) => {
      const own = group.endsWith("Alias") ? { Name: "live" } : overrides;
      const sequence =
        name === "fails" ? run("InvalidSubnet", { overrides: own }) : run({ overrides: own });
      lambda.play(sequence);
      for (const { operation, request, response, error } of sequence.steps) {
        const Command = sdk[`${operation}Command`] as unknown as new (input: unknown) => never;
        const sent: Promise<object> = client.send(new Command(request));
        if (error === undefined) {
          const given = await sent;
          expect(given).toEqual(response);
          expect(contract.operations[operation].response.validate(given)).toEqual([]);
        } else {
          await expect(sent).rejects.toBeInstanceOf(sdk[error.name as "ServiceException"]);
          await expect(sent).rejects.toMatchObject({ message: error.message });
        }
      }
    },
  );
});
