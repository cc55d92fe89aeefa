import type { Plan, PlannedShape } from "../plan/plan.js";
import { callDeclaration } from "../typescript/call-declaration.js";
import { propertyAccess } from "../typescript/property-access.js";
import { type ImportedSymbol, SourceFile } from "../typescript/source-file.js";
import { header } from "./header.js";

/** The runtime's names that one kind of factory is declared with. */
export interface FactorySymbols {
  readonly factory: ImportedSymbol;
  readonly factoryOf: ImportedSymbol;
  readonly operations: ImportedSymbol;
  readonly operationsOf: ImportedSymbol;
  /** Types of `types.ts` that the record of operations goes by, beside `Operations`. */
  readonly operationTypes?: readonly string[];
  /** What the record of operations is made of, beside their contracts: a name and its module. */
  readonly operationArgument?: readonly [name: string, module: string];
}

/** The parts that a module of factories is printed with. */
export interface FactoryModule {
  readonly file: SourceFile;
  /** Local names of `contract.ts` and of `types.ts`, as namespaces. */
  readonly contract: string;
  readonly types: string;
}

/**
 * A module with a factory for every named shape and a record for the operations: a line a shape,
 * all driven by the contract.
 */
export function factoryModule(
  plan: Plan,
  symbols: FactorySymbols,
  what: string,
  more: (module: FactoryModule) => void = () => undefined,
): string {
  const named = plan.shapes.filter(hasFunction);
  const file = new SourceFile([
    "operations",
    "errors",
    "sequences",
    ...named.map((planned) => planned.functionName),
  ]);
  const contract = file.useNamespace("./contract.js", "contract", false);
  const types = file.useNamespace("./types.js", "T", true);
  const argument =
    symbols.operationArgument === undefined
      ? []
      : [
          file.use({
            module: symbols.operationArgument[1],
            name: symbols.operationArgument[0],
            isType: false,
          }),
        ];
  file.print(`/** ${what} of every operation, by its Smithy name. */\n`);
  const operations = callDeclaration({
    name: "operations",
    type: file.use(symbols.operations),
    typeArguments: ["Operations", ...(symbols.operationTypes ?? [])].map(
      (name) => `${types}.${name}`,
    ),
    callee: file.use(symbols.operationsOf),
    args: [`${contract}.operations`, ...argument],
  });
  file.print(`${operations}\n`);
  more({ file, contract, types });
  for (const planned of named) {
    const factory = callDeclaration({
      name: planned.functionName,
      type: file.use(symbols.factory),
      typeArguments: [typeOf(planned, types)],
      callee: file.use(symbols.factoryOf),
      // In a function the compiler need not follow the flow of all declarations before this one.
      args: [`() => ${contract}.shapes${propertyAccess(planned.name)}`],
    });
    file.print(factory);
  }
  return file.toString(header(plan));
}

/** Lists, maps and plain shapes have no type of their own: the record of all shapes has it. */
function typeOf(planned: PlannedShape, types: string): string {
  switch (planned.shape.type) {
    case "structure":
    case "union":
    case "enum":
    case "intEnum":
      return `${types}.${planned.name}`;
    case "list":
    case "map":
    case "blob":
    case "boolean":
    case "string":
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "bigInteger":
    case "bigDecimal":
    case "timestamp":
    case "document":
      return `${types}.Shapes${propertyAccess(planned.name).replace(/^\.(.*)$/, '["$1"]')}`;
  }
}

function hasFunction(planned: PlannedShape): planned is PlannedShape & { functionName: string } {
  return planned.functionName !== undefined;
}
