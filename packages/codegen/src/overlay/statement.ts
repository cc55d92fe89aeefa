import { type Form, FormError, type NodeObject, nonEmptyText } from "../model/node-form.js";
import { nearest } from "@shapesmith/contract";
import type { DataShape, ShapeId } from "../model/shape.js";
import { traitIds, traitName, traitsFromNodes, type TraitsRead } from "../model/trait-nodes.js";
import type { Node, Provenance, Traits } from "../model/traits.js";
import { resolveSources } from "./stated-sources.js";
import type { Problem } from "./problem.js";
import { type ProvenanceSources, statedProvenance, type StatedProvenance } from "./provenance.js";

/** Traits for one shape or member. */
export interface Statement {
  /** The site as the overlay's author wrote it, for messages. */
  readonly at: string;
  readonly path: StatementPath;
  readonly traits: Traits;
  /** The name that the target of this member shall have. */
  readonly target: ShapeId | undefined;
  readonly targetProvenance: Provenance | undefined;
  /** Whether it is a part of a shape's definition rather than an `apply`. */
  readonly isDefining: boolean;
}

/** A shape, and the way from it over members and their targets; no steps mean the shape itself. */
export interface StatementPath {
  readonly shape: ShapeId;
  readonly steps: readonly string[];
}

/** A shape that a source may not have, without its traits: those are statements. */
export interface Definition {
  readonly at: string;
  readonly shape: DataShape;
}

export const targetTrait: ShapeId = "shapesmith#target";
export const provenanceTrait: ShapeId = "shapesmith#provenance";

/** @returns undefined when the text is not `namespace#Shape` or `namespace#Shape$member...`. */
export function statementPath(text: string): StatementPath | undefined {
  const path = /^(?<shape>[A-Za-z_][\w.]*#[A-Za-z_]\w*)(?<steps>(?:\$[A-Za-z_]\w*)*)$/u.exec(text);
  const shape = path?.groups?.["shape"];
  if (shape === undefined) return undefined;
  const steps = path?.groups?.["steps"] ?? "";
  return { shape, steps: steps === "" ? [] : steps.slice(1).split("$") };
}

/** The traits of one site as they are written. */
export interface WrittenStatement {
  readonly at: string;
  readonly path: StatementPath;
  readonly nodes: NodeObject;
  /** What counts where the statement has no provenance of its own. */
  readonly inherited?: StatedProvenance;
  readonly isDefining: boolean;
  /** What the member targets, where the statement is a part of a definition. */
  readonly target?: ShapeId;
}

export interface ReadStatement {
  readonly statement: Statement;
  readonly provenance: StatedProvenance | undefined;
  readonly problems: readonly Problem[];
  /** Ids of traits that nobody vouches for. */
  readonly uncovered: readonly ShapeId[];
}

/** Reads the traits of one site. A trait with a problem is left out of the statement. */
export function readStatement(
  { at, path, nodes, inherited, isDefining, target: definedTarget }: WrittenStatement,
  sources: ProvenanceSources,
): ReadStatement {
  const { [targetTrait]: targetNode, [provenanceTrait]: provenanceNode, ...others } = nodes;
  const read = traitsFromNodes(others);
  const resolved = resolveSources(read.traits, sources);
  const problems: Problem[] = [
    ...traitProblems(at, read),
    ...resolved.problems.map((message) => ({ at, message })),
  ];
  const target = attempt(at, targetTrait, targetNode, problems, shapeIdOf);
  const own = attempt(at, provenanceTrait, provenanceNode, problems, (node, place) =>
    statedProvenance(node, sources, place),
  );
  const provenance = provenanceNode === undefined ? inherited : own;
  const stated = Object.keys(others).filter((id) => traitName(id) !== undefined);
  if (targetNode !== undefined) stated.push(targetTrait);
  if (own?.kind === "by trait") {
    for (const id of own.provenances.keys()) {
      if (stated.includes(id)) continue;
      const message = `${provenanceTrait} speaks of ${id}, which the statement does not have. Add the trait, or remove its provenance.`;
      problems.push({ at, message });
    }
  }
  const from = (id: ShapeId): Provenance | undefined =>
    provenance?.kind === "all" ? provenance.provenance : provenance?.provenances.get(id);
  const provenances = stated.flatMap((id): [string, Provenance][] => {
    const name = traitName(id);
    const source = from(id);
    return name === undefined || source === undefined ? [] : [[name, source]];
  });
  return {
    statement: {
      at,
      path,
      traits:
        provenances.length === 0
          ? resolved.traits
          : { ...resolved.traits, provenance: Object.fromEntries(provenances) },
      target: target ?? definedTarget,
      targetProvenance: from(targetTrait),
      isDefining,
    },
    provenance,
    problems,
    uncovered: stated.filter((id) => from(id) === undefined),
  };
}

function traitProblems(
  at: string,
  { unknown, malformed, surplus }: TraitsRead,
): readonly Problem[] {
  return [
    ...unknown.map((trait) => ({ at, message: unknownTrait(trait) })),
    ...malformed.map(({ trait, path, expected, actual }) => {
      const property = path === "" ? trait : `${path} of ${trait}`;
      return {
        at,
        message: `${property} has the wrong form: expected ${expected}, got ${actual}.`,
      };
    }),
    ...surplus.map(({ trait, path, known }) => surplusProblem(at, trait, path, known)),
  ];
}

function surplusProblem(
  at: string,
  of: string,
  property: string,
  known: readonly string[],
): Problem {
  const expected = known.length === 0 ? "no properties" : known.join(", ");
  return { at, message: `${of} has no property ${property}: expected ${expected}.` };
}

/** Reads a node that may be absent; what is wrong with it becomes a problem. */
export function attempt<T>(
  at: string,
  of: string,
  node: Node | undefined,
  problems: Problem[],
  form: Form<T>,
): T | undefined {
  if (node === undefined) return undefined;
  try {
    return form(node, {
      path: "",
      surplus: ({ path, known }) => problems.push(surplusProblem(at, of, path, known)),
    });
  } catch (error) {
    if (!(error instanceof FormError)) throw error;
    const { path, expected, actual } = error;
    const property = path === "" ? of : `${path} of ${of}`;
    const message = `${property} has the wrong form: expected ${expected}, got ${actual}.`;
    problems.push({ at, message });
    return undefined;
  }
}

const shapeIdOf: Form<ShapeId> = (node, place) => {
  const id = nonEmptyText(node, place);
  const path = statementPath(id);
  if (path !== undefined && path.steps.length === 0) return id;
  throw new FormError(place.path, 'the id of a shape, such as "namespace#Name"', node);
};

function unknownTrait(trait: ShapeId): string {
  const guess = nearest(trait, [...traitIds(), targetTrait, provenanceTrait]);
  const hint =
    guess === undefined
      ? "Traits are given by absolute ids, such as smithy.api#length."
      : `Did you mean ${guess}?`;
  return `${trait} is not a trait that is interpreted. ${hint}`;
}
