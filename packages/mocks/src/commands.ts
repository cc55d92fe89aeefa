import type { OperationTypes } from "@shapesmith/contract";

/** The name that the SDK's generator gives to the command of an operation. */
type CommandName<Operation extends string> = `${Capitalize<Operation>}Command`;

/** The command classes that a client's module exports, by the operation that each one sends. */
export type Commands<O, Sdk> = {
  readonly [
    K in keyof O & string as CommandName<K> extends keyof Sdk ? K : never
  ]: Sdk[CommandName<K> & keyof Sdk];
};

/** The command class of any of the operations. */
export type CommandClass<O, Sdk> = Commands<O, Sdk>[keyof Commands<O, Sdk>];

/** The types of the operation that a command class sends. */
export type OperationOf<O extends { readonly [K in keyof O]: OperationTypes }, Sdk, Command> = {
  [K in keyof Commands<O, Sdk>]: Command extends Commands<O, Sdk>[K] ? O[K & keyof O] : never;
}[keyof Commands<O, Sdk>];

/** The operations of a client's command classes, found out once for each contract. */
const indexes = new WeakMap<object, WeakMap<object, ReadonlyMap<unknown, string>>>();

function indexOf(sdk: object, operations: object): ReadonlyMap<unknown, string> {
  const bySdk = indexes.get(operations) ?? new WeakMap<object, ReadonlyMap<unknown, string>>();
  indexes.set(operations, bySdk);
  const known = bySdk.get(sdk);
  if (known !== undefined) return known;
  const index = new Map<unknown, string>();
  for (const operation of Object.keys(operations)) {
    const name = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Command`;
    const command: unknown = Reflect.get(sdk, name);
    if (typeof command === "function") index.set(command, operation);
  }
  bySdk.set(sdk, index);
  return index;
}

/** Finds the operation that a command is for, by the command's class. */
export class CommandIndex<Operation extends string> {
  readonly #operations: ReadonlyMap<unknown, string>;

  /**
   * @param sdk the client's module. An operation for which it has no command is left out.
   * @param operations the contracts of the operations, by name.
   */
  constructor(sdk: object, operations: { readonly [K in Operation]: object }) {
    this.#operations = indexOf(sdk, operations);
  }

  /** The operation of a command class or of a class that extends it. */
  operationOf(commandClass: unknown): Operation | undefined {
    for (
      let current: unknown = commandClass;
      typeof current === "function";
      current = Object.getPrototypeOf(current)
    ) {
      const operation = this.#operations.get(current);
      // The index is of these operations.
      if (operation !== undefined) return operation as Operation;
    }
    return undefined;
  }
}
