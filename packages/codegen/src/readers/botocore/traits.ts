import type { Finding } from "../../findings.js";
import { count, flag, number, oneOf, text } from "../../model/node-form.js";
import type { ShapeType } from "../../model/shape.js";
import type { Bounds, Traits } from "../../model/traits.js";
import { boundClamped, safeBound } from "../safe-bounds.js";
import { anchored } from "./patterns.js";
import type { Properties } from "./properties.js";
import { type Draft, put } from "./site.js";

/** Present and `true`; `false` says the same as nothing. */
export function isSet(properties: Properties, name: string): true | undefined {
  return properties.take(name, flag) === true ? true : undefined;
}

/** What may stand on anything: shapes, members, operations, the service. */
export function commonTraits(properties: Properties): Draft {
  const draft: Draft = {};
  put(draft, "documentation", properties.take("documentation", text));
  const message = properties.take("deprecatedMessage", text);
  const since = properties.take("deprecatedSince", text);
  if (isSet(properties, "deprecated") === true) {
    draft.deprecated = {
      ...(message === undefined ? {} : { message }),
      ...(since === undefined ? {} : { since }),
    };
  }
  return draft;
}

/** What describes values, on their shape or on a member that has it. */
export function valueTraits(properties: Properties): Draft {
  const draft: Draft = {};
  put(draft, "sensitive", isSet(properties, "sensitive"));
  put(draft, "streaming", isSet(properties, "streaming"));
  put(draft, "requiresLength", isSet(properties, "requiresLength"));
  put(draft, "timestampFormat", timestampFormat(properties));
  if (isSet(properties, "jsonvalue") === true) draft.mediaType = "application/json";
  return draft;
}

const formats = oneOf("iso8601", "unixTimestamp", "rfc822");

function timestampFormat(properties: Properties): Traits["timestampFormat"] {
  switch (properties.take("timestampFormat", formats)) {
    case "iso8601":
      return "date-time";
    case "unixTimestamp":
      return "epoch-seconds";
    case "rfc822":
      return "http-date";
    case undefined:
      return undefined;
  }
}

/** What limits the values of a shape of this type. */
export function constraints(properties: Properties, type: ShapeType, findings: Finding[]): Draft {
  switch (type) {
    case "string":
    case "enum": {
      const draft = length(properties, findings);
      const given = properties.take("pattern", text);
      put(draft, "pattern", given === undefined ? undefined : anchored(given));
      return draft;
    }
    case "blob":
      return length(properties, findings);
    case "list":
    case "map": {
      const draft = length(properties, findings);
      put(draft, "sparse", isSet(properties, "sparse"));
      return draft;
    }
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "bigInteger":
      return range(properties, (bounds) => exact(bounds, "range", properties, findings));
    case "float":
    case "double":
    case "bigDecimal":
      return range(properties, (bounds) => bounds);
    case "intEnum":
    case "boolean":
    case "timestamp":
    case "document":
    case "structure":
    case "union":
    case "operation":
    case "service":
      return {};
  }
}

function length(properties: Properties, findings: Finding[]): Draft {
  const given = bounds(properties.take("min", count), properties.take("max", count));
  return given === undefined ? {} : { length: exact(given, "length", properties, findings) };
}

function range(properties: Properties, adapt: (bounds: Bounds) => Bounds): Draft {
  const given = bounds(properties.take("min", number), properties.take("max", number));
  return given === undefined ? {} : { range: adapt(given) };
}

function bounds(min: number | undefined, max: number | undefined): Bounds | undefined {
  if (min === undefined && max === undefined) return undefined;
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function exact(given: Bounds, trait: string, { id }: Properties, findings: Finding[]): Bounds {
  const safe = (side: "min" | "max"): number | undefined => {
    const bound = given[side];
    if (bound === undefined || safeBound(bound) === bound) return bound;
    findings.push(boundClamped(id, trait, side, bound));
    return safeBound(bound);
  };
  return bounds(safe("min"), safe("max")) ?? given;
}
