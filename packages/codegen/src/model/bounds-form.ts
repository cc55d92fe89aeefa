import { type Form, object, optional, where } from "./node-form.js";
import type { Bounds } from "./traits.js";

/** The form of limits: `min`, `max` or both. */
export function bounds(bound: Form<number>): Form<Bounds> {
  return where(
    object<Bounds>({ min: optional(bound), max: optional(bound) }),
    "an object with min, max or both",
    ({ min, max }) => min !== undefined || max !== undefined,
  );
}
