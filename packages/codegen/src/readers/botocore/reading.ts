import { ShapesmithError } from "../../errors.js";
import type { Finding } from "../../findings.js";
import { nearest } from "@shapesmith/contract";
import type { NodeObject } from "../../model/node-form.js";
import type { ServiceDocument } from "./document.js";
import { type Names, namesOf } from "./names.js";
import { Unread } from "./properties.js";
import { type Protocols, protocolsOf } from "./protocols.js";
import type { RawShape } from "./raw-shape.js";

/** What is known while one service is read, and what is found out on the way. */
export interface Reading {
  readonly file: string;
  readonly document: ServiceDocument;
  readonly names: Names;
  readonly protocols: Protocols;
  /** What operations say of their errors where they name them, by the error's shape. */
  readonly errors: ReadonlyMap<string, NodeObject>;
  readonly unread: Unread;
  readonly findings: Finding[];
}

export function readingOf(document: ServiceDocument, file: string): Reading {
  const errors = new Map<string, NodeObject>();
  for (const operation of document.operations.values()) {
    for (const { shape, node } of operation.errors) {
      if (!errors.has(shape) || node["error"] !== undefined) errors.set(shape, node);
    }
  }
  return {
    file,
    document,
    names: namesOf(document),
    protocols: protocolsOf(document.metadata),
    errors,
    unread: new Unread(),
    findings: [],
  };
}

/** @throws ShapesmithError (`source`) when there is no such shape. */
export function expectRaw({ document, file }: Reading, name: string, from: string): RawShape {
  const raw = document.shapes.get(name);
  if (raw !== undefined) return raw;
  const guess = nearest(name, document.shapes.keys());
  const hint = guess === undefined ? "The file is incomplete." : `The nearest is ${guess}.`;
  const quoted = JSON.stringify(name.slice(0, 200));
  throw new ShapesmithError(
    "source",
    `${file}: ${from} refers to the shape ${quoted}, which does not exist. ${hint}`,
  );
}
