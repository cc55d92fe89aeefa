import type { Plan, PlannedShape } from "../plan/plan.js";
import { type CallDeclaration, callDeclaration } from "../typescript/call-declaration.js";
import { stringLiteral } from "../typescript/literal.js";
import { propertyAccess } from "../typescript/property-access.js";
import { type ImportedSymbol, SourceFile } from "../typescript/source-file.js";
import { header } from "./header.js";
import { hasSituations } from "./types/situations.js";

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
  /** The factory of a shape whose values can hold what was recorded though no model lists it. */
  readonly observed: ImportedSymbol;
  /** What makes it, and that of {@link situated}. */
  readonly observedOf: ImportedSymbol;
  /** The factory of a shape that has situations, or a part of which has. */
  readonly situated: ImportedSymbol;
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
      ...typeOfFactory(plan, planned, symbols, { file, types }),
      // In a function the compiler need not follow the flow of all declarations before this one.
      args: [`() => ${contract}.shapes${propertyAccess(planned.name)}`],
    });
    file.print(factory);
  }
  return file.toString(header(plan));
}

/** Most shapes have one type; some have others for situations, and for observed values. */
function typeOfFactory(
  plan: Plan,
  planned: PlannedShape,
  { factory, factoryOf, observed, observedOf, situated }: FactorySymbols,
  { file, types }: Pick<FactoryModule, "file" | "types">,
): Pick<CallDeclaration, "type" | "typeArguments" | "callee"> {
  const type = typeOf(planned, types);
  const inRecord = (record: string): string => `${types}.${record}[${stringLiteral(planned.name)}]`;
  const whenObserved = planned.isObserved ? [inRecord("Observed")] : [];
  if (hasSituations(plan, planned)) {
    const inSituations = planned.isObserved ? [inRecord("ObservedSituations")] : [];
    const typeArguments = [type, inRecord("Situations"), ...whenObserved, ...inSituations];
    return { type: file.use(situated), typeArguments, callee: file.use(observedOf) };
  }
  const [symbol, maker] = planned.isObserved ? [observed, observedOf] : [factory, factoryOf];
  return {
    type: file.use(symbol),
    typeArguments: [type, ...whenObserved],
    callee: file.use(maker),
  };
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
