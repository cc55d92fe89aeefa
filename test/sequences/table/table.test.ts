import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as sdk from "@aws-sdk/client-dynamodb";
import type { Sequence } from "@shapesmith/contract";
import "@shapesmith/mocks/vitest";
import fc, { type Arbitrary } from "fast-check";
import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { generate } from "../../../packages/codegen/src/generate.js";

/** Of the generated code, which is there only when the test runs, what is looked at. */
interface Generated {
  readonly mock: () => Mock;
  readonly contract: { readonly operations: Readonly<Record<string, Operation>> };
  readonly fixtures: Readonly<Record<string, Readonly<Record<string, (options: object) => Run>>>>;
  readonly arbitraries: Readonly<Record<string, (options?: object) => Arbitrary<Run>>>;
}

type Run = Sequence<Readonly<Record<string, never>>>;

interface Operation {
  readonly request: { validate(value: unknown): readonly unknown[] };
  readonly response: { validate(value: unknown): readonly unknown[] };
}

interface Mock {
  readonly client: sdk.DynamoDBClient;
  play(sequence: Run): void;
}

interface Step {
  readonly operation: string;
  readonly request: unknown;
  readonly state: string;
  readonly response?: unknown;
  readonly error?: Error;
}

const here = fileURLToPath(new URL(".", import.meta.url));
const TableName = "orders";
const overrides = { TableName };

let generated: Generated;
let mock: Mock;

beforeAll(async () => {
  const out = join(inject("generatedClients"), "table");
  const overlay = join(here, "overlay.json");
  const entry = { sources: ["@aws-sdk/client-dynamodb"], overlay, out };
  const { findings } = await generate(entry, { service: "dynamodb", cwd: here });
  expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
  const load = (file: string): Promise<Readonly<Record<string, unknown>>> =>
    import(/* @vite-ignore */ pathToFileURL(join(out, file)).href);
  const [mocks, contract, fixtures, arbitraries] = await Promise.all(
    ["mocks.ts", "contract.ts", "fixtures.ts", "arbitraries.ts"].map(load),
  );
  const name = Object.keys(mocks ?? {}).find((one) => one.startsWith("mock")) ?? "";
  generated = {
    mock: mocks?.[name],
    contract,
    fixtures: fixtures?.["sequences"],
    arbitraries: arbitraries?.["sequences"],
  } as Generated;
});

beforeEach(() => {
  mock = generated.mock();
});

const waiting = (maxWaitTime = 60): Parameters<typeof sdk.waitUntilTableExists>[0] => ({
  client: mock.client,
  maxWaitTime,
  minDelay: 0.001,
  maxDelay: 0.001,
});
const create = (): Promise<sdk.CreateTableCommandOutput> =>
  mock.client.send(
    new sdk.CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "sku", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "sku", KeyType: "HASH" }],
    }),
  );
const update = (): Promise<sdk.UpdateTableCommandOutput> =>
  mock.client.send(new sdk.UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
const status = async (): Promise<string | undefined> =>
  (await mock.client.send(new sdk.DescribeTableCommand({ TableName }))).Table?.TableStatus;

describe("a table of DynamoDB, whose life is in an overlay", () => {
  it("is created, which the client's own waiter sees", async () => {
    mock.play(generated.fixtures["createTable"]?.["succeeds"]?.({ overrides, polls: 2 }) as Run);
    await expect(status()).rejects.toBeInstanceOf(sdk.ResourceNotFoundException);
    const { TableDescription } = await create();
    expect(TableDescription).toMatchObject({ TableName, TableStatus: "CREATING" });
    expect(TableDescription?.KeySchema).toEqual([{ AttributeName: "sku", KeyType: "HASH" }]);
    expect(TableDescription?.TableArn).toBe("arn:aws:dynamodb:us-east-1:123456789012:table/orders");
    expect([await status(), await status(), await status()]).toEqual([
      "CREATING",
      "CREATING",
      "ACTIVE",
    ]);
    expect(await sdk.waitUntilTableExists(waiting(), { TableName })).toMatchObject({
      state: "SUCCESS",
    });
    await expect(create()).rejects.toBeInstanceOf(sdk.ResourceInUseException);
  });

  it("is updated when nobody else updates it", async () => {
    mock.play(generated.fixtures["updateTable"]?.["conflicts"]?.({ overrides, times: 2 }) as Run);
    for (const _ of [1, 2]) {
      await expect(update()).rejects.toBeInstanceOf(sdk.ResourceInUseException);
    }
    await sdk.waitUntilTableExists(waiting(), { TableName });
    const { TableDescription } = await update();
    expect(TableDescription).toMatchObject({
      TableStatus: "UPDATING",
      DeletionProtectionEnabled: true,
    });
    mock.play(generated.fixtures["updateTable"]?.["neverEnds"]?.({ overrides }) as Run);
    await update();
    await expect(sdk.waitUntilTableExists(waiting(0.1), { TableName })).rejects.toMatchObject({
      name: "TimeoutError",
    });
  });

  it("is deleted after a while", async () => {
    mock.play(generated.fixtures["deleteTable"]?.["succeeds"]?.({ overrides, polls: 3 }) as Run);
    const remove = new sdk.DeleteTableCommand({ TableName });
    const { TableDescription } = await mock.client.send(remove);
    expect(TableDescription).toMatchObject({ TableName, TableStatus: "DELETING" });
    expect(await sdk.waitUntilTableNotExists(waiting(), { TableName })).toMatchObject({
      state: "SUCCESS",
    });
  });

  it("has runs and arbitraries whose requests and answers conform", () => {
    const against = ({ steps }: Run): readonly unknown[] =>
      (steps as readonly Step[]).flatMap(({ operation, request, response, error }) => {
        const { request: asked, response: answered } = generated.contract.operations[
          operation
        ] as Operation;
        const told = error === undefined ? answered.validate(response) : [];
        return [...asked.validate(request), ...told];
      });
    for (const runs of Object.values(generated.fixtures)) {
      for (const run of Object.values(runs)) expect(against(run({ overrides }))).toEqual([]);
    }
    const states = new Set<string>();
    for (const arbitraryOf of Object.values(generated.arbitraries)) {
      fc.assert(
        fc.property(arbitraryOf(), (sequence) => {
          for (const { state } of sequence.steps as readonly Step[]) states.add(state);
          expect(against(sequence)).toEqual([]);
        }),
        { seed: 5, numRuns: 60 },
      );
    }
    expect([...states].toSorted()).toEqual(
      ["absent", "active", "creating", "deleting", "locked", "updating"].toSorted(),
    );
  });
});
