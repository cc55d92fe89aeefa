import {
  looseRulesHold,
  makingRules,
  type MemberRule,
  type MemberRules,
  type NamedSituation,
  possibleAmong,
  type Random,
  rulesHold,
  type ShapeNode,
  type SituationData,
  situationMistake,
  situationsByAspect,
  type StructureNode,
} from "@shapesmith/contract";
import { areListed, listedRules } from "./listed-rules.js";
import type { Settings } from "../options.js";

/** One situation of each aspect of a structure, taken together. */
export interface Situation {
  /** Of each aspect, in the order of the contract. */
  readonly names: readonly string[];
  /** How usual it is in each aspect; 0 is the most usual. */
  readonly ranks: readonly number[];
  readonly rules: ReadonlyMap<string, MemberRule>;
  /** How members are that may also be absent. */
  readonly loose: ReadonlyMap<string, MemberRule>;
  /** The same without what is only typical, which whoever asks for something else may leave. */
  readonly told: {
    readonly rules: ReadonlyMap<string, MemberRule>;
    readonly loose: ReadonlyMap<string, MemberRule>;
  };
}

/** A situation of one aspect. */
interface Single {
  readonly name: string;
  readonly aspect: string;
  readonly rules: Rules;
  readonly loose: Rules;
  /** The same, and what more is known of values that are made. */
  readonly making: { readonly rules: Rules; readonly loose: Rules };
}

type Rules = readonly (readonly [string, MemberRule])[];

/** The situations that a structure may be in: any one of each aspect, independent of the others. */
export class Situations {
  readonly #aspects: readonly (readonly Single[])[];
  readonly #combined = new Map<string, Situation>();

  constructor(aspects: readonly (readonly Single[])[]) {
    this.#aspects = aspects;
  }

  /** Whether there is nothing to be in. */
  get areNone(): boolean {
    return this.#aspects.length === 0;
  }

  /** Whether what was asked for leaves no situation of some aspect. */
  get areImpossible(): boolean {
    return this.#aspects.some((singles) => singles.length === 0);
  }

  /** The names of those in the aspects in which none is left. */
  lackingIn(left: Situations): readonly string[] {
    const lacking = this.#aspects.filter((_, aspect) => left.#aspects[aspect]?.length === 0);
    return lacking.flatMap((singles) => singles.map(({ name }) => name));
  }

  /** Whether any of them says how a member is inside. */
  tellInside(member: string): boolean {
    return this.#aspects.some((singles) =>
      singles.some(({ rules, loose }) =>
        [...rules, ...loose].some(
          ([name, rule]) => name === member && rule !== null && "members" in rule,
        ),
      ),
    );
  }

  get usual(): Situation | undefined {
    return this.areNone || this.areImpossible ? undefined : this.#at(this.#aspects.map(() => 0));
  }

  /** Any of them; `chosen` tells of some aspects which one it is to be. */
  pick(random: Random, chosen?: ReadonlyMap<string, string>): Situation {
    return this.#at(
      this.#aspects.map((singles) => {
        const name = chosen?.get(singles[0]?.aspect ?? "");
        const rank = name === undefined ? -1 : singles.findIndex((one) => one.name === name);
        return rank >= 0 ? rank : random.below(singles.length);
      }),
    );
  }

  /** Those whose rules all pass. */
  where(passes: (name: string, rule: MemberRule, isLoose: boolean) => boolean): Situations {
    return new Situations(
      this.#aspects.map((singles) =>
        singles.filter(
          ({ rules, loose }) =>
            rules.every(([name, rule]) => passes(name, rule, false)) &&
            loose.every(([name, rule]) => passes(name, rule, true)),
        ),
      ),
    );
  }

  /** The most usual one that a value is in; undefined where it is in none of some aspect. */
  of(value: Readonly<Record<string, unknown>>): Situation | undefined {
    if (this.areNone) return undefined;
    const ranks: number[] = [];
    for (const singles of this.#aspects) {
      const rank = singles.findIndex((one) => isIn(one, value));
      if (rank < 0) return undefined;
      ranks.push(rank);
    }
    return this.#at(ranks);
  }

  /** The members that any situation which the value is in says something of. */
  decidedIn(value: Readonly<Record<string, unknown>>): ReadonlySet<string> {
    const singles = this.#aspects.flat().filter((one) => isIn(one, value));
    return new Set(
      singles.flatMap(({ rules, loose }) => [...rules, ...loose].map(([name]) => name)),
    );
  }

  /** Situations that are more usual in one aspect, and the same in all others. */
  *moreUsual({ ranks }: Situation): Generator<Situation> {
    for (const [aspect, rank] of ranks.entries()) {
      for (let other = 0; other < rank; other++) yield this.#at(ranks.with(aspect, other));
    }
  }

  #at(ranks: readonly number[]): Situation {
    const key = ranks.join();
    let combined = this.#combined.get(key);
    if (combined === undefined) {
      const singles = this.#aspects.flatMap((all, aspect) => all[ranks[aspect] ?? 0] ?? []);
      const made = singles.map(({ making }) => making);
      combined = {
        names: singles.map(({ name }) => name),
        ranks,
        ...merged(made),
        told: merged(singles),
      };
      this.#combined.set(key, combined);
    }
    return combined;
  }
}

function merged(
  all: readonly { readonly rules: Rules; readonly loose: Rules }[],
): Situation["told"] {
  return {
    rules: new Map(all.flatMap(({ rules }) => rules)),
    loose: new Map(all.flatMap(({ loose }) => loose)),
  };
}

const none = new Situations([]);
const known = new WeakMap<StructureNode, Map<string, Situations>>();

/** The situations that a structure may be in with these settings; none: as its shape has it. */
export function situationsOf(node: StructureNode, settings: Settings): Situations {
  if (node.situations.size === 0 || !settings.situations) return none;
  let bySettings = known.get(node);
  if (bySettings === undefined) known.set(node, (bySettings = new Map<string, Situations>()));
  let found = bySettings.get(settings.situationKey);
  if (found === undefined) {
    found = new Situations(aspectsOf(node, settings));
    bySettings.set(settings.situationKey, found);
  }
  return found;
}

function aspectsOf(node: StructureNode, settings: Settings): readonly (readonly Single[])[] {
  return [...situationsByAspect(node).values()].flatMap((all) => {
    const possible = possibleIn(node, all, settings);
    if (possible.length === 0) return [];
    return [possible.map((situation) => single(node, situation, settings.observed))];
  });
}

/** Those asked for by name; else those of the operation; else all that are more than a guess. */
function possibleIn(
  node: StructureNode,
  all: readonly NamedSituation[],
  { situation: asked, operation, inferred, observed }: Settings,
): readonly NamedSituation[] {
  const named = all.filter(([name]) => asked.includes(name));
  if (named.length > 0) return named;
  const possible = possibleAmong(all, operation).filter(
    ([, { grade, operations }]) => operations !== undefined || inferred || grade !== "inferred",
  );
  const listed = possible.filter(([, data]) =>
    areListed(node, Object.entries(rulesOf(data, observed)), observed),
  );
  return listed.length > 0 ? listed : possible;
}

function rulesOf({ members, observed }: SituationData, isObserved: boolean): MemberRules {
  return isObserved ? { ...members, ...observed } : members;
}

function single(node: StructureNode, [name, data]: NamedSituation, isObserved: boolean): Single {
  const listed = (rules: MemberRules): Rules =>
    listedRules(node, Object.entries(rules), isObserved);
  const made = makingRules(data, isObserved);
  return {
    name,
    aspect: data.aspect ?? "",
    rules: listed(rulesOf(data, isObserved)),
    loose: listed(data.usually ?? {}),
    making: { rules: listed(made.firm), loose: listed(made.loose) },
  };
}

function isIn({ rules, loose }: Single, value: Readonly<Record<string, unknown>>): boolean {
  return rulesHold(rules, value) && looseRulesHold(loose, value);
}

/**
 * Aspects that several members of a structure have situations of, such as the kind of package of a
 * function and of its code: those members are in the same one.
 */
export function sharedAspects(node: StructureNode): readonly string[] {
  let shared = knownShared.get(node);
  if (shared === undefined) {
    const counts = new Map<string, number>();
    for (const { target } of node.members) {
      if (target.type !== "structure") continue;
      const aspects = new Set([...target.situations.values()].map(({ aspect = "" }) => aspect));
      for (const aspect of aspects) counts.set(aspect, (counts.get(aspect) ?? 0) + 1);
    }
    shared = [...counts].filter(([, count]) => count > 1).map(([aspect]) => aspect);
    knownShared.set(node, shared);
  }
  return shared;
}

const knownShared = new WeakMap<StructureNode, readonly string[]>();

/** @throws RangeError when no value of the shape can be in all of these situations. */
export function requireSituations(root: ShapeNode, asked: readonly string[]): void {
  const mistake = situationMistake(root, asked);
  if (mistake !== undefined) throw new RangeError(mistake);
}

/** Whether a value is in one of the situations of this name that its structure has. */
export function isInNamed(
  node: StructureNode,
  value: Readonly<Record<string, unknown>>,
  settings: Settings,
): boolean {
  return settings.situation.every((name) => {
    const data = node.situations.get(name);
    if (data === undefined) return true;
    return isIn(single(node, [name, data], settings.observed), value);
  });
}
