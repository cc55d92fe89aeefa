import type { Finding } from "../findings.js";
import type { ShapeId } from "../model/shape.js";
import type { Draft, Site } from "./draft.js";
import type { Problem } from "./problem.js";
import type { Statement } from "./statement.js";

/** By a site's id and a trait's name: which overlay was the last to state it. */
export type Said = Map<string, string>;

export function saidKey(site: ShapeId, trait: string): string {
  return `${site} ${trait}`;
}

/** What an overlay is laid over, and what has come up so far. */
export interface Work {
  readonly draft: Draft;
  readonly problems: Problem[];
  readonly findings: Finding[];
  /** What messages call the overlay. */
  readonly overlay: string;
  /** What overlays have said so far, this one included. */
  readonly said: Said;
  /** The statements that spoke of a site, by its id. */
  readonly authors: Map<ShapeId, Set<string>>;
}

/** Two statements that lead to one site and differ. */
export function contradiction(
  statement: Statement,
  earlier: Statement,
  what: string,
  site: Site,
): Problem {
  const message = `${what} differs from what ${earlier.at} says, and both lead to ${site.id}. Let them say the same, or remove one.`;
  return { at: statement.at, message };
}

/** Remembers that a statement had a part in what a site says now. */
export function author(work: Work, site: Site, statement: Statement): void {
  const authors = work.authors.get(site.id);
  if (authors === undefined) work.authors.set(site.id, new Set([statement.at]));
  else authors.add(statement.at);
}
