import type { ListNode, MapNode } from "../node.js";
import { firstDuplicate } from "../unique.js";
import type { CheckOf } from "./member-checks.js";
import { isObject } from "./object.js";
import { presentKeys } from "./present-keys.js";
import {
  type Check,
  type Context,
  deepest,
  inside,
  report,
  reportLength,
  step,
  tooDeep,
} from "./search.js";

export function listCheck(node: ListNode, checkOf: CheckOf): Check {
  const { min = 0, max = Infinity } = node.length;
  let elementCheck: Check | undefined;
  const element = (): Check => (elementCheck ??= checkOf(node.member.target));
  const accepts = (value: unknown, context: Context): boolean =>
    value === null ? node.sparse : element().is(value, context);
  return {
    is: (value, context) => {
      if (!Array.isArray(value) || value.length < min || value.length > max) return false;
      if (context.depth > deepest) return false;
      context.depth++;
      for (let index = 0; index < value.length; index++) {
        if (!accepts(value[index], context)) {
          context.depth--;
          return false;
        }
      }
      context.depth--;
      return !node.uniqueItems || firstDuplicate(value) === undefined;
    },
    explain: (value, search) => {
      if (!Array.isArray(value)) return report(search, node, "type", "a list", value);
      if (search.context.depth > deepest) return report(search, node, "type", tooDeep, value);
      reportLength(search, node, value.length, min, max, "elements", value);
      inside(search, () => {
        for (const [index, part] of (value as readonly unknown[]).entries()) {
          if (part === null && node.sparse) continue;
          step(search, { node, value, key: index, part: "element" }, element(), part);
        }
      });
      const duplicate = node.uniqueItems ? firstDuplicate(value) : undefined;
      if (duplicate === undefined) return;
      const actual: unknown = value[duplicate];
      report(search, node, "uniqueItems", "elements that all differ", value, actual);
    },
  };
}

export function mapCheck(node: MapNode, checkOf: CheckOf): Check {
  const { min = 0, max = Infinity } = node.length;
  let keyCheck: Check | undefined;
  let valueCheck: Check | undefined;
  const keys = (): Check => (keyCheck ??= checkOf(node.key.target));
  const values = (): Check => (valueCheck ??= checkOf(node.value.target));
  const accepts = (part: unknown, context: Context): boolean =>
    part === null ? node.sparse : values().is(part, context);
  return {
    is: (value, context) => {
      if (!isObject(value) || context.depth > deepest) return false;
      const present = presentKeys(value);
      if (present.length < min || present.length > max) return false;
      context.depth++;
      const conforming = present.every(
        (key) => keys().is(key, context) && accepts(value[key], context),
      );
      context.depth--;
      return conforming;
    },
    explain: (value, search) => {
      if (!isObject(value)) return report(search, node, "type", "an object", value);
      if (search.context.depth > deepest) return report(search, node, "type", tooDeep, value);
      const present = presentKeys(value);
      reportLength(search, node, present.length, min, max, "entries", value);
      inside(search, () => {
        for (const key of present) {
          step(search, { node, value, key, part: "key" }, keys(), key);
          const part = value[key];
          if (part === null && node.sparse) continue;
          step(search, { node, value, key, part: "value" }, values(), part);
        }
      });
    },
  };
}
