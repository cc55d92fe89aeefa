import * as sdk from "@aws-sdk/client-lambda";
import { createWorld } from "@shapesmith/fixtures";
import { arbitraries, contract, fixtures } from "@shapesmith/lambda";
import { mockLambda } from "@shapesmith/lambda/mocks";
import "@shapesmith/mocks/vitest";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";

const { createAlias, updateAlias, deleteAlias } = fixtures.sequences;
const FunctionName = "orders";
const Name = "live";
const AliasArn = "arn:aws:lambda:us-east-1:123456789012:function:orders:live";

let lambda: ReturnType<typeof mockLambda>;
let client: sdk.LambdaClient;

beforeEach(() => {
  lambda = mockLambda();
  ({ client } = lambda);
});

const get = (): Promise<sdk.GetAliasCommandOutput> =>
  client.send(new sdk.GetAliasCommand({ FunctionName, Name }));
const update = (members: object): Promise<sdk.UpdateAliasCommandOutput> =>
  client.send(new sdk.UpdateAliasCommand({ FunctionName, Name, ...members }));

describe("an alias", () => {
  it("is of the function that calls name, and is what they ask for", async () => {
    lambda.play(createAlias.succeeds());
    const asked = { FunctionName, Name, FunctionVersion: "7" };
    await expect(get()).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: `Cannot find alias arn: ${AliasArn}`,
    });
    const created = await client.send(new sdk.CreateAliasCommand(asked));
    expect(created).toMatchObject({ Name, AliasArn, FunctionVersion: "7", Description: "" });
    expect(await get()).toMatchObject({ AliasArn, RevisionId: created.RevisionId });
    const { Aliases } = await client.send(new sdk.ListAliasesCommand({ FunctionName }));
    expect(Aliases).toHaveLength(1);
    expect(await get()).toMatchObject(Aliases?.[0] ?? {});
    await expect(client.send(new sdk.CreateAliasCommand(asked))).rejects.toMatchObject({
      name: "ResourceConflictException",
      message: `Alias already exists: ${AliasArn}`,
    });
  });

  it("has a new revision with each update, and keeps what is not spoken of", async () => {
    const RoutingConfig = { AdditionalVersionWeights: { "8": 0.1 } };
    lambda.play(updateAlias.succeeds({ overrides: { Name, FunctionVersion: "7", RoutingConfig } }));
    const before = await get();
    const moved = await update({
      FunctionVersion: "8",
      RoutingConfig: { AdditionalVersionWeights: {} },
    });
    expect(moved.RevisionId).not.toBe(before.RevisionId);
    expect(moved).toMatchObject({ AliasArn, FunctionVersion: "8" });
    expect(moved).not.toHaveProperty("RoutingConfig");
    const named = await update({ Description: "eighth" });
    expect(named).toMatchObject({ FunctionVersion: "8", Description: "eighth" });
    expect(await get()).toMatchObject({ RevisionId: named.RevisionId, Description: "eighth" });
  });

  it("is updated only by those who know its latest revision", async () => {
    lambda.play(updateAlias.staleRevision({ overrides: { Name } }));
    const { RevisionId } = await get();
    await expect(update({ FunctionVersion: "2", RevisionId })).rejects.toMatchObject({
      name: "PreconditionFailedException",
      $metadata: { httpStatusCode: 412 },
    });
    const latest = await get();
    expect(await update({ FunctionVersion: "2", RevisionId: latest.RevisionId })).toMatchObject({
      FunctionVersion: "2",
    });
  });

  it("that is not there is not updated, but deleted all the same", async () => {
    lambda.play(updateAlias.notThere());
    await expect(update({ FunctionVersion: "2" })).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: `Alias not found: ${AliasArn}`,
    });
    lambda.play(deleteAlias.notThere());
    await client.send(new sdk.DeleteAliasCommand({ FunctionName, Name }));
    lambda.play(deleteAlias.succeeds());
    expect(await get()).toMatchObject({ Name });
    await client.send(new sdk.DeleteAliasCommand({ FunctionName, Name }));
    await expect(get()).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  it("is one of one function", () => {
    const sequence = updateAlias.succeeds();
    const ask = (
      position: typeof sequence.start,
      request: object,
    ): ReturnType<typeof sequence.answer> =>
      sequence.answer(position, { operation: "GetAlias", request });
    const first = ask(sequence.start, {
      FunctionName: `123456789012:function:${FunctionName}`,
      Name,
    });
    expect(first).toHaveProperty("response.AliasArn", AliasArn);
    const next = first?.next ?? sequence.start;
    expect(ask(next, { FunctionName, Name })).toHaveProperty("response.AliasArn", AliasArn);
    expect(ask(next, { FunctionName: "others", Name })).toBeUndefined();
    expect(ask(next, { FunctionName, Name: "canary" })).toBeUndefined();
  });

  it("is moved to a version when a function is deployed, each with its own sequence", async () => {
    lambda.play(fixtures.sequences.updateFunctionCode.succeeds({ polls: 2 }));
    lambda.play(updateAlias.succeeds({ overrides: { Name, FunctionVersion: "$LATEST" } }));
    const waiting = { client, maxWaitTime: 10, minDelay: 0.001, maxDelay: 0.001 };
    const code = { S3Bucket: "code", S3Key: "orders.zip" };
    await client.send(new sdk.UpdateFunctionCodeCommand({ FunctionName, ...code }));
    await sdk.waitUntilFunctionUpdatedV2(waiting, { FunctionName });
    const published = await client.send(new sdk.PublishVersionCommand({ FunctionName }));
    const FunctionVersion = published.Version;
    expect(await update({ FunctionVersion })).toMatchObject({ AliasArn, FunctionVersion: "1" });
  });

  it("is of the world's region", () => {
    const world = createWorld({ region: "us-gov-west-1", names: { function: "orders" } });
    for (const { response } of createAlias.succeeds({ world, overrides: { Name } }).steps) {
      expect(response).toMatchObject({
        AliasArn: "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:orders:live",
      });
    }
  });

  it("has any run at all, whose answers conform and name the alias that was asked for", () => {
    for (const arbitraryOf of [
      arbitraries.sequences.createAlias,
      arbitraries.sequences.updateAlias,
      arbitraries.sequences.deleteAlias,
    ]) {
      fc.assert(
        fc.property(arbitraryOf(), ({ steps }) => {
          for (const { operation, request, response } of steps) {
            if (response === undefined) continue;
            expect(contract.operations[operation].response.validate(response)).toEqual([]);
            if (!("AliasArn" in response) || !("Name" in request)) continue;
            expect(response.Name).toBe(request.Name);
            expect(response.AliasArn?.endsWith(`:${response.Name}`)).toBe(true);
          }
        }),
        { seed: 31, numRuns: 100 },
      );
    }
  });
});
