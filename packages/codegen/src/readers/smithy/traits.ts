import type { Finding } from "../../findings.js";
import { excerptOf } from "../../model/excerpt.js";
import type { NodeObject } from "../../model/node-form.js";
import type { ShapeId } from "../../model/shape.js";
import { traitsFromNodes } from "../../model/trait-nodes.js";
import type { Traits } from "../../model/traits.js";

/** So many kinds of traits are named; models of AWS have some 50 at most. */
const mostNamed = 100;

/** Reads traits and remembers what could not be read. */
export interface TraitReader {
  readonly traitsAt: (id: ShapeId, nodes: NodeObject) => Traits;
  /** A warning per malformed trait, and one summary of the traits that are not interpreted. */
  readonly findings: (service: ShapeId) => readonly Finding[];
}

export function traitReader(): TraitReader {
  const uninterpreted = new Map<ShapeId, number>();
  const malformed: Finding[] = [];
  return {
    traitsAt: (id, nodes) => {
      const read = traitsFromNodes(nodes);
      for (const trait of read.unknown) {
        uninterpreted.set(trait, (uninterpreted.get(trait) ?? 0) + 1);
      }
      for (const { trait, path, expected, actual } of read.malformed) {
        const property = excerptOf(path === "" ? trait : `${path} of ${trait}`);
        const message = `${property} on ${id} has the wrong form and is left out: expected ${expected}, got ${actual}.`;
        malformed.push({ severity: "warning", code: "trait-malformed", shape: id, message });
      }
      return read.traits;
    },
    findings: (service) =>
      uninterpreted.size === 0 ? malformed : [...malformed, summary(service, uninterpreted)],
  };
}

function summary(service: ShapeId, counts: ReadonlyMap<ShapeId, number>): Finding {
  const kinds = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  const named = kinds.slice(0, mostNamed);
  const told = named.map(([trait, count]) => `${excerptOf(trait, 120)} (${count})`).join(", ");
  const more = kinds.length > named.length ? ` and ${kinds.length - named.length} more kinds` : "";
  const message = `Traits that are not interpreted: ${told}${more}.`;
  return { severity: "info", code: "traits-not-interpreted", shape: service, message };
}
