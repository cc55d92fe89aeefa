import type { ConditionData, Grade } from "../data.js";
import { parsePath, type PathTree } from "../jmespath.js";
import type { StructureNode } from "../node.js";
import { type Alternative, alternativesOf, breachesOf } from "./path-formula.js";
import { pathTest } from "./path-test.js";

type Test = (value: Readonly<Record<string, unknown>>) => boolean;

/** What always holds of the members of a structure. Nothing is parsed before it is first asked. */
export class Condition {
  readonly name: string;
  /** JMESPath. */
  readonly expression: string;
  readonly grade: Grade;
  #tree: PathTree | undefined;
  #test: Test | undefined;
  #alternatives: readonly Alternative[] | undefined;
  #breaches: readonly Alternative[] | undefined;

  constructor(name: string, { expression, grade }: ConditionData) {
    this.name = name;
    this.expression = expression;
    this.grade = grade;
  }

  /** Whether validation holds values to it: what one issue tells, or somebody infers, is no law. */
  get isEnforced(): boolean {
    return this.grade === "model" || this.grade === "recorded" || this.grade === "documented";
  }

  holds(value: Readonly<Record<string, unknown>>): boolean {
    this.#test ??= pathTest(this.expression, this.#parsed);
    return this.#test(value);
  }

  /** Ways in which members keep it; none where it is not made of comparisons with constants. */
  get alternatives(): readonly Alternative[] {
    return (this.#alternatives ??= alternativesOf(this.#parsed) ?? []);
  }

  /** Ways in which members break it; none where it is not made of comparisons with constants. */
  get breaches(): readonly Alternative[] {
    return (this.#breaches ??= breachesOf(this.#parsed) ?? []);
  }

  get #parsed(): PathTree {
    return (this.#tree ??= parsePath(this.expression));
  }
}

/** The conditions that values of a structure are held to. */
export function enforcedConditions(node: StructureNode): readonly Condition[] {
  return node.conditions.filter(({ isEnforced }) => isEnforced);
}
