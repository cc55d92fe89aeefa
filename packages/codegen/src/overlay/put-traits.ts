import { equalNodes } from "../model/node-form.js";
import type { ShapeId } from "../model/shape.js";
import { traitId, type TraitName, traitNames } from "../model/trait-nodes.js";
import { misplaced } from "../model/trait-placement.js";
import {
  addTraits,
  findSite,
  memberOf,
  originalTraits,
  placementOf,
  shapeIn,
  type Site,
  targetOf,
} from "./draft.js";
import { unreadablePattern } from "../model/contradiction.js";
import type { Statement } from "./statement.js";
import { author, contradiction, saidKey, type Work } from "./work.js";

interface Said {
  readonly statement: Statement;
  readonly value: unknown;
}

/** Puts the traits of all statements where their paths lead. */
export function putTraits(work: Work, statements: readonly Statement[]): void {
  const { draft, problems } = work;
  const said = new Map<ShapeId, Map<TraitName, Said>>();
  for (const statement of statements) {
    const { at, path, traits } = statement;
    const site = findSite(draft, path);
    if (site.kind === "none") {
      // A defined member that the source's shape lacks has been told as a difference.
      if (!statement.isDefining) problems.push({ at, message: site.message });
      continue;
    }
    const placement = placementOf(draft, site);
    const here = said.get(site.id) ?? new Map<TraitName, Said>();
    said.set(site.id, here);
    for (const name of traitNames(traits)) {
      const value = traits[name];
      const needed = placement === undefined ? undefined : misplaced(name, placement);
      if (needed !== undefined && placement !== undefined) {
        const found =
          site.kind === "member"
            ? `a ${placement.holder} member of type ${placement.type}`
            : `of type ${placement.type}`;
        const message = `${traitId(name)} cannot stand here: it needs ${needed}, but ${site.id} is ${found}.`;
        problems.push({ at, message });
      }
      const earlier = here.get(name);
      if (earlier === undefined) {
        here.set(name, { statement, value });
        tellDifference(work, site, name, value);
        work.said.set(saidKey(site.id, name), work.overlay);
      } else if (!equalNodes(earlier.value, value)) {
        problems.push(contradiction(statement, earlier.statement, traitId(name), site));
      }
    }
    for (const { matching = "" } of traits.refusals ?? []) {
      const message = unreadablePattern(matching);
      if (message !== undefined)
        problems.push({ at, message: `${traitId("refusals")}: ${message}` });
    }
    tellListed(work, site, traits.observed ?? []);
    if (Object.keys(traits).length > 0) {
      addTraits(draft, site, traits);
      author(work, site, statement);
    }
  }
}

/** A finding where the source, or an overlay before this one, says something else. */
function tellDifference(work: Work, site: Site, name: TraitName, value: unknown): void {
  const before = originalTraits(work.draft, site)[name];
  if (before === undefined || equalNodes(before, value)) return;
  const earlier = earlierOverlay(work, site, name);
  const [speaker, other, code] =
    earlier === undefined
      ? ["the overlay", "the source", "overlay-differs"]
      : [work.overlay, earlier, "overlays-differ"];
  const sides = `${speaker} says ${JSON.stringify(value)}, ${other} ${JSON.stringify(before)}`;
  const message = `${traitId(name)} of ${site.id}: ${sides}; ${speaker} counts.`;
  work.findings.push({ severity: "info", code, shape: site.id, message });
}

/** The overlay that what is there comes from: at a member, its target may have it. */
function earlierOverlay({ draft, said }: Work, site: Site, name: TraitName): string | undefined {
  const own = said.get(saidKey(site.id, name));
  const target = memberOf(draft, site)?.target;
  return own ?? (target === undefined ? undefined : said.get(saidKey(target, name)));
}

/** Values were observed because no model listed them; a newer source may. */
function tellListed(work: Work, site: Site, observed: readonly string[]): void {
  const shape = site.kind === "member" ? targetOf(work.draft, site) : shapeIn(work.draft, site.id);
  if (shape?.type !== "enum") return;
  const values = shape.members.map(({ value }) => value);
  const listed = observed.filter((value) => values.includes(value));
  if (listed.length === 0) return;
  const message = `The source lists ${listed.join(", ")} of ${shape.id} by now; the overlay need not.`;
  work.findings.push({ severity: "info", code: "observed-listed", shape: site.id, message });
}
