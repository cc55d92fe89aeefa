import type { MemberNode, ShapeNode, StringNode } from "@shapesmith/contract";
import type { Maker } from "../draw.js";
import { listMaker, mapMaker } from "./collection.js";
import { drawDocument } from "./document.js";
import { blobMaker, drawTime, enumMaker, intEnumMaker, stringMaker } from "./leaf.js";
import { bigDecimalMaker, bigIntegerMaker, numberMaker } from "./number.js";
import { structureMaker, unionMaker } from "./structure.js";

const makers = new WeakMap<ShapeNode, Maker>();

/** What makes values of a shape; built at its first use and shared by all that need it. */
export function makerOf(node: ShapeNode): Maker {
  let maker = makers.get(node);
  if (maker === undefined) {
    maker = build(node);
    makers.set(node, maker);
  }
  return maker;
}

function build(node: ShapeNode): Maker {
  switch (node.type) {
    case "structure":
      return structureMaker(node, memberMaker);
    case "union":
      return unionMaker(node, memberMaker);
    case "list":
      return listMaker(node, makerOf);
    case "map":
      return mapMaker(node, makerOf);
    case "string":
      return stringMaker(node);
    case "enum":
      return enumMaker(node);
    case "intEnum":
      return intEnumMaker(node);
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
      return numberMaker(node);
    case "bigInteger":
      return bigIntegerMaker(node);
    case "bigDecimal":
      return bigDecimalMaker(node);
    case "blob":
      return blobMaker(node);
    case "boolean":
      return ({ random }) => random.chance(1, 2);
    case "timestamp":
      return drawTime;
    case "document":
      return drawDocument;
  }
}

/** What can travel in a header: printable ASCII that does not begin or end with a space. */
const headerText = "([!-~]([ -~]*[!-~])?)?";

export function memberMaker({ binding, target }: MemberNode): Maker {
  if (binding === "header" && target.type === "string" && target.pattern === undefined) {
    const text: StringNode = { ...target, pattern: headerText };
    return stringMaker(text);
  }
  if (binding === "status" && target.type === "integer") {
    const { min = 200, max = 299 } = target.range;
    // The status of an answer that is no error, as far as the shape allows one.
    const range = { min: Math.max(min, 200), max: Math.min(max, 299) };
    return makerOf(range.min <= range.max ? { ...target, range } : target);
  }
  return makerOf(target);
}
