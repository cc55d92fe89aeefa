import type { ShapeNode } from "../node.js";
import type { Condition } from "../situations/condition.js";
import type { Constraint } from "../violation.js";

/** How a value can fail to conform at one place. */
export type Breach =
  | "belowMinimum"
  | "aboveMaximum"
  | "tooShort"
  | "tooLong"
  | "pattern"
  | "enum"
  | "required"
  | "type"
  | "null"
  | "unknownMember"
  | "duplicate"
  | "noMember"
  | "twoMembers"
  | "condition";

/** A step into a value: to a member, to any element of a list, to any key or value of a map. */
export type ConstraintStep =
  | { readonly part: "member"; readonly name: string }
  | { readonly part: "element" | "key" | "value" };

/** One way in which a value of a shape can fail to conform. */
export interface ShapeConstraint {
  /**
   * Place and breach, such as `Layers[*] tooLong`, and of a condition its name, such as
   * `VpcConfig condition AllOrNothing`: no two constraints of a shape have the same.
   */
  readonly id: string;
  /** Where, as one writes it: `Environment.Variables[key]`; empty for the value itself. */
  readonly place: string;
  /** From the value to the place. */
  readonly path: readonly ConstraintStep[];
  readonly breach: Breach;
  /** What a violation says is broken. */
  readonly constraint: Constraint;
  /** The shape at the place. */
  readonly node: ShapeNode;
  /** The condition that is broken, where it is one. */
  readonly condition?: Condition;
}

/** What a violation calls a breach; null counts as the wrong type, or as missing. */
export function constraintOf(breach: Breach, isRequired: boolean): Constraint {
  switch (breach) {
    case "belowMinimum":
    case "aboveMaximum":
      return "range";
    case "tooShort":
    case "tooLong":
      return "length";
    case "null":
      return isRequired ? "required" : "type";
    case "duplicate":
      return "uniqueItems";
    case "noMember":
    case "twoMembers":
      return "union";
    case "pattern":
    case "enum":
    case "required":
    case "type":
    case "unknownMember":
    case "condition":
      return breach;
  }
}

/** A place as one writes it: `Layers[*].Arn`, `Variables[key]`, `Variables[value]`. */
export function placeOf(path: readonly ConstraintStep[]): string {
  return path.reduce((text, step) => {
    if (step.part !== "member") return `${text}[${step.part === "element" ? "*" : step.part}]`;
    return text === "" ? step.name : `${text}.${step.name}`;
  }, "");
}
