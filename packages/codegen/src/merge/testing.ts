import { model, type ModelSpec } from "../model/construct.js";
import type { Model, Source } from "../model/model.js";
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
