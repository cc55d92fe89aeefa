import type { MemberNode, StructureNode } from "../node.js";
import { type CheckOf, memberChecks } from "./member-checks.js";
import { isObject } from "./object.js";
import {
  type Check,
  type Context,
  deepest,
  inside,
  report,
  type Search,
  type Step,
  step,
  tooDeep,
} from "./search.js";
import { reportCondition } from "./condition-fault.js";
import { enforcedConditions } from "../situations/condition.js";
import { explainUnknown } from "./unknown-members.js";

/** Keys that the SDK puts on what it hands over, beside the members. */
const sdkKeys: ReadonlySet<string> = new Set(["$metadata"]);
const sdkErrorKeys: ReadonlySet<string> = new Set([
  "$metadata",
  "$fault",
  "$service",
  "$response",
  "$retryable",
  "name",
  "message",
  "stack",
  "cause",
]);
/** What JavaScript gives every error, whatever a member of the same name should be. */
const ofEveryError: ReadonlySet<string> = new Set(["name", "stack", "cause"]);

export function structureCheck(node: StructureNode, checkOf: CheckOf): Check {
  const parts = memberChecks(node.members, checkOf);
  const required = node.members.filter((member) => member.required).length;

  /** The keys of parts that do not conform, of required ones that are missing, and unknown ones. */
  function wrongKeys(value: Readonly<Record<string, unknown>>, context: Context): Set<string> {
    const wrong = new Set<string>();
    let missing = required;
    for (const key of Object.keys(value)) {
      const part = value[key];
      if (part === undefined) continue;
      const found = parts.get(key);
      if (found?.isRequired) missing--;
      if (found === undefined || !found.check.is(part, context)) wrong.add(key);
    }
    if (missing === 0) return wrong;
    for (const { name, isRequired } of parts.values()) {
      if (isRequired && (!Object.hasOwn(value, name) || value[name] === undefined)) wrong.add(name);
    }
    return wrong;
  }

  const conditions = enforcedConditions(node);
  const keepsConditions =
    conditions.length === 0
      ? () => true
      : (value: Readonly<Record<string, unknown>>) =>
          conditions.every((condition) => condition.holds(value));

  return {
    is: (value, context) => {
      if (!isObject(value) || context.depth > deepest) return false;
      let missing = required;
      context.depth++;
      const inherits = Object.getPrototypeOf(value) !== Object.prototype;
      // The quickest way through an object; what it inherits is no part of it.
      for (const key in value) {
        const part = value[key];
        if (part === undefined || (inherits && !Object.hasOwn(value, key))) continue;
        const found = parts.get(key);
        if (found === undefined) {
          if (context.unlisted || isSdkKey(key, context) || !Object.hasOwn(value, key)) continue;
          context.depth--;
          return false;
        }
        if (!found.check.is(part, context)) {
          context.depth--;
          return false;
        }
        if (found.isRequired) missing--;
      }
      context.depth--;
      return missing === 0 && (context.situations === false || keepsConditions(value));
    },
    explain: (value, search) => {
      if (!isObject(value)) return report(search, node, "type", "an object", value);
      if (search.depth > deepest) return report(search, node, "type", tooDeep, value);
      inside(search, () => {
        const wrong = wrongKeys(value, search);
        for (const { name, member } of wrong.size === 0 ? [] : parts.values()) {
          if (!wrong.has(name)) continue;
          const part = Object.hasOwn(value, name) ? value[name] : undefined;
          explainMember(checkOf, node, member, part, value, search);
        }
        if ([...wrong].some((key) => !parts.has(key))) {
          explainUnknown(node, value, search, (key) => isSdkKey(key, search));
        }
      });
      for (const condition of search.situations === false ? [] : conditions) {
        if (!condition.holds(value)) reportCondition(search, node, condition, value);
      }
    },
  };
}

function isSdkKey(key: string, context: Context): boolean {
  return context.depth <= 1 && context.direction === "response" && sdkKeys.has(key);
}

/** Errors are class instances: their message is no enumerable key, so members are read by name. */
export function errorCheck(node: StructureNode, checkOf: CheckOf): Check {
  const parts = memberChecks(node.members, checkOf);
  const members = node.members.filter(({ name }) => !ofEveryError.has(name));
  const known = (key: string): boolean => sdkErrorKeys.has(key) || node.memberByName.has(key);
  return {
    is: (value, context) => {
      if (!isObject(value)) return false;
      const conforming = members.every((member) => {
        const part = errorPart(value, member.name);
        return part === undefined
          ? !member.required
          : (parts.get(member.name)?.check.is(part, context) ?? true);
      });
      return conforming && (context.unlisted === true || Object.keys(value).every(known));
    },
    explain: (value, search) => {
      if (!isObject(value)) return report(search, node, "type", "an error", value);
      for (const member of members) {
        explainMember(checkOf, node, member, errorPart(value, member.name), value, search);
      }
      explainUnknown(node, value, search, known);
    },
  };
}

/** A member of an error, which classes may define, but not what every error has by itself. */
function errorPart(error: Readonly<Record<string, unknown>>, name: string): unknown {
  const isInherited = name !== "message" && name in Error.prototype && !Object.hasOwn(error, name);
  return isInherited ? undefined : error[name];
}

function explainMember(
  checkOf: CheckOf,
  node: StructureNode,
  member: MemberNode,
  part: unknown,
  whole: unknown,
  search: Search,
): void {
  // The client leaves null out of what it sends: a required member that is null is missing. Only
  // among documents is null a value.
  const isMissing = part === null && member.required && member.target.type !== "document";
  if (part !== undefined && !isMissing) {
    const from: Step = { node, value: whole, key: member.name, part: "member" };
    return step(search, from, checkOf(member.target), part);
  }
  if (!member.required) return;
  search.trail.push({ node, value: whole, key: member.name, part: "member" });
  report(search, member.target, "required", "a value", part);
  search.trail.pop();
}
