import type { Node } from "../model/traits.js";
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
  let classes = split([named], (draft) => `${nameOf(draft) ?? ""} ${contentOf(draft)}`);
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

function contentOf({ type, merged, members }: DraftShape): string {
  const own = members.map((member) => [member.name, member.merged.traits]);
  return canonical([type, merged.traits, own]);
}

/** A text that is the same for equal values, whatever the order of their properties. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, node: Node | undefined) =>
    typeof node === "object" && node !== null && !Array.isArray(node)
      ? Object.fromEntries(Object.entries(node).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : node,
  );
}
