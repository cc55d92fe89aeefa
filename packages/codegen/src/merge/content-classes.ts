import type { Bounds, Traits } from "../model/traits.js";
import type { DraftShape } from "./draft.js";

/**
 * Lists, maps and simple shapes put together where they are the same in every respect: the name that
 * they want, type, traits, and what they contain. What wants no name is alone. Starts from what shapes
 * are by themselves and tells those apart that contain different things, until nothing changes.
 */
export function contentClasses(
  drafts: readonly DraftShape[],
  nameOf: (draft: DraftShape) => string | undefined,
): readonly (readonly DraftShape[])[] {
  const alone: DraftShape[][] = [];
  const named: DraftShape[] = [];
  for (const draft of drafts) {
    if (nameOf(draft) === undefined) alone.push([draft]);
    else named.push(draft);
  }
  const contents = new Contents();
  let classes = split([named], (draft) => `${nameOf(draft) ?? ""} ${contents.of(draft)}`);
  let before = 0;
  while (classes.length !== before) {
    before = classes.length;
    const classOf = new Map<DraftShape, number>();
    for (const [index, alike] of classes.entries()) {
      for (const draft of alike) classOf.set(draft, index);
    }
    const numbers = new Map<DraftShape, number>();
    // What is no such shape, or wants no name, is a class of its own.
    const numberOf = (draft: DraftShape): number => {
      const own = classOf.get(draft) ?? numbers.get(draft);
      if (own !== undefined) return own;
      numbers.set(draft, -1 - numbers.size);
      return -numbers.size;
    };
    classes = split(classes, ({ members }) =>
      members.map(({ target }) => (target === undefined ? "" : numberOf(target))).join(),
    );
  }
  return [...classes, ...alone];
}

function split(
  classes: readonly (readonly DraftShape[])[],
  keyOf: (draft: DraftShape) => string,
): readonly (readonly DraftShape[])[] {
  return classes.flatMap((alike) => {
    if (alike.length < 2) return alike.length === 0 ? [] : [alike];
    const byKey = new Map<string, DraftShape[]>();
    for (const draft of alike) {
      const key = keyOf(draft);
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [draft]);
      else same.push(draft);
    }
    return [...byKey.values()];
  });
}

/** Writes what a shape is by itself, so that equal texts are equal contents. */
class Contents {
  readonly #objects = new Map<object, number>();

  of({ type, merged, members }: DraftShape): string {
    const own = members.map((member) => `${member.name} ${this.#traits(member.merged.traits)}`);
    return [type, this.#traits(merged.traits), ...own].join("\n");
  }

  #traits(traits: Traits): string {
    return Object.entries(traits)
      .filter(([name]) => name !== "documentation")
      .map(([name, value]: [string, unknown]) => `${name}=${this.#value(name, value)}`)
      .sort()
      .join();
  }

  #value(name: string, value: unknown): string {
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    if (name === "length" || name === "range") {
      const { min, max }: Bounds = value;
      return `${min ?? ""}..${max ?? ""}`;
    }
    // Anything else is rare, may be deep, and counts as equal where it is the same object.
    const known = this.#objects.get(value) ?? this.#objects.size;
    this.#objects.set(value, known);
    return `#${known}`;
  }
}
