import {
  contractOf,
  type ExampleData,
  type Shape,
  valueOfJson,
  type Violation,
} from "@shapesmith/contract";
import type { Finding } from "../../findings.js";
import { nameOf } from "../../model/shape-id.js";
import type { Example } from "../../model/traits.js";
import type { Plan } from "../../plan/plan.js";
import { contractData } from "../contract/contract-data.js";

export interface ValidExamples {
  /** By the operation's name. */
  readonly examples: ReadonlyMap<string, readonly ExampleData[]>;
  /** Those that break the contract, which are left out. */
  readonly findings: readonly Finding[];
}

const known = new WeakMap<Plan, ValidExamples>();

/** The examples of a service's operations that conform to its contract: values and names alone. */
export function validExamples(plan: Plan): ValidExamples {
  const before = known.get(plan);
  if (before !== undefined) return before;
  const found = findExamples(plan);
  known.set(plan, found);
  return found;
}

function findExamples(plan: Plan): ValidExamples {
  const examples = new Map<string, readonly ExampleData[]>();
  const findings: Finding[] = [];
  if (!plan.operations.some(({ operation }) => operation.traits.examples !== undefined)) {
    return { examples, findings };
  }
  const { operations } = contractOf<object, Readonly<Record<string, never>>>(
    contractData(plan),
    import.meta.url,
  );
  const contracts: Readonly<Record<string, Contract>> = operations;
  for (const { name, operation } of plan.operations) {
    const contract = contracts[name];
    if (contract === undefined) continue;
    const valid: ExampleData[] = [];
    for (const [index, example] of (operation.traits.examples ?? []).entries()) {
      const reason = brokenExample(contract, example);
      if (reason === undefined) valid.push(exampleData(example));
      else findings.push(leftOut(operation.id, index + 1, reason));
    }
    if (valid.length > 0) examples.set(name, valid);
  }
  return { examples, findings };
}

interface Contract {
  readonly request: Shape<unknown>;
  readonly response: Shape<unknown>;
  readonly errors: Readonly<Record<string, Shape<unknown>>>;
}

/** Why an example is none of a call that can be; undefined where it is one. */
function brokenExample(contract: Contract, example: Example): string | undefined {
  const { input = {}, output, error, allowConstraintErrors } = example;
  if (allowConstraintErrors === true) return "its request is meant to break the contract";
  if (error !== undefined) {
    const name = nameOf(error.shapeId);
    const shape = Object.hasOwn(contract.errors, name) ? contract.errors[name] : undefined;
    if (shape === undefined) return `the operation has no error ${name}`;
  }
  return (
    brokenValue("request", contract.request, input) ??
    (output === undefined ? undefined : brokenValue("response", contract.response, output))
  );
}

function brokenValue(part: string, shape: Shape<unknown>, json: unknown): string | undefined {
  const violations = shape.validate(valueOfJson(shape.node, json)).filter(counts);
  const [first] = violations;
  if (first === undefined) return undefined;
  const more = violations.length === 1 ? "" : `, and ${violations.length - 1} more`;
  return `the ${part} breaks the contract: ${first.message.slice(0, mostShown)}${more}`;
}

const mostShown = 300;

/** What is streamed stands in an example as the text that it is. */
function counts({ constraint, expected }: Violation): boolean {
  return constraint !== "type" || !expected.startsWith("a stream ");
}

function exampleData({ input = {}, output, error }: Example): ExampleData {
  return {
    request: input,
    ...(output === undefined ? {} : { response: output }),
    ...(error === undefined
      ? {}
      : { error: { name: nameOf(error.shapeId), members: error.content } }),
  };
}

function leftOut(shape: string, number: number, reason: string): Finding {
  const message = `The example ${number} of ${shape} is left out: ${reason}.`;
  return { severity: "info", code: "example-invalid", shape, message };
}
