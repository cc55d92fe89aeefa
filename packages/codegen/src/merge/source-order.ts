import type { Model } from "../model/model.js";
import { membersOf } from "../model/walk.js";
import { facets, formatOf } from "./precedence.js";

/**
 * The order in which sources count, whatever the order in which they are given: the installed client,
 * Smithy, botocore, the page. Of two in one format the newer version of the API comes first, then the
 * one that has more, since APIs grow; hashes decide where nothing else does.
 */
export function inOrder<T extends { readonly model: Model }>(parts: readonly T[]): readonly T[] {
  const keyed = parts.map((part) => ({ part, key: keyOf(part.model) }));
  keyed.sort(({ key: a }, { key: b }) => {
    return (
      a.rank - b.rank ||
      inText(b.version, a.version) ||
      b.size - a.size ||
      inText(a.hashes, b.hashes)
    );
  });
  return keyed.map(({ part }) => part);
}

interface Key {
  readonly rank: number;
  readonly version: string;
  readonly size: number;
  readonly hashes: string;
}

function keyOf(model: Model): Key {
  return {
    rank: facets.existence.order.indexOf(formatOf(model)),
    version: model.service.version,
    size: sizeOf(model),
    hashes: model.sources.map(({ hash, name }) => `${hash} ${name}`).join(),
  };
}

/** Operations, members and values. */
function sizeOf({ shapes, service }: Model): number {
  let size = service.operations.length;
  for (const shape of shapes.values()) {
    const isEnum = shape.type === "enum" || shape.type === "intEnum";
    size += isEnum ? shape.members.length : membersOf(shape).length;
  }
  return size;
}

function inText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
