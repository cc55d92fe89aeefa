import {
  enumeration,
  list,
  map,
  member,
  model,
  required,
  simple,
  structure,
  union,
} from "../model/construct.js";
import { expectShape, type Model } from "../model/model.js";
import type { Member, Shape } from "../model/shape.js";
import type { Traits } from "../model/traits.js";
import { membersOf } from "../model/walk.js";
import { isShapesmithError } from "../errors.js";
import { applyOverlay, type Overlaid } from "./apply.js";
import { parseOverlay } from "./load.js";

const file = "overlay.json";

/** As a client's package tells it: lists, strings and numbers without names. */
export function client(): Model {
  return model({
    operations: { Update: { input: "Request", output: "Response" }, Ping: {} },
    shapes: {
      Request: structure({
        Name: required("String"),
        Size: "Double",
        Mode: "Mode",
        Layers: list("String"),
        Modes: list("Mode"),
        Matrix: list(list("Double")),
        Tags: map("String", "String"),
        Config: "Config",
        Choice: "Choice",
        Secret: simple("blob", { sensitive: true }),
      }),
      Config: structure({ Ids: list(member("String", { xmlName: "Id" }), { sparse: true }) }),
      Choice: union({ Text: "String", Number: "Double" }),
      Mode: enumeration(["On", "Off"]),
      Response: structure({ Name: "String", Layers: list("String") }),
    },
  });
}

/** The same service as a Smithy model tells it. */
export function smithy(): Model {
  return model({
    operations: { Update: { input: "Request", output: "Response" }, Ping: {} },
    shapes: {
      Request: structure({
        Name: required("Name"),
        Size: "Size",
        Mode: "Mode",
        Layers: "LayerList",
        Modes: "ModeList",
        Matrix: "Matrix",
        Tags: "Tags",
        Config: "Config",
        Choice: "Choice",
        Secret: "Secret",
      }),
      Config: structure({ Ids: "IdList" }),
      Choice: union({ Text: "String", Number: "Double" }),
      Mode: enumeration(["On", "Off"]),
      Response: structure({ Name: "Name", Layers: "LayerList" }),
      Name: simple("string", { pattern: "[a-z]*" }),
      Size: simple("integer", { range: { min: 1 } }),
      LayerList: list("LayerArn"),
      LayerArn: simple("string", {}),
      ModeList: list("Mode"),
      Matrix: list("Row"),
      Row: list("Double"),
      Tags: map("String", "String"),
      IdList: list("String"),
      Secret: simple("blob", { sensitive: true }),
    },
  });
}

/** What statements refer to. */
export const sources = {
  guide: { source: "https://example.com/guide", date: "2026-08-07", grade: "documented" },
  api: { source: "the model", date: "2026-06-19", grade: "model" },
};

export function apply(model: Model, shapes: object): Overlaid {
  const metadata = { "shapesmith.sources": sources, "shapesmith.version": "7" };
  const text = JSON.stringify({ smithy: "2.0", metadata, shapes });
  return applyOverlay(model, parseOverlay(text, file));
}

export function statement(traits: object): object {
  return { type: "apply", traits: { "shapesmith#provenance": "guide", ...traits } };
}

export function traitsOf(model: Model, id: string): Traits {
  const [container = "", name] = id.split("$");
  const shape = expectShape(model, container);
  if (name === undefined) return shape.traits;
  return memberOf(shape, name).traits;
}

export function targetOf(model: Model, id: string): string {
  const [container = "", name = ""] = id.split("$");
  return memberOf(expectShape(model, container), name).target;
}

function memberOf(shape: Shape, name: string): Member {
  const found = membersOf(shape).find((one) => one.name === name);
  if (found === undefined) throw new Error(`${shape.id} has no member ${name}.`);
  return found;
}

/** The message with which an overlay is refused. */
export function problemOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (isShapesmithError(error) && error.kind === "overlay") return error.message;
    throw error;
  }
  throw new Error("Nothing was refused.");
}

/** The trait that limits a length. */
export function length(min: number, max: number): object {
  return { "smithy.api#length": { min, max } };
}
