/** What a text can say of the account and of the call that it answers, whatever the service. */
export type WorldVariable =
  | "accountId"
  | "action"
  | "callerArn"
  | "operation"
  | "otherRegion"
  | "partition"
  | "region";

/**
 * Variables of the texts of errors that every service has: `{action}` is the permission, such as
 * `lambda:GetFunction`; `{otherRegion}` one that the resource named in the request is in, or else
 * another one of the partition.
 */
export const worldVariables: readonly WorldVariable[] = [
  "accountId",
  "action",
  "callerArn",
  "operation",
  "otherRegion",
  "partition",
  "region",
];

/** Variables of the texts that answer the violation of a constraint: the value, the member, an enum's values. */
export const refusalVariables: readonly ("value" | "name" | "values")[] = [
  "value",
  "name",
  "values",
];

/**
 * What the variable is called without `current`, where it begins so: it speaks of the resource as it
 * is, whatever the request has under that name. Undefined for others.
 */
export function currentVariable(name: string): string | undefined {
  const stem = /^current([A-Z].*)$/.exec(name)?.[1];
  return stem === undefined ? undefined : stem.charAt(0).toLowerCase() + stem.slice(1);
}

const variable = /\{([a-z][A-Za-z0-9]*)\}/g;

/** The names of the variables that stand in a text, each once. */
export function variablesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(variable)].map(([, name = ""]) => name))];
}

const unclosed = /\{([a-z][A-Za-z0-9]*)(?![A-Za-z0-9}])[^{}]*(?=\{|$)/g;

/** The names that begin like a variable with a brace, which nothing closes. */
export function unclosedVariablesIn(text: string): readonly string[] {
  return [...text.matchAll(unclosed)].map(([, name = ""]) => name);
}

/** The text with its variables filled in. What a value contains is not looked through again. */
export function fillVariables(text: string, valueOf: (name: string) => string): string {
  return text.replace(variable, (_whole, name: string) => valueOf(name));
}

/**
 * Whether a variable speaks of the member: `functionArn` of `FunctionArn`, `kmsKeyArn` of
 * `KMSKeyArn`, and `subnetId` of an element of `SubnetIds`. A number at the end says which element:
 * `layer2` is the second one of `Layers`.
 */
export function isNamedBy(member: string, name: string): boolean {
  const wanted = name.replace(/\d+$/, "").toLowerCase();
  const known = member.toLowerCase();
  return known === wanted || known === `${wanted}s` || known === name.toLowerCase();
}
