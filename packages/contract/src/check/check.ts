import type { ShapeNode } from "../node.js";
import { blobCheck } from "./blob-check.js";
import { listCheck, mapCheck } from "./collection-check.js";
import { isDocument } from "./document-check.js";
import { bigNumberCheck, intEnumCheck, numberCheck } from "./number-check.js";
import type { CheckOf } from "./member-checks.js";
import type { Check, Context, Fault, Search } from "./search.js";
import { always, simple } from "./simple-check.js";
import { remembering } from "./remembering.js";
import { errorCheck, structureCheck } from "./structure-check.js";
import { enumCheck, stringCheck } from "./text-check.js";
import { eventStreamCheck, unionCheck } from "./union-check.js";

/** The check of a node, built at its first use. */
const checkOf = onceForEach((node) => build(node, checkOf));

/** The same, for contexts with a memory: the others need not look for one at each object. */
const rememberingCheckOf = onceForEach((node) =>
  remembering(node, build(node, rememberingCheckOf)),
);

function onceForEach(make: CheckOf): CheckOf {
  const checks = new WeakMap<ShapeNode, Check>();
  return (node) => {
    let check = checks.get(node);
    if (check === undefined) {
      check = make(node);
      checks.set(node, check);
    }
    return check;
  };
}

function checkIn({ conforming }: Context, node: ShapeNode): Check {
  return conforming === undefined ? checkOf(node) : rememberingCheckOf(node);
}

export function conforms(node: ShapeNode, value: unknown, context: Context): boolean {
  return checkIn(context, node).is(value, context);
}

/** Every fault of the value, in the order of its parts. */
export function faultsOf(node: ShapeNode, value: unknown, context: Context): readonly Fault[] {
  const search: Search = { context, trail: [], faults: [] };
  checkIn(context, node).explain(value, search);
  return search.faults;
}

function build(node: ShapeNode, checkOf: CheckOf): Check {
  switch (node.type) {
    case "structure":
      return node.error === undefined ? structureCheck(node, checkOf) : errorCheck(node, checkOf);
    case "union":
      return node.streaming ? eventStreamCheck(node) : unionCheck(node, checkOf);
    case "list":
      return listCheck(node, checkOf);
    case "map":
      return mapCheck(node, checkOf);
    case "string":
      return stringCheck(node);
    case "enum":
      return enumCheck(node);
    case "intEnum":
      return intEnumCheck(node);
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
      return numberCheck(node);
    case "bigInteger":
    case "bigDecimal":
      return bigNumberCheck(node);
    case "blob":
      return blobCheck(node);
    case "boolean":
      return simple(node, (value) => typeof value === "boolean", always("type"), "a boolean");
    case "timestamp":
      return simple(
        node,
        (value) => value instanceof Date && !Number.isNaN(value.getTime()),
        always("type"),
        "a valid Date",
      );
    case "document":
      return simple(node, isDocument, always("type"), "a value that JSON can hold");
  }
}
