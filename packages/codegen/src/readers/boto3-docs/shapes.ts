import { preludeId } from "../../model/prelude.js";
import { anonymousId, memberId, nameOf } from "../../model/shape-id.js";
import type { DataShape, Member, ShapeId } from "../../model/shape.js";
import type { Traits } from "../../model/traits.js";
import { EnumNames } from "../enum-names.js";
import type { Entry } from "./entries.js";
import { limitsOf } from "./limits.js";
import type { Losses } from "./losses.js";
import type { PageSide } from "./page.js";
import { pageProblem } from "./problem.js";
import type { Python } from "./python.js";
import { entriesOfSyntax } from "./syntax-entries.js";

/** What the shapes of a page are made with. */
export interface PageShapes {
  readonly namespace: string;
  readonly path: string;
  /** What has been made so far, in the order of the page. */
  readonly shapes: Map<ShapeId, DataShape>;
  readonly losses: Losses;
  /** Ids of operations, which may be called like `GetResponse`. */
  readonly taken: ReadonlySet<ShapeId>;
  /** Names the page, for what is taken from its prose. */
  readonly source: string;
}

/** A shape that others are within. */
interface Within {
  readonly id: ShapeId;
  readonly kind: "structure" | "union" | "map" | "list";
  readonly outer: Within | undefined;
}

/** A place that a shape is wanted for. */
interface Place {
  readonly entry: Entry;
  /** Absent where the syntax leaves the member out. */
  readonly syntax: Python | undefined;
  /** The container's id, and the member's name in it. */
  readonly container: ShapeId;
  readonly name: string;
  readonly within: Within | undefined;
  /** The entry that this one is within. */
  readonly around?: Entry | undefined;
}

/** What a structure or union is made of. */
interface Contents {
  readonly entries: readonly Entry[];
  /** Absent where the page leaves the syntax out. */
  readonly syntax: ReadonlyMap<string, Python> | undefined;
  readonly traits: Traits;
  /** The entry of the structure itself. */
  readonly around?: Entry;
}

/** The structure of a request or response, and all that is in it; its id. */
export function sideShape(side: PageSide, name: string, context: PageShapes): ShapeId {
  const wanted = `${context.namespace}#${name}`;
  const id = context.taken.has(wanted) ? `${wanted}Shape` : wanted;
  const { syntax } = side;
  const entries = side.entries ?? entriesOfSyntax(syntax ?? new Map());
  fill({ id, kind: "structure", outer: undefined }, { entries, syntax, traits: {} }, context);
  return id;
}

/** Makes a structure or union of this id. */
function fill(within: Within, contents: Contents, context: PageShapes): void {
  const { entries, syntax, traits, around } = contents;
  const { id, kind } = within;
  const members = new Map<string, Member>();
  const type = kind === "union" ? kind : "structure";
  // Before what is in it, so that shapes stand in the order of the page.
  context.shapes.set(id, { type, id, traits, members });
  for (const entry of entries) {
    const { name, line } = entry;
    if (name === undefined || members.has(name)) {
      const expected = name === undefined ? "the name of a member" : "each member once";
      throw pageProblem(context.path, line, expected, name ?? entry.type);
    }
    const place = { entry, syntax: syntax?.get(name), container: id, name, within, around };
    if (syntax !== undefined && place.syntax === undefined)
      context.losses.unwritten.push(memberId(id, name));
    members.set(name, memberOf(place, context));
  }
}

function memberOf(place: Place, context: PageShapes): Member {
  const { container, name, entry } = place;
  const id = memberId(container, name);
  const target = targetOf(place, context);
  const traits: Traits = {
    ...(entry.isRequired ? { required: true } : {}),
    ...(/\bThis field is autopopulated if not provided\.$/.test(entry.text)
      ? { idempotencyToken: true }
      : {}),
    ...limitsOf(entry, { source: context.source, around: place.around }),
  };
  return { id, name, target, traits };
}

/** The type that the page gives; what it stands for in Smithy's words is told by syntax and contents. */
function targetOf(place: Place, context: PageShapes): ShapeId {
  const { entry, syntax, container, name } = place;
  switch (entry.type) {
    case "string":
      return enumValues(syntax) === undefined ? preludeId("string") : enumShape(place, context);
    case "str or dict":
      // boto3 takes the parts of S3's CopySource as well as the string that the service takes.
      return preludeId("string");
    case "integer":
      context.losses.numbers.push(memberId(container, name));
      return preludeId("long");
    case "float":
      return preludeId(syntax?.kind === "ellipsis" ? "float" : "double");
    case "boolean":
      return preludeId("boolean");
    case "bytes":
      return preludeId("blob");
    case "datetime":
      return preludeId("timestamp");
    case "dict":
      return dictShape(place, context);
    case "list":
      return listShape(place, context);
    case ":ref:`document<document>`":
    case "JSON serializable":
      return preludeId("document");
    case "bytes or seekable file-like object":
    case ":class:`.StreamingBody`":
      return simpleShape(place, context);
    case ":class:`.EventStream`":
      return structureShape(place, "union", { streaming: true }, context);
    default: {
      // Big numbers, and whatever a later botocore calls its types.
      context.losses.untyped.push(`${memberId(container, name)} (${entry.type})`);
      return preludeId("document");
    }
  }
}

function dictShape(place: Place, context: PageShapes): ShapeId {
  const { entry, syntax } = place;
  if (syntax?.kind === "recursive") return recursive(place, ["structure", "union", "map"], context);
  const [first, ...others] = entry.entries;
  if (syntax?.kind === "choice" && first === undefined) return preludeId("document");
  if (syntax === undefined && first === undefined) {
    // Empty, or a shape within itself: only the syntax would tell.
    context.losses.untyped.push(`${memberId(place.container, place.name)} (dict)`);
    return preludeId("document");
  }
  if (first !== undefined && first.name === undefined) {
    const [value, ...more] = first.entries;
    if (others.length > 0 || more.length > 0 || value === undefined) {
      throw pageProblem(
        context.path,
        first.line,
        "the key of a map with its value in it",
        "others",
      );
    }
    return mapShape(place, first, value, context);
  }
  const isUnion = entry.text.includes("This is a Tagged Union structure.");
  return structureShape(place, isUnion ? "union" : "structure", {}, context);
}

function structureShape(
  place: Place,
  kind: "structure" | "union",
  traits: Traits,
  context: PageShapes,
): ShapeId {
  const id = namedId(place, context);
  const within: Within = { id, kind, outer: place.within };
  const { entry } = place;
  const syntax = writtenIn(place.syntax);
  fill(within, { entries: entry.entries, syntax, traits, around: entry }, context);
  return id;
}

/** An event stream is written as `EventStream({...})`. */
function writtenIn(syntax: Python | undefined): ReadonlyMap<string, Python> | undefined {
  const inner = syntax?.kind === "call" ? syntax.args[0]?.value : syntax;
  return inner?.kind === "dict" ? inner.entries : undefined;
}

function mapShape(place: Place, key: Entry, value: Entry, context: PageShapes): ShapeId {
  const id = anonymousId(place.container, place.name);
  const within: Within = { id, kind: "map", outer: place.within };
  const [syntax] = writtenIn(place.syntax)?.values() ?? [];
  const inside = (entry: Entry, name: string, written: Python | undefined): Member =>
    memberOf({ entry, syntax: written, container: id, name, within }, context);
  context.shapes.set(id, {
    type: "map",
    id,
    traits: {},
    key: inside({ ...key, entries: [] }, "key", undefined),
    value: inside(value, "value", syntax),
  });
  return id;
}

function listShape(place: Place, context: PageShapes): ShapeId {
  const { entry, syntax } = place;
  const isRepeated = syntax === undefined && entry.entries.length === 0;
  if (syntax?.kind === "recursive" || isRepeated) return recursive(place, ["list"], context);
  const [element, ...others] = entry.entries;
  if (element === undefined || element.name !== undefined || others.length > 0) {
    const line = others[0]?.line ?? element?.line ?? entry.line;
    throw pageProblem(context.path, line, "the elements of a list", element?.name ?? "");
  }
  const id = anonymousId(place.container, place.name);
  const within: Within = { id, kind: "list", outer: place.within };
  const written = syntax?.kind === "list" ? syntax.items[0] : undefined;
  const inner = { entry: element, syntax: written, container: id, name: "member", within };
  context.shapes.set(id, { type: "list", id, traits: {}, member: memberOf(inner, context) });
  return id;
}

function enumShape(place: Place, context: PageShapes): ShapeId {
  const id = namedId(place, context);
  const names = new EnumNames();
  const members = [...new Set(enumValues(place.syntax))].map((value) => ({
    name: names.next(value),
    value,
    traits: {},
  }));
  context.shapes.set(id, { type: "enum", id, traits: {}, members });
  return id;
}

/** A plain string is written as `'string'`, an enum by its values. */
function enumValues(syntax: Python | undefined): readonly string[] | undefined {
  const options = syntax?.kind === "choice" ? syntax.options : syntax === undefined ? [] : [syntax];
  const values = options.flatMap((option) => (option.kind === "string" ? [option.text] : []));
  const isPlain = values.length === 1 && values[0] === "string";
  return values.length === 0 || values.length < options.length || isPlain ? undefined : values;
}

function simpleShape(place: Place, context: PageShapes): ShapeId {
  const id = anonymousId(place.container, place.name);
  context.shapes.set(id, { type: "blob", id, traits: { streaming: true } });
  return id;
}

/**
 * A shape that contains itself is not written out again, and the page does not say which of those
 * around it is meant: the nearest of its type, a structure before a map.
 */
function recursive(place: Place, kinds: readonly Within["kind"][], context: PageShapes): ShapeId {
  const around: Within[] = [];
  for (let at = place.within; at !== undefined; at = at.outer) {
    if (kinds.includes(at.kind)) around.push(at);
  }
  // The request or response as a whole is hardly ever meant.
  const inner = around.filter(({ outer }) => outer !== undefined);
  const candidates = inner.length > 0 ? inner : around;
  const found = candidates.find(({ kind }) => kind !== "map") ?? candidates[0];
  if (found === undefined) {
    throw pageProblem(context.path, place.entry.line, "a shape around it that it repeats", "none");
  }
  if (candidates.length > 1) {
    context.losses.recursions.push(
      `${memberId(place.container, place.name)} (${nameOf(found.id)})`,
    );
  }
  return found.id;
}

/** Structures, unions and enums need names, and pages have none: where they stand is their name. */
function namedId({ container, name }: Place, context: PageShapes): ShapeId {
  const steps = nameOf(memberId(container, name)).split(/[.$]/).map(capitalized);
  const wanted = `${context.namespace}#${steps.join("")}`;
  let id = wanted;
  while (context.shapes.has(id) || context.taken.has(id)) id += "Shape";
  context.losses.names.push(id);
  return id;
}

function capitalized(step: string): string {
  return step.charAt(0).toUpperCase() + step.slice(1);
}
