export {
  type OperationArbitraries,
  operationArbitraries,
  type OperationArbitrary,
} from "./operation-arbitraries.js";
export type { ArbitraryOptions } from "./options.js";
export { pattern, type PatternConstraints } from "./pattern-arbitrary.js";
export { type ArbitraryFactory, arbitraryOf } from "./shape-arbitrary.js";
