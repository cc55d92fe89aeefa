import type { Plan } from "../plan/plan.js";
import { emitArbitraries } from "./arbitraries/index.js";
import { emitContract } from "./contract/index.js";
import { emitExamples } from "./examples/index.js";
import { emitFixtures } from "./fixtures/index.js";
import { emitIndex } from "./index-file.js";
import { emitMocks } from "./mocks/index.js";
import type { RenderMap } from "./render-map.js";
import { emitSdkCheck } from "./sdk-check/index.js";
import { emitTypes } from "./types/index.js";

/** Where the emitted files refer to each other from outside the output folder. */
export interface EmitOptions {
  /** The module that `sdk-check.ts` imports the types from; by default a sibling. */
  readonly typesModule?: string;
}

/** Every file of a service, in memory. Pure: the same plan gives the same bytes. */
export function emit(plan: Plan, { typesModule = "./types.js" }: EmitOptions = {}): RenderMap {
  const files: readonly (readonly [string, string | undefined])[] = [
    ["arbitraries.ts", emitArbitraries(plan)],
    ["contract.ts", emitContract(plan)],
    ["examples.ts", emitExamples(plan)],
    ["fixtures.ts", emitFixtures(plan)],
    ["index.ts", emitIndex(plan)],
    ["mocks.ts", emitMocks(plan)],
    ["sdk-check.ts", emitSdkCheck(plan, typesModule)],
    ["types.ts", emitTypes(plan)],
  ];
  return new Map(
    files.flatMap(([path, content]) => (content === undefined ? [] : [[path, content] as const])),
  );
}
