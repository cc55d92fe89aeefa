import { Ajv2020 } from "ajv/dist/2020.js";
import { jsonSchemaOf } from "./json-schema.mjs";

/** The validator that ajv compiles from what the contract says of a shape. */
export function ajvOf(shape, { allErrors = false } = {}) {
  // Smithy's patterns are JavaScript's here, but not all under the `u` flag that ajv sets itself.
  return new Ajv2020({ allErrors, unicodeRegExp: false }).compile(jsonSchemaOf(shape));
}
