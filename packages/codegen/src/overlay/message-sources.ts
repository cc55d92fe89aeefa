import type { MessageData } from "@shapesmith/contract";
import { nearest } from "@shapesmith/contract";
import type { Traits } from "../model/traits.js";
import type { ProvenanceSources } from "./provenance.js";

export interface ResolvedSources {
  readonly traits: Traits;
  /** Sentences. */
  readonly problems: readonly string[];
}

/**
 * The traits, in which the messages of errors name their source in full: in an overlay they may name
 * a key of the metadata `shapesmith.sources`, or give a link.
 */
export function resolveMessageSources(traits: Traits, sources: ProvenanceSources): ResolvedSources {
  const { messages, unmodelledErrors } = traits;
  if (messages === undefined && unmodelledErrors === undefined) return { traits, problems: [] };
  const problems: string[] = [];
  const resolve = (all: Readonly<Record<string, MessageData>>): Record<string, MessageData> =>
    mapValues(all, (message, name) => {
      const known = sources.get(message.source)?.source;
      if (known === undefined && !/^https?:\/\//.test(message.source)) {
        problems.push(`the message ${name}: ${unknownSource(message.source, sources)}`);
      }
      return known === undefined ? message : { ...message, source: known };
    });
  const resolved: Traits = {
    ...traits,
    ...(messages === undefined ? {} : { messages: resolve(messages) }),
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
