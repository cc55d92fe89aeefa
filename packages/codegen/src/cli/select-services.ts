import { basename, join, relative, resolve } from "node:path";
import type { ServiceEntry } from "../config/config.js";
import type { LoadedConfig } from "../config/load-config.js";
import { checkServiceName } from "../config/service-name.js";
import { ShapesmithError } from "../errors.js";
import { nearest } from "@shapesmith/contract";
import { isPackageName } from "../readers/package-name.js";

/** What the command line says about the services to generate. */
export interface ServiceRequest {
  /** Names; none: every entry of the configuration. */
  readonly services: readonly string[];
  /** None: those of the entry. */
  readonly sources: readonly string[];
  /** None: those of the entry. */
  readonly overlays: readonly string[];
  readonly operations: readonly string[] | undefined;
  readonly out: string | undefined;
}

/** A service to generate. */
export interface Selection {
  readonly service: string;
  readonly entry: ServiceEntry;
  /** Absolute path of the folder at which the entry's relative paths start. */
  readonly cwd: string;
}

/**
 * Decides which services are generated, and from what.
 *
 * @throws ShapesmithError (`usage`) when that does not follow from the command line and configuration.
 */
export function selectServices(
  request: ServiceRequest,
  config: LoadedConfig | undefined,
  cwd: string,
): readonly Selection[] {
  const names = selectNames(request, config, cwd);
  if (names.length > 1) refuseWhatIsForOne(request, names);
  const selections = names.map((service): Selection => {
    checkServiceName(service, "usage", "The command line");
    const out = outOf(service, names, request.out, cwd);
    // Without a service's name the command line alone says what is read.
    const isConfigured = request.services.length > 0 || request.sources.length === 0;
    const entry = isConfigured ? config?.services.get(service) : undefined;
    return entry !== undefined && config !== undefined
      ? { service, entry: override(entry, request, out, config, cwd), cwd: config.directory }
      : { service, entry: unconfigured(service, request, out, config, cwd), cwd };
  });
  refuseSharedFolders(selections);
  return selections;
}

function selectNames(
  { services, sources }: ServiceRequest,
  config: LoadedConfig | undefined,
  cwd: string,
): readonly string[] {
  if (services.length > 0) return [...new Set(services)];
  const [source] = sources;
  if (source !== undefined) return [nameFromSource(source)];
  if (config !== undefined) return [...config.services.keys()];
  throw usage(
    `There is no shapesmith.config.{ts,mts,js,mjs,json} in ${cwd} or above it, and no service is named. Name one, for example: shapesmith generate lambda --out src/lambda.`,
  );
}

/** `lambda` for `@aws-sdk/client-lambda` and for `models/lambda.json`. */
function nameFromSource(source: string): string {
  const last = basename(source.replace(/\.json(#.*)?$/, ""));
  return last.replace(/^client-/, "");
}

function refuseWhatIsForOne(request: ServiceRequest, names: readonly string[]): void {
  const { sources, overlays, operations } = request;
  const options: [string, boolean][] = [
    ["--source", sources.length > 0],
    ["--overlay", overlays.length > 0],
    ["--operations", operations !== undefined],
  ];
  const given = options.filter(([, isGiven]) => isGiven).map(([option]) => option);
  if (given.length === 0) return;
  throw usage(
    `${given.join(" and ")} can be given for one service only, but this would generate ${names.join(", ")}. Name one of them.`,
  );
}

function outOf(
  service: string,
  names: readonly string[],
  out: string | undefined,
  cwd: string,
): string | undefined {
  if (out === undefined) return undefined;
  return names.length === 1 ? resolve(cwd, out) : resolve(cwd, out, service);
}

/** The configuration's entry, as far as the command line does not say otherwise. */
function override(
  entry: ServiceEntry,
  request: ServiceRequest,
  out: string | undefined,
  config: LoadedConfig,
  cwd: string,
): ServiceEntry {
  const configured = resolve(config.directory, entry.out);
  const { sdkCheck, ...others } = entry;
  // Where the files go elsewhere, the check goes with them, and packages stay what they were.
  const isElsewhere = out !== undefined && out !== configured;
  const isSource = (source: string): boolean => entry.sources.includes(source);
  const resolveFrom = request.sources.every(isSource) ? (entry.resolveFrom ?? configured) : cwd;
  return {
    ...others,
    out: out ?? configured,
    resolveFrom,
    ...(sdkCheck === undefined || isElsewhere ? {} : { sdkCheck }),
    ...settingsOf(request, cwd),
  };
}

function unconfigured(
  service: string,
  request: ServiceRequest,
  out: string | undefined,
  config: LoadedConfig | undefined,
  cwd: string,
): ServiceEntry {
  const sources = [`@aws-sdk/client-${service}`];
  if (out !== undefined) return { sources, out, resolveFrom: cwd, ...settingsOf(request, cwd) };
  const read = request.sources.length > 0 ? request.sources.join(" and ") : sources.join();
  throw usage(
    `${whyUnconfigured(service, request, config, cwd)} is read from ${read}, and --out has to say which folder its files go into. For example: --out src/${service}.`,
  );
}

function whyUnconfigured(
  service: string,
  request: ServiceRequest,
  config: LoadedConfig | undefined,
  cwd: string,
): string {
  if (request.services.length === 0) return `Without a service's name ${service}`;
  const names = [...(config?.services.keys() ?? [])];
  const command = nearest(service, ["generate", "init", "inspect"]);
  const entry = nearest(service, names);
  const guess = entry ?? (command === undefined ? undefined : `the command ${command}`);
  const hint = guess === undefined ? "" : ` (did you mean ${guess}?)`;
  return config === undefined
    ? `No configuration was found${hint}, so ${service}`
    : `${relative(cwd, config.file)} has no service ${service}${hint}, so it`;
}

/** What the command line says, with its paths seen from where it was typed. */
function settingsOf(request: ServiceRequest, cwd: string): Partial<ServiceEntry> {
  const { sources, overlays, operations } = request;
  const located = sources.map((source) =>
    isPackageName(source, cwd) || source.includes("://") ? source : resolve(cwd, source),
  );
  return {
    ...(sources.length === 0 ? {} : { sources: located }),
    ...(overlays.length === 0 ? {} : { overlay: overlays.map((path) => resolve(cwd, path)) }),
    ...(operations === undefined ? {} : { operations }),
  };
}

/** Two services in one folder would remove each other's files. */
function refuseSharedFolders(selections: readonly Selection[]): void {
  const owners = new Map<string, string>();
  for (const { service, entry, cwd } of selections) {
    const out = join(resolve(cwd, entry.out));
    const owner = owners.get(out);
    if (owner !== undefined) {
      throw usage(
        `${owner} and ${service} would both be written into ${out}. Give each a folder of its own.`,
      );
    }
    owners.set(out, service);
  }
}

function usage(message: string): ShapesmithError {
  return new ShapesmithError("usage", message);
}
