import type { MemberNode, StructureNode } from "../node.js";
import { type CheckOf, memberChecks } from "./member-checks.js";
import { isObject } from "./object.js";
import {
  type Check,
  type Context,
  deepest,
  explainWrong,
  report,
  type Search,
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
  const required = [...parts.values()].filter((part) => part.isRequired).map(({ name }) => name);
  const neverOmitted = required.filter((name) => parts.get(name)?.member.omitted !== true);
  const requiredIn = ({ observed, direction }: Context): readonly string[] =>
    observed === true && direction === "response" ? neverOmitted : required;

  /** Whether something is wrong with what an object has under a key. */
  function isWrong(
    value: Readonly<Record<string, unknown>>,
    key: string,
    inherits: boolean,
    context: Context,
  ): boolean {
    const part = value[key];
    // What it inherits is no part of it.
    if (part === undefined || (inherits && !Object.hasOwn(value, key))) return false;
    const found = parts.get(key);
    if (found !== undefined) return !found.check.is(part, context);
    return !context.unlisted && !isSdkKey(key, context) && Object.hasOwn(value, key);
  }

  function partsConform(value: Readonly<Record<string, unknown>>, context: Context): boolean {
    const inherits = mayInherit(value);
    // The quickest way through an object.
    for (const key in value) if (isWrong(value, key, inherits, context)) return false;
    for (const name of requiredIn(context)) if (isMissing(value, name)) return false;
    return true;
  }

  /** The keys of parts that do not conform, of required ones that are missing, and unknown ones. */
  function wrongKeys(
    value: Readonly<Record<string, unknown>>,
    context: Context,
  ): ReadonlySet<string> | undefined {
    let wrong: Set<string> | undefined;
    const inherits = mayInherit(value);
    for (const key in value) {
      if (isWrong(value, key, inherits, context)) (wrong ??= new Set()).add(key);
    }
    for (const name of requiredIn(context)) {
      if (isMissing(value, name)) (wrong ??= new Set()).add(name);
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
      context.depth++;
      const conforming = partsConform(value, context);
      context.depth--;
      return conforming && (context.situations === false || keepsConditions(value));
    },
    explain: (value, search) => {
      if (!isObject(value)) return report(search, node, "type", "an object", value);
      if (search.context.depth > deepest) return report(search, node, "type", tooDeep, value);
      search.context.depth++;
      const wrong = wrongKeys(value, search.context);
      if (wrong !== undefined) explainKeys(wrong, value, search);
      search.context.depth--;
      if (search.context.situations === false || keepsConditions(value)) return;
      for (const condition of conditions) {
        if (!condition.holds(value)) reportCondition(search, node, condition, value);
      }
    },
  };

  /** In the order of the members; what is unknown comes last. */
  function explainKeys(
    wrong: ReadonlySet<string>,
    value: Readonly<Record<string, unknown>>,
    search: Search,
  ): void {
    let known = 0;
    for (const { name, member } of parts.values()) {
      if (!wrong.has(name)) continue;
      known += 1;
      const part = Object.hasOwn(value, name) ? value[name] : undefined;
      explainMember(checkOf, node, member, part, value, search, explainWrong);
    }
    if (known < wrong.size) {
      explainUnknown(node, value, search, (key) => isSdkKey(key, search.context));
    }
  }
}

/** Whether it may have properties that are not its own; those of every object are not enumerable. */
function mayInherit(value: object): boolean {
  return Object.getPrototypeOf(value) !== Object.prototype;
}

function isMissing(value: Readonly<Record<string, unknown>>, name: string): boolean {
  return !Object.hasOwn(value, name) || value[name] === undefined;
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
        explainMember(checkOf, node, member, errorPart(value, member.name), value, search, step);
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
  explainPart: typeof step,
): void {
  // The client leaves null out of what it sends: a required member that is null is missing. Only
  // among documents is null a value.
  const isMissing = part === null && member.required && member.target.type !== "document";
  if (part !== undefined && !isMissing) {
    const from = { node, value: whole, key: member.name, part: "member" } as const;
    return explainPart(search, from, checkOf(member.target), part);
  }
  if (!member.required) return;
  search.trail.push({ node, value: whole, key: member.name, part: "member" });
  report(search, member.target, "required", "a value", part);
  search.trail.pop();
}
