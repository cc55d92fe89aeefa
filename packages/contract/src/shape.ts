import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { Direction } from "./check/search.js";
import type { ShapeNode } from "./node.js";
import type { Service } from "./service.js";
import type { Explanation } from "./situations/explain.js";
import type { RevalidateOptions, Violation } from "./violation.js";

/**
 * What one shape allows. Also a Standard Schema, so that libraries which know that interface can
 * validate with it: its issues are the violations.
 */
export interface Shape<T> extends StandardSchemaV1<T, T> {
  /** Absolute shape id, such as `com.amazonaws.lambda#FunctionConfiguration`. */
  readonly id: string;
  /** The emitted name, such as `FunctionConfiguration`. */
  readonly name: string;
  /** The service that the shape belongs to. */
  readonly service: Service;
  /** Whether its values are taken for parts of requests, which somebody may refuse, or of answers. */
  readonly direction: Direction;
  /** The shape linked to its targets, for programs that walk it. Built when first asked for. */
  readonly node: ShapeNode;
  /**
   * Every way in which the value does not conform; empty when it does. `undefined` stands for an
   * absent member, and `$metadata` is always allowed in a response.
   */
  validate(value: unknown, options?: RevalidateOptions): readonly Violation[];
  /** Whether {@link validate} would find nothing; faster where there is something to find. */
  is(value: unknown, options?: RevalidateOptions): value is T;
  /**
   * Which situations a value and the structures in it are in, each with its path, and what speaks
   * against the nearest one where a structure is in none. Of an operation's answer, situations count
   * that are of this operation alone. Shapes without situations explain nothing and leave nothing
   * unexplained.
   */
  explain(value: unknown): Explanation;
}
