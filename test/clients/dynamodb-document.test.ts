import { ConditionalCheckFailedException, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  DynamoDBDocument,
  DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { OperationContracts } from "@shapesmith/contract";
import { ContractError, UnmatchedCallError } from "@shapesmith/mocks";
import { mockDocumentClient } from "@shapesmith/mocks/dynamodb-document";
import "@shapesmith/mocks/vitest";
import { describe, expect, expectTypeOf, test } from "vitest";
import { generatedClient } from "./pinned-clients.js";

interface Written {
  input: unknown;
  output: unknown;
  errors: ConditionalCheckFailedException & { readonly name: "ConditionalCheckFailedException" };
}

type Read = Written & { errors: never };

/** Of the emitted types, those that are looked at here. */
interface Operations {
  BatchGetItem: Read;
  GetItem: Read;
  PutItem: Written;
  Query: Read;
  TransactWriteItems: Read;
  UpdateItem: Written;
}

const dynamodb = await generatedClient("dynamodb");
const contract = { operations: dynamodb.operations as unknown as OperationContracts<Operations> };

const TableName = "orders";

function documents(
  translate: Parameters<typeof DynamoDBDocumentClient.from>[1] = {},
): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient({ region: "eu-central-1" }), translate);
}

describe("a mock of the document client", () => {
  test("answers its commands with native values, by class and by operation", async () => {
    const mock = mockDocumentClient(contract);
    mock.on(PutCommand).resolves();
    mock.on(GetCommand, { Key: { id: "1" } }).resolves({ Item: { id: "1", tags: new Set(["a"]) } });
    mock.on("Query").resolves({ Items: [{ id: "1", size: 2 }], Count: 1 });
    const client = documents();
    await client.send(
      new PutCommand({ TableName, Item: { id: "1", size: 2, inner: { list: [null] } } }),
    );
    const { Item } = await client.send(new GetCommand({ TableName, Key: { id: "1" } }));
    expect(Item).toEqual({ id: "1", tags: new Set(["a"]) });
    const query = { TableName, KeyConditionExpression: "id = :id" };
    const { Items } = await client.send(
      new QueryCommand({ ...query, ExpressionAttributeValues: { ":id": "1" } }),
    );
    expect(Items).toEqual([{ id: "1", size: 2 }]);
    expect(mock).toHaveSent("PutItem", { Item: { id: "1", inner: { list: [null] } } });
    expect(mock).toHaveSentValid("Query", { ExpressionAttributeValues: { ":id": "1" } });
    expect(mock.calls("GetItem").map(({ input }) => input.Key)).toEqual([{ id: "1" }]);
    expectTypeOf(mock.client).toEqualTypeOf<DynamoDBDocumentClient>();
    expect(mock.client).toBeInstanceOf(DynamoDBDocumentClient);
  });

  test("answers the aggregated client, and one client alone", async () => {
    const aggregated = DynamoDBDocument.from(new DynamoDBClient({ region: "eu-central-1" }));
    const mock = mockDocumentClient(contract, aggregated);
    expectTypeOf(mock.client).toEqualTypeOf<DynamoDBDocument>();
    mock.on("UpdateItem").resolves({ Attributes: { size: 3 } });
    const { Attributes } = await aggregated.update({ TableName, Key: { id: "1" } });
    expect(Attributes).toEqual({ size: 3 });
    expect(mock.client).toBe(aggregated);
  });

  test("matches sets, and tells by native values what differs", async () => {
    const mock = mockDocumentClient(contract);
    mock.on(PutCommand, { Item: { id: "1", tags: new Set(["a"]) } }).resolves();
    const put = (tag: string): Promise<unknown> =>
      documents().send(new PutCommand({ TableName, Item: { id: "1", tags: new Set([tag]) } }));
    await put("a");
    await expect(put("b")).rejects.toThrow(UnmatchedCallError);
    const wrong = { Item: { id: "2" } };
    expect(() => expect(mock).toHaveSent("PutItem", wrong)).toThrow('- Item.id: "2"');
    expect(() => expect(mock).toHaveSent("PutItem", { Items: {} })).toThrow("did you mean Item?");
    mock.resetHistory();
  });

  test("holds what is stubbed and sent to the contract of DynamoDB", async () => {
    const mock = mockDocumentClient(contract);
    // @ts-expect-error a number is expected
    expect(() => mock.on("Query").resolves({ Count: "1" })).toThrow(ContractError);
    // @ts-expect-error no member of the response
    expect(() => mock.on(GetCommand).resolves({ Items: [] })).toThrow(ContractError);
    mock.on("GetItem").resolves();
    const missing = documents().send(new GetCommand({ TableName, Key: undefined }));
    await expect(missing).rejects.toMatchObject({ name: "ValidationException" });
    mock.on("GetItem").callsFake(({ Key }) => ({ Item: Key, Extra: 1 }) as object);
    const get = (): Promise<unknown> =>
      documents().send(new GetCommand({ TableName, Key: { id: "1" } }));
    await expect(get()).rejects.toThrow("Extra");
    mock.on("GetItem").callsFake(({ Key }) => ({ Item: { ...Key, seen: true } }));
    expect(await get()).toMatchObject({ Item: { id: "1", seen: true } });
    mock.resetHistory();
  });

  test("rejects with the errors of the client", async () => {
    const mock = mockDocumentClient(contract);
    mock.on("PutItem").rejects("ConditionalCheckFailedException", { message: "no" });
    const sent = documents().send(new PutCommand({ TableName, Item: { id: "1" } }));
    await expect(sent).rejects.toBeInstanceOf(ConditionalCheckFailedException);
  });

  test("translates as the client is configured to that sends", async () => {
    const mock = mockDocumentClient(contract);
    mock.on(PutCommand).resolves();
    const put = new PutCommand({ TableName, Item: { id: "1", inner: { gone: undefined } } });
    await expect(documents().send(put)).rejects.toThrow("removeUndefinedValues");
    await documents({ marshallOptions: { removeUndefinedValues: true } }).send(put);
  });

  test("gives pages to the paginators of the library", async () => {
    const mock = mockDocumentClient(contract);
    mock.on("Query").paginates([{ id: "1" }, { id: "2" }, { id: "3" }], { pageSize: 2 });
    const items: unknown[] = [];
    for await (const { Items } of paginateQuery({ client: documents() }, { TableName })) {
      items.push(Items);
    }
    expect(items).toEqual([[{ id: "1" }, { id: "2" }], [{ id: "3" }]]);
  });

  test("answers every operation by default, with what conforms", async () => {
    const mock = mockDocumentClient(contract);
    const { operations, fixtures } = mock;
    for (const name of Object.keys(operations) as (keyof typeof operations)[]) {
      const response = fixtures[name].response();
      expect([name, operations[name].response.validate(response)]).toEqual([name, []]);
      expect([name, operations[name].request.validate(fixtures[name].request())]).toEqual([
        name,
        [],
      ]);
    }
    expect(Object.keys(operations)).toHaveLength(13);
    mock.on(UpdateCommand).resolves();
    await documents().send(new UpdateCommand({ TableName, Key: { id: "1" } }));
  });

  test("is what the mock of the plain client points to", () => {
    const mock = dynamodb.mock as unknown as (target: unknown) => unknown;
    for (const target of [DynamoDBDocumentClient, documents()]) {
      expect(() => mock(target)).toThrow(
        'mockDocumentClient(contract) of "@shapesmith/mocks/dynamodb-document"',
      );
    }
  });
});
