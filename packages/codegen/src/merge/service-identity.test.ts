import { describe, expect, it } from "vitest";
import type { Model } from "../model/model.js";
import { clientOf, mergeModels, sourceOf } from "./testing.js";

describe("sources of other services", () => {
  const named = (service: string, namespace: string, operations: readonly string[]): Model =>
    sourceOf(
      "smithy",
      { namespace, service, operations: Object.fromEntries(operations.map((name) => [name, {}])) },
      `${service}.json`,
    );

  it("are refused, with what they have in common", () => {
    const parcels = named("Parcels", "a", ["Send", "Track", "TagResource"]);
    const queues = named("Queues", "b", ["Put", "Take", "TagResource", "Drop"]);
    expect(() => mergeModels(parcels, queues)).toThrow(
      "Queues.json 1 (Queues) and Parcels.json 1 (Parcels) do not describe the same service: of 4 and 3 operations they have 1 (such as TagResource) in common.",
    );
  });

  it("are not those of an older version", () => {
    const names = ["A", "B", "C", "D", "E"];
    const changed = named("S", "a", ["A", "X", "Y"]);
    expect(() => mergeModels(named("S", "a", names), changed)).not.toThrow();
    expect(() => mergeModels(named("S", "a", names), named("S", "b", ["A", "X", "Y"]))).toThrow(
      "of 5 and 3 operations they have 1 (such as A) in common",
    );
  });

  it("nor can two clients be merged", () => {
    const [one, other] = [
      clientOf({ operations: { Op: {} } }, "one"),
      clientOf({ operations: { Op: {} } }, "two"),
    ];
    expect(() => mergeModels(one, other)).toThrow("are both installed clients");
  });
});
