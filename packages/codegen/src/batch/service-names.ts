import { dirname, relative, sep } from "node:path";
import type { FoundModel } from "../readers/find-models.js";

/**
 * A folder's name for each model, different from all others also where a disk does not tell capitals
 * from small letters. Where two models would have the same, the folders that they lie in are put in
 * front: `smithy-lambda` and `botocore-lambda`.
 */
export function serviceNames(
  models: readonly FoundModel[],
  folder: string,
): ReadonlyMap<FoundModel, string> {
  const count = new Map<string, number>();
  for (const { name } of models) {
    const key = plain(name).toLowerCase();
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  const taken = new Set<string>();
  const names = new Map<FoundModel, string>();
  for (const model of models) {
    const short = plain(model.name);
    const isShared = (count.get(short.toLowerCase()) ?? 0) > 1;
    const wanted = isShared ? plain(longName(model, folder)) : short;
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted}-${number}`;
    taken.add(name.toLowerCase());
    names.set(model, name);
  }
  return names;
}

function longName({ locator, name }: FoundModel, folder: string): string {
  const steps = relative(folder, dirname(locator)).split(sep);
  return [...steps, name].filter((step) => step !== "" && step !== ".").join("-");
}

/** What a service may be called: a letter or digit first, then dots, hyphens and underscores too. */
function plain(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9._-]+/g, "_").slice(0, 100);
  return /^[A-Za-z0-9]/.test(safe) ? safe : `x${safe}`;
}
