import type { Finding } from "../../findings.js";
import { nameOf } from "../../model/shape-id.js";
import type { ShapeId } from "../../model/shape.js";

/** What pages leave open, collected by kind. */
export class Losses {
  /** Whole numbers. */
  readonly numbers: ShapeId[] = [];
  /** Shapes named by where they stand. */
  readonly names: ShapeId[] = [];
  /** Members that request or response syntax leaves out. */
  readonly unwritten: ShapeId[] = [];
  /** Members, with the shape that was taken. */
  readonly recursions: string[] = [];
  /** Members, with the type that the page gives. */
  readonly untyped: string[] = [];
  /** What pages leave out for its length, such as `Request Syntax of CreateJob`. */
  readonly sections: string[] = [];
  /** Errors of which only the name is known. */
  readonly errors: ShapeId[] = [];

  /** One finding for each kind of loss. */
  findings(service: ShapeId): readonly Finding[] {
    return [
      this.#finding("number-type-unknown", this.numbers, service, (told) => {
        return `Pages do not tell integers from longs: ${told} read as long.`;
      }),
      this.#finding("shape-names-unknown", this.names, service, (told) => {
        return `Pages do not name structures, unions and enums: ${told} named by where they stand, also where the service has one shape at several places.`;
      }),
      this.#finding("enum-values-unknown", this.unwritten, service, (told) => {
        return `The syntax of a request or response leaves members out, so that values of an enum are not known: ${told} read without them.`;
      }),
      this.#finding("recursion-unclear", this.recursions, service, (told) => {
        return `Pages do not tell which of the shapes around a member is repeated in it: ${told} taken for the nearest structure.`;
      }),
      this.#finding("type-unknown", this.untyped, service, (told) => {
        return `Types that are not known: ${told} read as documents.`;
      }),
      this.#finding("page-section-too-large", this.sections, service, (told) => {
        return `Pages leave out what is too long for them: ${told} not there. Without the syntax, values of enums are not known; without the structure or parameters, neither is what is required; without both, no member is.`;
      }),
      this.#finding("error-details-unknown", this.errors, service, (told) => {
        return `The page of an operation has only the names of errors, not their members, status or whose fault they are: ${told} read as the caller's fault and without members.`;
      }),
      {
        severity: "info" as const,
        code: "bindings-not-in-source",
        shape: service,
        message:
          "Pages carry no HTTP bindings, no formats of timestamps, no defaults, no paginators and no waiters.",
      },
    ].filter((finding) => finding !== undefined);
  }

  #finding(
    code: string,
    places: readonly string[],
    shape: ShapeId,
    message: (told: string) => string,
  ): Finding | undefined {
    if (places.length === 0) return undefined;
    const some = places.slice(0, 3).map(nameOf).join(", ");
    const more = places.length > 3 ? ` and ${places.length - 3} more` : "";
    const told = `${some}${more} ${places.length === 1 ? "is" : "are"}`;
    return {
      severity: code === "page-section-too-large" ? "warning" : "info",
      code,
      shape,
      message: message(told),
    };
  }
}
