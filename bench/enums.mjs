import { shapes } from "@shapesmith/lambda/contract";

/** The values that the model lists for an enum. */
export function enumValues(name) {
  return shapes[name].node.values;
}
