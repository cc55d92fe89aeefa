import { Compile } from "typebox/compile";
import { jsonSchemaOf } from "./json-schema.mjs";

/** The validator that typebox compiles from what the contract says of a shape. */
export function typeboxOf(shape) {
  return Compile(jsonSchemaOf(shape));
}
