import type {
  OperationContract,
  OperationTypes,
  Shape,
  ValidateOptions,
  Violation,
} from "@shapesmith/contract";
import { brokenRequest, brokenResponse, type ContractError } from "./contract-error.js";
import type { MockPolicy, ValidationLevel } from "./mock-options.js";
import { refusalError } from "./refusal.js";

/** What is accepted of one response beyond what its mock accepts. */
export interface Acceptance {
  readonly observed?: boolean | undefined;
  readonly unlisted?: boolean | undefined;
  /** Instead of the mock's level; `true` is `STRICT`, and `false` is `NONE`. */
  readonly validate?: boolean | ValidationLevel | undefined;
}

/** Holds requests and responses to the contract, as strictly as the mock was asked to. */
export class ContractGate {
  readonly #clientName: string;
  readonly #policy: MockPolicy;
  readonly #requestOptions: ValidateOptions;

  constructor(clientName: string, policy: MockPolicy) {
    this.#clientName = clientName;
    this.#policy = policy;
    const { observed, unlisted } = policy;
    this.#requestOptions = { observed, unlisted };
  }

  /** What keeps a request from being answered: the service's error or a `ContractError`. */
  refusal<O extends OperationTypes>(
    contract: OperationContract<O>,
    request: unknown,
  ): Error | undefined {
    const { requests, assertsRequests } = this.#policy;
    if (requests === "NONE" || contract.request.is(request, this.#requestOptions)) return undefined;
    const violations = found(contract.request, request, this.#requestOptions, requests);
    if (violations.length === 0) return undefined;
    const isServices = violations.every(({ refusedBy }) => refusedBy === "service");
    const refusal = isServices && !assertsRequests ? refusalError(contract, violations) : undefined;
    return refusal ?? brokenRequest(this.#clientName, contract.name, violations);
  }

  /** @throws ContractError when the operation cannot answer so. */
  checkResponse<O extends OperationTypes>(
    contract: OperationContract<O>,
    response: unknown,
    acceptance: Acceptance = {},
  ): void {
    const broken = this.brokenResponse(contract, response, acceptance);
    if (broken !== undefined) throw broken;
  }

  brokenResponse<O extends OperationTypes>(
    contract: OperationContract<O>,
    response: unknown,
    acceptance: Acceptance = {},
  ): ContractError | undefined {
    const level = this.#levelOf(acceptance);
    if (level === "NONE") return undefined;
    const options = {
      observed: acceptance.observed ?? this.#policy.observed,
      unlisted: acceptance.unlisted ?? this.#policy.unlisted,
    };
    if (contract.response.is(response, options)) return undefined;
    const violations = found(contract.response, response, options, level);
    return violations.length === 0 ? undefined : brokenResponse(contract.name, violations);
  }

  #levelOf({ validate }: Acceptance): ValidationLevel {
    if (validate === undefined) return this.#policy.responses;
    if (typeof validate === "boolean") return validate ? "STRICT" : "NONE";
    return validate;
  }
}

function found<T>(
  shape: Shape<T>,
  value: unknown,
  options: ValidateOptions,
  level: ValidationLevel,
): readonly Violation[] {
  const violations = shape.validate(value, options);
  return level === "PRESENT"
    ? violations.filter(({ constraint }) => constraint !== "required")
    : violations;
}
