import { model, type ModelSpec, structure } from "../model/construct.js";
import { effectiveTraits } from "../model/effective-traits.js";
import { expectShape, type Model, type Source } from "../model/model.js";
import type { Member, Shape } from "../model/shape.js";
import { membersOf } from "../model/walk.js";
import type { Part } from "./merge.js";
import { mergeSources } from "./merge.js";

/** A model of `example#Service` that was read from a source of this format. */
export function sourceOf(format: Source["format"], spec: ModelSpec, name: string = format): Model {
  const version = spec.version ?? "1";
  return model({ ...spec, version, sources: [{ format, name, version, hash: `hash of ${name}` }] });
}

/** A model that an installed client would give, whose declarations call shapes like the model. */
export function clientOf(spec: ModelSpec, name = "client"): Model {
  const client = {
    packageName: name,
    version: spec.version ?? "1",
    clientClass: "ExampleClient",
    baseException: "ExampleServiceException",
    typeNames: new Map<string, string>(),
  };
  return { ...sourceOf("aws-sdk", spec, name), client };
}

export function mergeModels(...models: readonly Model[]): ReturnType<typeof mergeSources> {
  return mergeSources(models.map((each): Part => ({ model: each, findings: [] })));
}

/** One operation whose input has these members; shapes are named without their namespace. */
export function takes(
  members: Parameters<typeof structure>[0],
  shapes: ModelSpec["shapes"] = {},
): ModelSpec {
  return { operations: { Op: { input: "Req" } }, shapes: { Req: structure(members), ...shapes } };
}

/** What a path from a structure leads to: `Req.Layers.member`. */
export function memberAt(merged: Model, path: string): Member {
  const [root = "", ...steps] = path.split(".");
  let shape: Shape = expectShape(merged, `example#${root}`);
  let found: Member | undefined;
  for (const step of steps) {
    found = membersOf(shape).find(({ name }) => name === step);
    if (found === undefined) throw new Error(`There is no ${step} in ${shape.id}.`);
    shape = expectShape(merged, found.target);
  }
  if (found === undefined) throw new Error(`${path} has no member.`);
  return found;
}

/** What counts there, the target's traits included. */
export function traitsAt(merged: Model, path: string): unknown {
  return effectiveTraits(merged, memberAt(merged, path));
}
