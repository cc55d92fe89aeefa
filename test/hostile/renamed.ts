import type { Model } from "../../packages/codegen/src/model/model.js";
import type { ServiceShape } from "../../packages/codegen/src/model/shape.js";

/** Texts of a model that are words of ours and no names. */
const fixedKeys: ReadonlySet<string> = new Set(["type", "error", "timestampFormat", "grade"]);

/**
 * The model with other names for all that it names itself: shapes, members, enum values, and every
 * text inside traits. No reader is in between, so that nothing has refused them.
 */
export function renamed(model: Model, given: (name: string) => string): Model {
  const rename = differently(given);
  const text = (given: string): string => {
    if (given.startsWith("smithy.api#")) return given;
    return given
      .split(/([#$])/)
      .map((part, at) => renamePart(part, at, given))
      .join("");
  };
  const renamePart = (part: string, at: number, given: string): string =>
    part === "#" || part === "$" || (at === 0 && given.includes("#")) ? part : rename(part);
  const deep = (value: unknown, key = ""): unknown => {
    if (typeof value === "string") return fixedKeys.has(key) ? value : text(value);
    if (value instanceof Map) {
      return new Map([...value].map(([name, part]) => [text(String(name)), deep(part)]));
    }
    if (Array.isArray(value)) return value.map((part) => deep(part, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, deep(part, name)]),
    );
  };
  // What goes in is a model, and all that changes are texts.
  const shapes = deep(model.shapes) as Model["shapes"];
  const service = shapes.get(text(model.service.id)) as ServiceShape;
  return { ...model, shapes, service, sources: deep(model.sources) as Model["sources"] };
}

/** What had different names keeps them: else shapes would be lost. */
function differently(rename: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  const taken = new Set<string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    let now = rename(name);
    while (taken.has(now)) now += "'";
    taken.add(now);
    known.set(name, now);
    return now;
  };
}
