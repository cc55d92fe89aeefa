import type { Random as Source } from "fast-check";
import type { Demands } from "./demands/demands.js";
import type { Direction } from "./direction.js";
import type { Draw } from "./draw.js";
import { limitShare, seededFrom } from "./seed.js";
import { blobForm } from "./streams.js";

/** What the making of a value starts with. */
export function newDraw(
  { settings, root }: Demands,
  direction: Direction,
  source: Source,
  biasFactor: number | undefined,
): Draw {
  return {
    random: seededFrom(source),
    settings,
    root,
    blobForm: blobForm(direction),
    limitShare: limitShare(biasFactor, settings.boundary),
    source,
    biasFactor,
    contexts: new Map(),
    drawn: new Map(),
    wishes: undefined,
    chosen: undefined,
    depth: 0,
    nesting: 0,
    level: 0,
    parts: 0,
    text: 0,
    costly: 0,
  };
}
