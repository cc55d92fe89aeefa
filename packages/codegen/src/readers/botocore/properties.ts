import type { Finding } from "../../findings.js";
import { type Form, FormError, type NodeObject } from "../../model/node-form.js";
import type { ShapeId } from "../../model/shape.js";

/** Collects what a source says that the Model cannot hold, or that is not in the form it should be. */
export class Unread {
  readonly #counts = new Map<string, number>();
  readonly #malformed: Finding[] = [];

  count(property: string): void {
    this.#counts.set(property, (this.#counts.get(property) ?? 0) + 1);
  }

  tellMalformed(id: ShapeId, property: string, { expected, actual }: FormError): void {
    const message = `${property} of ${id} has the wrong form and is left out: expected ${expected}, got ${actual}.`;
    this.#malformed.push({ severity: "warning", code: "property-malformed", shape: id, message });
  }

  /** A warning per malformed property, and one summary of the properties that nothing interprets. */
  findings(service: ShapeId): readonly Finding[] {
    if (this.#counts.size === 0) return this.#malformed;
    const kinds = [...this.#counts].sort(([one], [other]) => (one < other ? -1 : 1));
    const told = kinds.map(([property, count]) => `${property} (${count})`).join(", ");
    const message = `Properties that are not interpreted: ${told}.`;
    const code = "properties-not-interpreted";
    return [...this.#malformed, { severity: "info", code, shape: service, message }];
  }
}

/**
 * The properties of one object of the source, taken one by one. What nobody has taken at the end is
 * counted; what has not the form asked for is told and left out, so that one odd property does not
 * cost the service.
 */
export class Properties {
  readonly id: ShapeId;
  readonly #node: NodeObject;
  readonly #known: Set<string>;
  readonly #unread: Unread;

  /** @param known Properties that have been read already, or that have nothing to say. */
  constructor(id: ShapeId, node: NodeObject, unread: Unread, known: readonly string[]) {
    this.id = id;
    this.#node = node;
    this.#known = new Set(known);
    this.#unread = unread;
  }

  /** The value; undefined when it is absent or malformed. */
  take<T>(name: string, form: Form<T>): T | undefined {
    this.#known.add(name);
    if (!Object.hasOwn(this.#node, name)) return undefined;
    const node = this.#node[name];
    if (node === undefined) return undefined;
    try {
      return form(node, {
        path: "",
        surplus: ({ path }) => {
          this.#unread.count(`${name}.${path}`);
        },
      });
    } catch (error) {
      if (!(error instanceof FormError)) throw error;
      const { path } = error;
      this.#unread.tellMalformed(this.id, path === "" ? name : `${path} of ${name}`, error);
      return undefined;
    }
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#node, name);
  }

  /** Counts what nobody has taken. */
  finish(): void {
    for (const name of Object.keys(this.#node)) {
      if (!this.#known.has(name)) this.#unread.count(name);
    }
  }
}
