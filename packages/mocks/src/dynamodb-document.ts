/**
 * Mocks of DynamoDB's document client. Needs `@aws-sdk/lib-dynamodb` and the packages that it needs,
 * `@aws-sdk/client-dynamodb` and `@aws-sdk/util-dynamodb`; nothing else here imports them.
 */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, type TranslateConfig } from "@aws-sdk/lib-dynamodb";
import type { OperationContracts, OperationTypes } from "@shapesmith/contract";
import { operationFixtures } from "@shapesmith/fixtures";
import { mockCredentials, mockRegion } from "./client-target.js";
import {
  type DocumentCommands,
  documentCommands,
  type DocumentOperations,
} from "./documents/document-commands.js";
import { documentContracts } from "./documents/document-contract.js";
import type { MockOptions } from "./mock-options.js";
import { mockService, type ServiceMock } from "./service-mock.js";

export type { DocumentCommands, DocumentOperations } from "./documents/document-commands.js";

/**
 * Mocks the document client of DynamoDB: patterns, requests and answers have native values, and are
 * held to the contract as the attribute values that the client makes of them. It answers the commands
 * of `@aws-sdk/lib-dynamodb`, by these or by the Smithy names of the operations: `PutCommand` is
 * `"PutItem"`. Commands of the plain client are refused, also where the document client sends them.
 *
 * @param contract the emitted contract of DynamoDB.
 * @param target `DynamoDBDocumentClient`, the default, `DynamoDBDocument`, or one client.
 * @throws Error and TypeError as the mock of a service does.
 */
export function mockDocumentClient<
  O extends { readonly [K in keyof O]: OperationTypes },
  Client extends DynamoDBDocumentClient = DynamoDBDocumentClient,
>(
  contract: { readonly operations: OperationContracts<O> },
  target?: { readonly prototype: Client } | Client,
  options?: MockOptions,
): ServiceMock<DocumentOperations<O>, DocumentCommands, Client> {
  const operations = documentContracts(contract.operations, translating);
  const mock = mockService<DocumentOperations<O>, DocumentCommands, DynamoDBDocumentClient>(
    {
      sdk: documentCommands,
      // Its constructor is protected, so that it is no class of clients by its type.
      client: DynamoDBDocumentClient as unknown as abstract new () => DynamoDBDocumentClient,
      createClient: () =>
        DynamoDBDocumentClient.from(
          new DynamoDBClient({ region: mockRegion, credentials: mockCredentials }),
        ),
      operations,
      fixtures: operationFixtures(operations),
    },
    target as DynamoDBDocumentClient | undefined,
    options,
  );
  // Of the class that the target is of.
  return mock as unknown as ServiceMock<DocumentOperations<O>, DocumentCommands, Client>;

  /** Of the client that sent something last, which is the one whose values are looked at. */
  function translating(): TranslateConfig {
    const { send } = mock.stub;
    const sender: unknown = send.callCount === 0 ? target : send.lastCall.thisValue;
    const { config } = Object(sender) as {
      readonly config?: { translateConfig?: TranslateConfig };
    };
    return config?.translateConfig ?? {};
  }
}
