import { codePointLength, type ShapeNode, stringsOf } from "@shapesmith/contract";

/** Of lists and maps inside others, blobs and strings: longer ones are not made for their length alone. */
const longest = { elements: 10_000, inside: 100, bytes: 16 * 1024 * 1024 };

/**
 * All that values of a shape can show: each value of an enum, the absence and presence of each
 * optional member, each limit that some value is on, member of a union, and truth value. A shape
 * inside itself is not gone into.
 */
export function factsOf(root: ShapeNode): ReadonlySet<string> {
  const facts = new Set<string>();
  const visit = (
    node: ShapeNode,
    place: string,
    around: readonly string[],
    lists: number,
  ): void => {
    if (around.includes(node.id)) return;
    const inside = [...around, node.id];
    const add = (fact: string | number | boolean): unknown => facts.add(`${place} ${fact}`);
    switch (node.type) {
      case "structure":
      case "union":
        for (const { name, required, target, binding } of node.members) {
          // The status of an answer that came is that of a success, whatever its type allows.
          if (binding === "status") continue;
          if (node.type === "union" || !required) {
            add(`with ${name}`);
            if (node.type === "structure") add(`without ${name}`);
          }
          if (!(node.type === "union" && node.streaming))
            visit(target, `${place}.${name}`, inside, lists);
        }
        return;
      case "list":
      case "map": {
        const { min = 0 } = node.length;
        const max = Math.min(node.length.max ?? Infinity, keysOf(node));
        add(`length ${min}`);
        if (max <= (lists > 0 ? longest.inside : longest.elements)) add(`length ${max}`);
        if (max === 0) return;
        if (node.type === "list") visit(node.member.target, `${place}[*]`, inside, lists + 1);
        else {
          visit(node.key.target, `${place}[key]`, inside, lists + 1);
          visit(node.value.target, `${place}[value]`, inside, lists + 1);
        }
        return;
      }
      case "string": {
        const { min = 0, max = Infinity } = node.length;
        const { shortest, longest: most } = stringsOf(node);
        if (shortest === min) add(`length ${min}`);
        if (most === max) add(`length ${max}`);
        return;
      }
      case "enum":
      case "intEnum":
        for (const value of node.values) add(value);
        return;
      case "blob":
        if (node.streaming) return;
        add(`length ${node.length.min ?? 0}`);
        if ((node.length.max ?? Infinity) <= longest.bytes) add(`length ${node.length.max ?? 0}`);
        return;
      case "boolean":
        add(true);
        add(false);
        return;
      case "byte":
      case "short":
      case "integer":
      case "long":
      case "float":
      case "double":
      case "bigInteger":
      case "bigDecimal":
        if (node.range.min !== undefined) add(`is ${node.range.min}`);
        if (node.range.max !== undefined) add(`is ${node.range.max}`);
        return;
      case "timestamp":
      case "document":
        return;
    }
  };
  visit(root, "", [], 0);
  return facts;
}

/** How many keys a map can have. */
function keysOf(node: ShapeNode): number {
  return node.type === "map" && node.key.target.type === "enum"
    ? node.key.target.values.length
    : Infinity;
}

/** Takes out of the facts those that a value shows. */
export function tickOff(facts: Set<string>, root: ShapeNode, whole: unknown): void {
  const visit = (node: ShapeNode, value: unknown, place: string): void => {
    const tick = (fact: string | number | boolean): unknown => facts.delete(`${place} ${fact}`);
    if (typeof value === "boolean") tick(value);
    if (typeof value === "number" || typeof value === "bigint") tick(`is ${value}`);
    if (typeof value === "string") {
      if (node.type !== "string") tick(value);
      else tick(`length ${codePointLength(value)}`);
    }
    if (node.type === "intEnum") tick(String(value));
    if (typeof value !== "object" || value === null) return;
    if (value instanceof Uint8Array) {
      tick(`length ${value.length}`);
      return;
    }
    if (node.type === "list" && Array.isArray(value)) {
      tick(`length ${value.length}`);
      for (const element of value) visit(node.member.target, element, `${place}[*]`);
    } else if (node.type === "map") {
      const entries = Object.entries(value);
      tick(`length ${entries.length}`);
      for (const [key, part] of entries) {
        visit(node.key.target, key, `${place}[key]`);
        visit(node.value.target, part, `${place}[value]`);
      }
    } else if (node.type === "structure" || node.type === "union") {
      if ("events" in value && Array.isArray(value.events)) {
        for (const event of value.events)
          visit({ ...node, streaming: false } as ShapeNode, event, place);
        return;
      }
      for (const { name, target } of node.members) {
        const part = (value as Readonly<Record<string, unknown>>)[name];
        tick(part === undefined ? `without ${name}` : `with ${name}`);
        if (part !== undefined) visit(target, part, `${place}.${name}`);
      }
    } else if (node.type === "bigDecimal" && "string" in value) tick(`is ${Number(value.string)}`);
  };
  visit(root, whole, "");
}
