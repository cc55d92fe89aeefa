import { ShapesmithError } from "../errors.js";
import type { Model } from "../model/model.js";
import { nameOf, namespaceOf } from "../model/shape-id.js";
import { formatOf, nameOfSource } from "./precedence.js";

/**
 * Refuses models of different services. What tells is the operations: of the source with fewer, at
 * least half must be in the other, or a single one where the namespace is the same; operations such as
 * TagResource are in many services.
 *
 * @throws ShapesmithError (`usage`) which says how many operations are in common.
 */
export function refuseStrangers(models: readonly Model[]): void {
  const [first, ...others] = models;
  if (first === undefined) return;
  for (const other of others) {
    const names = new Set(operationNames(first));
    const theirs = operationNames(other);
    const common = theirs.filter((name) => names.has(name));
    const fewer = Math.min(names.size, theirs.length);
    const isSame = namespaceOf(first.service.id) === namespaceOf(other.service.id);
    const needed = isSame ? 1 : Math.max(1, Math.ceil(fewer / 2));
    if (common.length >= needed) continue;
    const some = common.slice(0, 3).join(", ");
    const told = common.length === 0 ? "none" : `${common.length} (such as ${some})`;
    throw new ShapesmithError(
      "usage",
      `${inWords(first)} and ${inWords(other)} do not describe the same service: of ${names.size} and ${theirs.length} operations they have ${told} in common. Give sources of one service.`,
    );
  }
}

/** @throws ShapesmithError (`usage`) when there are two installed clients: emitted code works with one. */
export function refuseSecondClient(models: readonly Model[]): void {
  const [first, second] = models.filter((model) => formatOf(model) === "aws-sdk");
  if (first === undefined || second === undefined) return;
  throw new ShapesmithError(
    "usage",
    `${nameOfSource(first)} and ${nameOfSource(second)} are both installed clients, and what is emitted works with one. Leave one out, or look at both with: shapesmith inspect --compare`,
  );
}

function inWords(model: Model): string {
  return `${nameOfSource(model)} (${nameOf(model.service.id)})`;
}

function operationNames({ service }: Model): readonly string[] {
  return service.operations.map(nameOf);
}
