import { isIntegral } from "../number-limits.js";
import type { BigNumberNode, IntEnumNode, NumberNode } from "../node.js";
import { isObject } from "./object.js";
import { type Check, report } from "./search.js";
import { simple } from "./simple-check.js";

function isInteger(value: unknown): boolean {
  return Number.isInteger(value);
}

export function numberCheck(node: NumberNode): Check {
  const { min = -Infinity, max = Infinity } = node.range;
  const integral = isIntegral(node.type);
  const bounded = min > -Infinity || max < Infinity;
  return {
    is: (value) =>
      typeof value === "number" &&
      (!integral || Number.isInteger(value)) &&
      (!bounded || (value >= min && value <= max)),
    explain: (value, search) => {
      if (typeof value !== "number") return report(search, node, "type", "a number", value);
      if (integral && !Number.isInteger(value)) {
        return report(search, node, "type", "a whole number", value);
      }
      if (!bounded) return;
      // Written so that NaN, which is neither above nor below, is reported too.
      if (!(value >= min)) report(search, node, "range", `at least ${min}`, value);
      else if (!(value <= max)) report(search, node, "range", `at most ${max}`, value);
    },
  };
}

export function bigNumberCheck(node: BigNumberNode): Check {
  const { min = -Infinity, max = Infinity } = node.range;
  const integer = node.type === "bigInteger";
  const expected = integer ? "a bigint" : 'a decimal ({ string, type: "bigDecimal" })';
  const isType = (value: unknown): boolean =>
    integer
      ? typeof value === "bigint"
      : isObject(value) &&
        value["type"] === "bigDecimal" &&
        typeof value["string"] === "string" &&
        /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value["string"]);
  const quantity = (value: unknown): number => Number(isObject(value) ? value["string"] : value);
  const inRange = (value: unknown): boolean => quantity(value) >= min && quantity(value) <= max;
  return simple(
    node,
    (value) => isType(value) && inRange(value),
    (value) => (isType(value) ? "range" : "type"),
    min > -Infinity || max < Infinity ? `${expected} from ${min} to ${max}` : expected,
  );
}

export function intEnumCheck(node: IntEnumNode): Check {
  const values = new Set<unknown>(node.values);
  return simple(
    node,
    (value, context) => values.has(value) || (context.unlisted === true && isInteger(value)),
    (value) => (isInteger(value) ? "enum" : "type"),
    `one of ${node.values.join(", ")}`,
  );
}
