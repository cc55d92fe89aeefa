import type { ShapeNode } from "@shapesmith/contract";
import { type Difference, differences } from "./like.js";
import { MockError } from "./mock-error.js";
import { printData } from "./print-data.js";
import { listDifferences } from "./print-differences.js";
import type { Rule } from "./rule.js";

const mostRules = 5;
const mostDifferences = 3;

/**
 * A call that no rule of a mock answers. It is not an error of the service, and nothing in it makes
 * it look like one: it means that the test did not say what the client answers.
 */
export class UnmatchedCallError extends MockError {
  readonly operation: string;
  readonly #input: unknown;

  constructor(message: string, operation: string, input: unknown) {
    super(message);
    this.name = "UnmatchedCallError";
    this.operation = operation;
    this.#input = input;
  }

  /** As it was sent, with its secrets: it is not enumerable, and not in `toJSON()`. */
  get input(): unknown {
    return this.#input;
  }

  override toJSON(): Readonly<Record<string, unknown>> {
    return { ...super.toJSON(), operation: this.operation };
  }
}

/** What is known of a call when no rule answers it. */
export interface UnmatchedCall {
  readonly clientName: string;
  readonly operation: string;
  readonly input: unknown;
  readonly node: ShapeNode;
  /** The rules of the operation, the most specific first. */
  readonly rules: readonly Rule[];
  /** The operations that have rules. */
  readonly ruled: readonly string[];
  /** Whether the operation had its turns in an order of calls, and has none left. */
  readonly isTurnOver: boolean;
  /** The names of the sequences that are played: none of them answers the call. */
  readonly played: readonly string[];
}

export function unmatchedCall(call: UnmatchedCall): UnmatchedCallError {
  const { clientName, operation, input, node } = call;
  const message = [
    `${operation} was sent to a mocked ${clientName}, and no rule of the mock answers it.`,
    `  Input: ${printData(input, node)}`,
    ...(call.rules.length === 0 ? describeAbsence(call) : describeRules(call)),
    ...(call.isTurnOver ? [`  All turns of ${operation} in inOrder() are over.`] : []),
    ...call.played.map((name) => `  ${name}, which is played, has no answer to it.`),
    `Say what it answers: mock.on(${JSON.stringify(operation)}).resolves() for any input, ` +
      "or on(operation, input) for inputs like one; then resolves(), rejects() or callsFake().",
  ];
  return new UnmatchedCallError(message.join("\n"), operation, input);
}

/** A call of an operation that has a place in an order of calls, and whose turn it is not. */
export function outOfOrder(
  call: UnmatchedCall,
  left: readonly { readonly operation: string; readonly rule: Rule }[],
): UnmatchedCallError {
  const { clientName, operation, input, node } = call;
  const [next] = left;
  const found =
    next?.operation === operation
      ? `, which differs: ${listDifferences(differencesOf(next.rule, input), node, mostDifferences)}`
      : "";
  const steps = left.slice(0, mostRules).map(({ operation: name, rule }) => {
    return `    ${name} with ${printPattern(rule, name === operation ? node : undefined)}`;
  });
  if (left.length > mostRules) steps.push(`    and ${left.length - mostRules} more`);
  const message = [
    `${operation} was sent to a mocked ${clientName} out of the order that inOrder() asks for.`,
    `  Input: ${printData(input, node)}`,
    `  The next call was to be the first of these${found}:`,
    ...steps,
  ];
  return new UnmatchedCallError(message.join("\n"), operation, input);
}

function printPattern({ pattern }: Rule, node: ShapeNode | undefined): string {
  return pattern === undefined ? "any input" : printData(pattern, node);
}

function describeAbsence({ operation, ruled }: UnmatchedCall): readonly string[] {
  const others =
    ruled.length === 0 ? "nor for any other operation" : `only for ${ruled.join(", ")}`;
  return [`  The mock has no rule for ${operation}, ${others}.`];
}

function describeRules({ operation, input, node, rules }: UnmatchedCall): readonly string[] {
  const nearestFirst = rules
    .map((rule) => ({ rule, found: differencesOf(rule, input) }))
    .sort((a, b) => a.found.length - b.found.length);
  const lines = nearestFirst.slice(0, mostRules).map(({ rule, found }) => {
    const why =
      found.length === 0 ? describeExhaustion(rule) : listDifferences(found, node, mostDifferences);
    return `    ${printPattern(rule, node)}: ${why}`;
  });
  if (rules.length > mostRules) lines.push(`    and ${rules.length - mostRules} more`);
  return [`  Rules for ${operation}, nearest first:`, ...lines];
}

function differencesOf(rule: Rule, input: unknown): readonly Difference[] {
  return rule.pattern === undefined ? [] : [...differences(rule.pattern, input)];
}

/** Of a rule that matches and yet did not answer. */
function describeExhaustion(rule: Rule): string {
  if (rule.used === 0) return "matches, but was never told what to answer";
  return `matches, but its ${rule.used === 1 ? "answer is" : `${rule.used} answers are`} used up`;
}
