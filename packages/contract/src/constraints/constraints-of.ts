import type { Bounds } from "../data.js";
import type { MemberNode, ShapeNode } from "../node.js";
import { enforcedConditions } from "../situations/condition.js";
import {
  type Breach,
  constraintOf,
  type ConstraintStep,
  placeOf,
  type ShapeConstraint,
} from "./shape-constraint.js";

/** From so many places on, a shape is gone into only where it is met first. */
const plenty = 5000;

interface Place {
  readonly node: ShapeNode;
  readonly path: readonly ConstraintStep[];
  /** Ids of the shapes around it, and its own. */
  readonly around: ReadonlySet<string>;
  /** Undefined for the value itself. */
  readonly role: "optional" | "required" | "key" | "sparse" | undefined;
}

/**
 * Every way in which a value of a shape can fail to conform, the outermost first. A shape that
 * contains itself is gone into once on each way, and one that is met on several ways on each of
 * them; beyond 5,000 places only on the first. A greatest length is left out where there are too few
 * different values or keys to exceed it: other constraints would be broken with it.
 */
export function constraintsOf(root: ShapeNode): readonly ShapeConstraint[] {
  const constraints: ShapeConstraint[] = [];
  const met = new Set<string>();
  const open: Place[] = [{ node: root, path: [], around: new Set([root.id]), role: undefined }];
  // What is added while it is walked is walked too: places come breadth first.
  for (const place of open) {
    const { node, path, role } = place;
    const isRequired = role === "required" && node.type !== "document";
    for (const breach of breachesAt(place)) {
      const at = placeOf(path);
      constraints.push({
        id: at === "" ? breach : `${at} ${breach}`,
        place: at,
        path,
        breach,
        constraint: constraintOf(breach, isRequired),
        node,
      });
    }
    for (const condition of node.type === "structure" ? enforcedConditions(node) : []) {
      const at = placeOf(path);
      constraints.push({
        id: `${at === "" ? "" : `${at} `}condition ${condition.name}`,
        place: at,
        path,
        breach: "condition",
        constraint: "condition",
        node,
        condition,
      });
    }
    if (open.length >= plenty && met.has(node.id)) continue;
    met.add(node.id);
    open.push(...placesIn(place));
  }
  return constraints;
}

function breachesAt({ node, role }: Place): readonly Breach[] {
  const breaches: Breach[] = [];
  if (role === "required") breaches.push("required");
  if (role !== undefined && role !== "key") {
    breaches.push("type");
    // Among documents null is a value like any other.
    if (role !== "sparse" && node.type !== "document") breaches.push("null");
  }
  return [...breaches, ...ownBreaches(node)];
}

function ownBreaches(node: ShapeNode): readonly Breach[] {
  switch (node.type) {
    case "structure":
      return ["unknownMember"];
    case "union":
      if (node.streaming) return [];
      return node.members.length > 1
        ? ["unknownMember", "noMember", "twoMembers"]
        : ["unknownMember", "noMember"];
    case "list":
      return [
        ...lengthBreaches(
          node.uniqueItems && !node.sparse ? atMost(node.length, node.member.target) : node.length,
        ),
        ...(node.uniqueItems ? (["duplicate"] as const) : []),
      ];
    case "map":
      return lengthBreaches(atMost(node.length, node.key.target));
    case "string":
      return [
        ...lengthBreaches(node.length),
        ...(node.pattern === undefined ? [] : (["pattern"] as const)),
      ];
    case "enum":
    case "intEnum":
      return ["enum"];
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "bigInteger":
    case "bigDecimal":
      return [
        ...(node.range.min === undefined ? [] : (["belowMinimum"] as const)),
        ...(node.range.max === undefined ? [] : (["aboveMaximum"] as const)),
      ];
    case "blob":
      return node.streaming ? [] : lengthBreaches(node.length);
    case "boolean":
    case "timestamp":
    case "document":
      return [];
  }
}

/** Without a greatest length that cannot be exceeded by values, or keys, that all differ. */
function atMost(length: Bounds, different: ShapeNode): Bounds {
  const { max = Infinity, ...rest } = length;
  return countOf(different) <= max ? rest : length;
}

/** How many values a shape has. */
function countOf(node: ShapeNode): number {
  if (node.type === "enum") return new Set([...node.values, ...node.observed]).size;
  if (node.type === "intEnum") return node.values.length;
  return node.type === "boolean" ? 2 : Infinity;
}

function lengthBreaches({ min = 0, max }: Bounds): readonly Breach[] {
  return [
    ...(min > 0 ? (["tooShort"] as const) : []),
    ...(max === undefined ? [] : (["tooLong"] as const)),
  ];
}

function placesIn({ node, path, around }: Place): readonly Place[] {
  const inside = (member: MemberNode, step: ConstraintStep, role: Place["role"]): Place[] => {
    const { target } = member;
    if (around.has(target.id) && isContainer(target)) return [];
    return [{ node: target, path: [...path, step], around: new Set(around).add(target.id), role }];
  };
  switch (node.type) {
    case "structure":
    case "union":
      if (node.type === "union" && node.streaming) return [];
      return node.members.flatMap((member) =>
        inside(
          member,
          { part: "member", name: member.name },
          member.required && node.type === "structure" ? "required" : "optional",
        ),
      );
    case "list":
      return inside(node.member, { part: "element" }, node.sparse ? "sparse" : "optional");
    case "map":
      return [
        ...inside(node.key, { part: "key" }, "key"),
        ...inside(node.value, { part: "value" }, node.sparse ? "sparse" : "optional"),
      ];
    case "string":
    case "enum":
    case "intEnum":
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "bigInteger":
    case "bigDecimal":
    case "blob":
    case "boolean":
    case "timestamp":
    case "document":
      return [];
  }
}

function isContainer(node: ShapeNode): boolean {
  return (
    node.type === "structure" ||
    node.type === "union" ||
    node.type === "list" ||
    node.type === "map"
  );
}
