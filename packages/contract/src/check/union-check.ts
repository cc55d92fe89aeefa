import type { UnionNode } from "../node.js";
import { type CheckOf, memberChecks } from "./member-checks.js";
import { isObject } from "./object.js";
import { presentKeys } from "./present-keys.js";
import { type Check, deepest, inside, report, step, tooDeep } from "./search.js";
import { always, simple } from "./simple-check.js";
import { explainUnknown } from "./unknown-members.js";

export function unionCheck(node: UnionNode, checkOf: CheckOf): Check {
  const parts = memberChecks(node.members, checkOf);
  const tags = node.members.map((member) => member.name).join(", ");
  return {
    is: (value, context) => {
      if (!isObject(value) || context.depth > deepest) return false;
      const keys = presentKeys(value);
      const [tag] = keys;
      if (tag === undefined || keys.length > 1) return false;
      const found = parts.get(tag);
      if (found === undefined) return context.unlisted === true;
      context.depth++;
      const conforming = found.check.is(value[tag], context);
      context.depth--;
      return conforming;
    },
    explain: (value, search) => {
      if (!isObject(value)) return report(search, node, "type", "an object", value);
      if (search.context.depth > deepest) return report(search, node, "type", tooDeep, value);
      const keys = presentKeys(value);
      if (keys.length !== 1) {
        report(search, node, "union", `exactly one of ${tags}`, value, keys);
      }
      inside(search, () => {
        for (const key of keys) {
          const found = parts.get(key);
          if (found === undefined) continue;
          step(search, { node, value, key, part: "member" }, found.check, value[key]);
        }
        explainUnknown(node, value, search, () => false);
      });
    },
  };
}

/** Events arrive one by one: only that they can be asked for is checked here. */
export function eventStreamCheck(node: UnionNode): Check {
  return simple(
    node,
    (value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value,
    always("type"),
    `an async iterable of ${node.name}`,
  );
}
