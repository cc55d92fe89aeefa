import {
  flag,
  FormError,
  type Form,
  integer,
  isNodeObject,
  type NodeObject,
  nonEmptyText,
  object,
  optional,
  where,
} from "../../model/node-form.js";
import type { Node, Traits } from "../../model/traits.js";
import { Properties } from "./properties.js";
import type { RawShape } from "./raw-shape.js";
import type { Reading } from "./reading.js";
import { type Draft, put } from "./site.js";
import { isSet } from "./traits.js";

/**
 * What makes a structure an error. Old descriptions say it where an operation names the error, and
 * what the shape says counts. Who is at fault is seldom said: the service, where `fault` or a status
 * of 500 or more says so, and else the client, as in the Smithy models of the same services.
 */
export function errorTraits(properties: Properties, raw: RawShape, reading: Reading): Draft {
  const isException = isSet(properties, "exception") === true;
  const isServerFault = isSet(properties, "fault") === true;
  isSet(properties, "synthetic");
  const own = properties.take("error", anyObject);
  const reference = reading.errors.get(raw.name);
  if (!isException && !isServerFault && own === undefined && reference === undefined) return {};

  const details = detailsOf(properties.id, own ?? reference?.["error"], reading);
  const status = details.take("httpStatusCode", httpStatus);
  const code = details.take("code", nonEmptyText);
  const isServer =
    isServerFault ||
    isSet(details, "fault") === true ||
    reference?.["fault"] === true ||
    (status ?? 0) >= 500;
  isSet(details, "senderFault");
  details.finish();

  const draft: Draft = { error: isServer ? "server" : "client" };
  put(draft, "httpError", status);
  put(draft, "retryable", properties.take("retryable", retryable));
  if (code !== undefined) {
    draft.awsQueryError = { code, httpResponseCode: status ?? (isServer ? 500 : 400) };
  }
  return draft;
}

const anyObject: Form<NodeObject> = (node, { path }) => {
  if (isNodeObject(node)) return node;
  throw new FormError(path, "an object", node);
};

function detailsOf(id: string, node: Node | undefined, { unread }: Reading): Properties {
  const details: NodeObject = isNodeObject(node) ? node : {};
  return new Properties(id, details, unread, []);
}

const httpStatus = where(integer, "an HTTP status code", (code) => code >= 100 && code <= 999);

/** That an error is no throttling is what Smithy takes for granted. */
const retryable: Form<Exclude<Traits["retryable"], undefined>> = (node, place) =>
  node !== true && throttled(node, place).throttling === true ? { throttling: true } : {};

const throttled = object<{ throttling?: boolean }>({ throttling: optional(flag) });
