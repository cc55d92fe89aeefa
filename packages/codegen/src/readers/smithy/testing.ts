import { isShapesmithError } from "../../errors.js";
import { expectShape, type Model } from "../../model/model.js";
import { unit } from "../../model/prelude.js";
import type { Member } from "../../model/shape.js";
import { membersOf } from "../../model/walk.js";
import { parseJsonFile } from "../json-file.js";
import type { ReadResult } from "../reader.js";
import { readSmithyDocuments } from "./index.js";

type Shapes = Readonly<Record<string, object>>;

export function readFiles(files: readonly object[], service?: string): ReadResult {
  const documents = files.map((file, index) => {
    const bytes = new TextEncoder().encode(JSON.stringify(file));
    return parseJsonFile(bytes, `model${index === 0 ? "" : index}.json`, "source");
  });
  return readSmithyDocuments(documents, service);
}

/** A service whose operation takes a structure of these members. */
export function withMembers(members: object, shapes: Shapes = {}, smithy = "2.0"): ReadResult {
  return readFiles([
    {
      smithy,
      shapes: {
        "example#Service": {
          type: "service",
          version: "2020-01-01",
          operations: [{ target: "example#Put" }],
        },
        "example#Put": {
          type: "operation",
          input: { target: "example#Request" },
          output: { target: unit },
        },
        "example#Request": { type: "structure", members },
        ...shapes,
      },
    },
  ]);
}

export function target(id: string, traits: object = {}): object {
  return { target: id, traits };
}

export function memberOf(model: Model, id: string): Member {
  const [container = "", name] = id.split("$");
  const member = membersOf(expectShape(model, container)).find((one) => one.name === name);
  if (member === undefined) throw new Error(`no member ${id}`);
  return member;
}

export function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (isShapesmithError(error) && error.kind === "source") return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}
