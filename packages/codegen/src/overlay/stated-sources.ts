import type { MessageData, SituationData } from "@shapesmith/contract";
import { nearest } from "@shapesmith/contract";
import type { Provenance, Traits } from "../model/traits.js";
import type { ProvenanceSources } from "./provenance.js";

export interface ResolvedSources {
  readonly traits: Traits;
  /** Sentences. */
  readonly problems: readonly string[];
}

/**
 * The traits, in which situations and the messages of errors name their source in full: in an overlay
 * they may name a key of the metadata `shapesmith.sources`, or give a link.
 */
export function resolveSources(traits: Traits, sources: ProvenanceSources): ResolvedSources {
  const { messages, unmodelledErrors, situations } = traits;
  if (messages === undefined && unmodelledErrors === undefined && situations === undefined) {
    return { traits, problems: [] };
  }
  const problems: string[] = [];
  const known = (source: string, what: string): Provenance | undefined => {
    const found = sources.get(source);
    if (found === undefined && !/^https?:\/\//.test(source)) {
      problems.push(`the ${what}: ${unknownSource(source, sources)}`);
    }
    return found;
  };
  const resolve = (all: Readonly<Record<string, MessageData>>): Record<string, MessageData> =>
    mapValues(all, (message, name) => {
      const source = known(message.source, `message ${name}`)?.source ?? message.source;
      return { ...message, source };
    });
  const resolveSituation = (situation: SituationData, name: string): SituationData => {
    if (situation.source === undefined) return situation;
    const { source, date } = known(situation.source, `situation ${name}`) ?? situation;
    return { ...situation, ...(source && { source }), ...(date && { date }) };
  };
  const resolved: Traits = {
    ...traits,
    ...(messages === undefined ? {} : { messages: resolve(messages) }),
    ...(situations === undefined ? {} : { situations: mapValues(situations, resolveSituation) }),
    ...(unmodelledErrors === undefined
      ? {}
      : {
          unmodelledErrors: mapValues(unmodelledErrors, (error) => ({
            ...error,
            messages: resolve(error.messages),
          })),
        }),
  };
  return { traits: resolved, problems };
}

function unknownSource(source: string, sources: ProvenanceSources): string {
  const guess = nearest(source, sources.keys());
  const hint = guess === undefined ? "Name one, or give a link." : `Did you mean ${guess}?`;
  return `${JSON.stringify(source)} is no key of the metadata shapesmith.sources. ${hint}`;
}

function mapValues<T>(
  record: Readonly<Record<string, T>>,
  change: (value: T, name: string) => T,
): Record<string, T> {
  // fromEntries defines each key as it is, also one that would set the prototype.
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, change(value, name)]),
  );
}
