import type {
  ErrorName,
  OperationContract,
  OperationTypes,
  RefusalError,
  Shape,
  ValidateOptions,
  Violation,
} from "@shapesmith/contract";
import {
  brokenAnswer,
  brokenRequest,
  type ContractError,
  unrecordedRefusal,
} from "./contract-error.js";
import type { MockPolicy, ValidationLevel } from "./mock-options.js";
import { refusalError } from "./refusal.js";
import { statusViolations } from "./status-violations.js";

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
  readonly #commonRefusal: (violation: Violation) => RefusalError | undefined;

  /** @param commonRefusal how most services refuse it, where nothing states how this one does. */
  constructor(
    clientName: string,
    policy: MockPolicy,
    commonRefusal: (violation: Violation) => RefusalError | undefined,
  ) {
    this.#clientName = clientName;
    this.#policy = policy;
    this.#commonRefusal = commonRefusal;
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
    if (!isServices || assertsRequests) {
      return brokenRequest(this.#clientName, contract.name, violations);
    }
    const refusals = violations.map((violation) =>
      violation.error?.assumed === true ? this.#commonRefusal(violation) : violation.error,
    );
    const known = refusals.filter((error) => error !== undefined);
    if (known.length < refusals.length) {
      return unrecordedRefusal(this.#clientName, contract.name, violations);
    }
    return (
      refusalError(contract, known) ?? brokenRequest(this.#clientName, contract.name, violations)
    );
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
    const violations = [
      ...this.#violations(contract.response, response, acceptance),
      ...(this.#levelOf(acceptance) === "NONE" ? [] : statusViolations(contract, response)),
    ];
    if (violations.length === 0) return undefined;
    return brokenAnswer(contract.name, "this response", violations);
  }

  /**
   * @param name that of an error that the operation lists.
   * @throws ContractError when the operation cannot be rejected with an error like this.
   */
  checkError<O extends OperationTypes>(
    contract: OperationContract<O>,
    name: ErrorName<O>,
    error: Error,
    acceptance: Acceptance = {},
  ): void {
    const violations = this.#violations<unknown>(contract.errors[name], error, acceptance);
    if (violations.length > 0) throw brokenAnswer(contract.name, `this ${name}`, violations);
  }

  /** Whether errors may have names that the contract does not know. */
  get acceptsUnknownErrors(): boolean {
    return this.#policy.unlisted || this.#policy.responses === "NONE";
  }

  /** Whether requests may have members that the contract does not know. */
  get acceptsUnknownMembers(): boolean {
    return this.#policy.unlisted || this.#policy.requests === "NONE";
  }

  #violations<T>(shape: Shape<T>, value: unknown, acceptance: Acceptance): readonly Violation[] {
    const level = this.#levelOf(acceptance);
    if (level === "NONE") return [];
    const options = {
      observed: acceptance.observed ?? this.#policy.observed,
      unlisted: acceptance.unlisted ?? this.#policy.unlisted,
    };
    return shape.is(value, options) ? [] : found(shape, value, options, level);
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
