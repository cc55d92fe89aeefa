import {
  BatchExecuteStatementCommand,
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  ExecuteStatementCommand,
  ExecuteTransactionCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { OperationTypes } from "@shapesmith/contract";
import type { ValuePlaces } from "./attribute-values.js";

/** The commands of the document client, by the names that the plain client has for theirs. */
export const documentCommands: {
  readonly BatchExecuteStatementCommand: typeof BatchExecuteStatementCommand;
  readonly BatchGetItemCommand: typeof BatchGetCommand;
  readonly BatchWriteItemCommand: typeof BatchWriteCommand;
  readonly DeleteItemCommand: typeof DeleteCommand;
  readonly ExecuteStatementCommand: typeof ExecuteStatementCommand;
  readonly ExecuteTransactionCommand: typeof ExecuteTransactionCommand;
  readonly GetItemCommand: typeof GetCommand;
  readonly PutItemCommand: typeof PutCommand;
  readonly QueryCommand: typeof QueryCommand;
  readonly ScanCommand: typeof ScanCommand;
  readonly TransactGetItemsCommand: typeof TransactGetCommand;
  readonly TransactWriteItemsCommand: typeof TransactWriteCommand;
  readonly UpdateItemCommand: typeof UpdateCommand;
} = {
  BatchExecuteStatementCommand,
  BatchGetItemCommand: BatchGetCommand,
  BatchWriteItemCommand: BatchWriteCommand,
  DeleteItemCommand: DeleteCommand,
  ExecuteStatementCommand,
  ExecuteTransactionCommand,
  GetItemCommand: GetCommand,
  PutItemCommand: PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand: TransactGetCommand,
  TransactWriteItemsCommand: TransactWriteCommand,
  UpdateItemCommand: UpdateCommand,
};

export type DocumentCommands = typeof documentCommands;

type NameIn<Command> = Command extends `${infer Name}Command` ? Name : never;

type CommandOf<K extends string> = DocumentCommands[`${K}Command` & keyof DocumentCommands];

/** An operation, with native values where the plain client has attribute values. */
export interface DocumentOperation<Command, O extends OperationTypes> {
  readonly input: Command extends new (input: infer Input) => unknown ? Input : never;
  readonly output: Command extends new (...given: never) => {
    resolveMiddleware: (
      ...given: never
    ) => (...sent: never) => Promise<{ readonly output: infer Output }>;
  }
    ? Omit<Output, "$metadata">
    : never;
  readonly errors: O["errors"];
}

/** The operations that the document client has commands for. */
export type DocumentOperations<O extends { readonly [K in keyof O]: OperationTypes }> = {
  [K in keyof O & NameIn<keyof DocumentCommands>]: DocumentOperation<CommandOf<K>, O[K]>;
};

/** Where requests and answers of an operation have native values. */
export interface OperationPlaces {
  readonly input: ValuePlaces;
  readonly output: ValuePlaces;
}

/** As the operation's command says itself. @returns undefined where there is no such command. */
export function placesOf(operation: string): OperationPlaces | undefined {
  const name = `${operation}Command`;
  if (!Object.hasOwn(documentCommands, name)) return undefined;
  const Command = documentCommands[name as keyof DocumentCommands] as unknown as new (
    input: object,
  ) => { readonly inputKeyNodes: ValuePlaces; readonly outputKeyNodes: ValuePlaces };
  // Protected by their types: whoever extends the command is to know them.
  const { inputKeyNodes, outputKeyNodes } = new Command({});
  return { input: inputKeyNodes, output: outputKeyNodes };
}
