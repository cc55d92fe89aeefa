import { ShapesmithError } from "../errors.js";
import { severities } from "../findings.js";
import { nearest } from "@shapesmith/contract";
import {
  FormError,
  listOf,
  nonEmptyText,
  object,
  oneOf,
  optional,
  recordOf,
  required,
  where,
  type Form,
  type Surplus,
} from "../model/node-form.js";
import type { Node } from "../model/traits.js";
import type { Config, ServiceEntry } from "./config.js";
import { checkServiceName } from "./service-name.js";

/** A configuration, its services by name. */
export interface CheckedConfig extends Omit<Config, "services"> {
  readonly services: ReadonlyMap<string, ServiceEntry>;
}

/**
 * Takes what a configuration file exports for a configuration.
 *
 * @throws ShapesmithError (`config`) when it is none: names the key, what was expected, what came.
 */
export function checkConfig(value: unknown, file: string): CheckedConfig {
  const config = read(value, file);
  const services = new Map(Object.entries(config.services));
  if (services.size === 0) {
    throw new ShapesmithError("config", `${file}: services: expected at least one entry, got {}.`);
  }
  for (const name of services.keys()) checkServiceName(name, "config", `${file}: services`);
  const { failOnFindings } = config;
  return { services, ...(failOnFindings === undefined ? {} : { failOnFindings }) };
}

function read(value: unknown, file: string): Config {
  const surplus = ({ path, known }: Surplus): void => {
    const guess = nearest(path.slice(path.lastIndexOf(".") + 1), known);
    const hint =
      guess === undefined ? `Known here: ${known.join(", ")}.` : `Did you mean ${guess}?`;
    throw new ShapesmithError("config", `${file}: ${path} is not a setting. ${hint}`);
  };
  try {
    return configForm()(toNode(value, file), { path: "", surplus });
  } catch (error) {
    if (!(error instanceof FormError)) throw error;
    const { path, expected, actual } = error;
    const at = path === "" ? "the configuration" : path;
    const message = `${file}: ${at}: expected ${expected}, got ${actual}.`;
    throw new ShapesmithError("config", message, { cause: error });
  }
}

const textOrTexts: Form<string | readonly string[]> = (node, place) => {
  if (typeof node === "string") return nonEmptyText(node, place);
  if (Array.isArray(node)) return listOf(nonEmptyText)(node, place);
  throw new FormError(place.path, "a path or a list of paths", node);
};

function configForm(): Form<Config> {
  const texts = (expected: string): Form<readonly string[]> =>
    where(listOf(nonEmptyText), expected, (list) => list.length > 0);
  return object<Config>({
    failOnFindings: optional(oneOf(...severities)),
    services: required(
      recordOf(
        object<ServiceEntry>({
          sources: required(texts("a list of at least one package name or path")),
          overlay: optional(textOrTexts),
          out: required(nonEmptyText),
          operations: optional(texts("a list of at least one operation's name")),
          sdkCheck: optional(nonEmptyText),
          resolveFrom: optional(nonEmptyText),
        }),
      ),
    ),
  });
}

/** A module may export anything; a configuration is data, and a key set to undefined is absent. */
function toNode(value: unknown, file: string): Node {
  const refuse = (what: string, found: string): ShapesmithError =>
    new ShapesmithError("config", `${file}: ${what}, got ${found}.`);
  if (value === undefined) throw refuse("expected a default export", "none");
  const text = JSON.stringify(value, (key, found: unknown) => {
    if (typeof found !== "function" && typeof found !== "symbol" && typeof found !== "bigint") {
      return found;
    }
    const what = key === "" ? "the configuration" : key;
    throw refuse(`${what}: expected plain data`, `a ${typeof found}`);
  });
  // What JSON.parse returns is a node by definition.
  return JSON.parse(text) as Node;
}
