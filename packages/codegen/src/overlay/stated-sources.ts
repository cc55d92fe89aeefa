import type { MessageData, SituationData, TaggedData } from "@shapesmith/contract";
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
  const { messages, unmodelledErrors, situations, tagged } = traits;
  const naming = [messages, unmodelledErrors, situations, tagged];
  if (naming.every((trait) => trait === undefined)) return { traits, problems: [] };
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
  const resolveSource = <S extends SituationData | TaggedData>(stated: S, what: string): S => {
    if (stated.source === undefined) return stated;
    const { source, date } = known(stated.source, what) ?? stated;
    return { ...stated, ...(source && { source }), ...(date && { date }) };
  };
  const resolveAll = <S extends SituationData | TaggedData>(
    all: Readonly<Record<string, S>>,
    what: string,
  ): Record<string, S> => mapValues(all, (one, name) => resolveSource(one, `${what} ${name}`));
  const resolved: Traits = {
    ...traits,
    ...(messages === undefined ? {} : { messages: resolve(messages) }),
    ...(situations === undefined ? {} : { situations: resolveAll(situations, "situation") }),
    ...(tagged === undefined ? {} : { tagged: resolveAll(tagged, "situations of the aspect") }),
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
