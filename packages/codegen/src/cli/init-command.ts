import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { isAbsolute, join, normalize, sep } from "node:path";
import { configNames } from "../config/load-config.js";
import { checkServiceName } from "../config/service-name.js";
import { ShapesmithError } from "../errors.js";
import { type ConfigText, configText, type NewEntry } from "../init/config-text.js";
import { installCommand, missingPackages, runners } from "../init/dev-packages.js";
import { withGenerated } from "../init/git-attributes.js";
import { type ProjectClient, projectClients } from "../init/installed-clients.js";
import { type Project, readProject } from "../init/project.js";
import { type ExitCode, exitCodes } from "./exit-code.js";
import type { Io } from "./io.js";
import type { Prompts } from "./prompts.js";
import { paintFor, printable } from "./terminal-text.js";

export interface InitFlags {
  readonly yes?: boolean;
  readonly out?: string;
}

/** `shapesmith init`. */
export async function initCommand(flags: InitFlags, io: Io): Promise<ExitCode> {
  const { cwd } = io;
  refuseExisting(cwd);
  const project = readProject(cwd);
  const clients = installedClients(project);
  const services = await decide(clients, flags, io);
  if (services === undefined) {
    io.stderr.write("Cancelled; nothing was written.\n");
    return exitCodes.interrupted;
  }
  const written = writeFiles(project, configText(services, project.isTypeScript), services);
  io.stdout.write(
    `${paintFor(io.stdout)("bold", "init")}\n${printable(reportOf(project, services, written))}`,
  );
  return exitCodes.done;
}

function refuseExisting(cwd: string): void {
  const existing = configNames().find((name) => existsSync(join(cwd, name)));
  if (existing === undefined) return;
  const message = `${existing} exists already, and nothing was written. Edit it, or remove it to begin anew.`;
  throw new ShapesmithError("config", message);
}

function installedClients(project: Project): readonly ProjectClient[] {
  const all = projectClients(project);
  const installed = all.filter(({ isInstalled }) => isInstalled);
  if (installed.length > 0) return installed;
  const declared = all.map(({ packageName }) => packageName).join(", ");
  const message =
    declared === ""
      ? `No client of the AWS SDK for JavaScript v3 is installed in ${project.directory} or above it. Install those that your code uses, such as @aws-sdk/client-lambda, and run this again.`
      : `package.json asks for ${declared}, but no client is installed. Install the project's packages, and run this again.`;
  throw new ShapesmithError("usage", message);
}

type Services = ReadonlyMap<string, NewEntry>;

async function decide(
  clients: readonly ProjectClient[],
  { yes, out }: InitFlags,
  io: Io,
): Promise<Services | undefined> {
  const folder = out ?? (isFolder(join(io.cwd, "src")) ? "src/aws" : "aws");
  const problem = folderProblem(folder);
  if (problem !== undefined) throw new ShapesmithError("usage", `--out ${folder}: ${problem}`);
  if (yes === true) return entriesOf(usualClients(clients), folder, new Map());
  if (io.prompts === undefined) {
    const message =
      "There is nobody to ask: this is no terminal. Use --yes to take the defaults, which are all clients in package.json.";
    throw new ShapesmithError("usage", message);
  }
  return ask(io.prompts, clients, { folder, out }, io);
}

/** @returns undefined when somebody gave up. */
async function ask(
  prompts: Prompts,
  clients: readonly ProjectClient[],
  { folder, out }: { readonly folder: string; readonly out: string | undefined },
  io: Io,
): Promise<Services | undefined> {
  const chosen = await chooseClients(prompts, clients);
  if (chosen === undefined) return undefined;
  const question = "Which folder do the files go into, one folder for each service?";
  const options = { initial: folder, problem: folderProblem };
  const into = out ?? (await prompts.askText(question, options));
  if (into === undefined) return undefined;
  const models = await chooseModels(prompts, chosen, io);
  return models === undefined ? undefined : entriesOf(chosen, into, models);
}

/** Those that the project asks for; where it asks for none, those that it can import. */
function usualClients(clients: readonly ProjectClient[]): readonly ProjectClient[] {
  const declared = clients.filter(({ isDeclared }) => isDeclared);
  return declared.length === 0 ? clients : declared;
}

async function chooseClients(
  prompts: Prompts,
  clients: readonly ProjectClient[],
): Promise<readonly ProjectClient[] | undefined> {
  const usual = usualClients(clients);
  const choices = clients.map((client) => ({
    value: client.name,
    label: client.packageName,
    ...(client.isDeclared ? {} : { hint: "not in package.json" }),
    isChosen: usual.includes(client),
  }));
  const question = "Which services do you want to test against?";
  const names = await prompts.chooseSeveral(question, choices, true);
  return names && clients.filter(({ name }) => names.includes(name));
}

/** Offers descriptions with limits that are on this machine; none is chosen beforehand. */
async function chooseModels(
  prompts: Prompts,
  clients: readonly ProjectClient[],
  { cwd, machine }: Io,
): Promise<ReadonlyMap<string, string> | undefined> {
  if (machine === undefined) return new Map();
  const { findLocalModels } = await import("../local-models/find.js");
  const found = new Map<string, string>();
  for (const { name } of clients) {
    const [model] = findLocalModels(name, machine, cwd);
    if (model !== undefined) found.set(name, model);
  }
  if (found.size === 0) return found;
  const choices = [...found].map(([name, path]) => ({
    value: name,
    label: `${name}: ${path}`,
    isChosen: false,
  }));
  const question =
    "These files on this machine have the limits that clients lack. Which are to be read as well?";
  const names = await prompts.chooseSeveral(question, choices, false);
  return names && new Map([...found].filter(([name]) => names.includes(name)));
}

function entriesOf(
  clients: readonly ProjectClient[],
  folder: string,
  models: ReadonlyMap<string, string>,
): Services {
  const base = normalize(folder).split(sep).join("/").replace(/\/$/, "");
  return new Map(
    clients.map(({ name, packageName }) => {
      checkServiceName(name, "usage", packageName);
      const model = models.get(name);
      const sources = model === undefined ? [packageName] : [packageName, model];
      return [name, { sources, out: base === "." ? name : `${base}/${name}` }];
    }),
  );
}

function folderProblem(folder: string): string | undefined {
  if (folder.trim() === "") return "Expected the name of a folder.";
  const isOutside = isAbsolute(folder) || normalize(folder).split(sep)[0] === "..";
  return isOutside ? "Expected a folder inside the project, relative to it." : undefined;
}

/** @returns the names of the files that were written. */
function writeFiles(
  { directory }: Project,
  config: ConfigText,
  services: Services,
): readonly string[] {
  try {
    // Never over a file that came up since it was looked for.
    writeFileSync(join(directory, config.name), config.text, { flag: "wx" });
    const attributes = join(directory, ".gitattributes");
    const before = existsSync(attributes) ? readFileSync(attributes, "utf8") : "";
    const folders = [...services.values()].map(({ out }) => out);
    const after = withGenerated(before, folders);
    if (after === before) return [config.name];
    writeFileSync(attributes, after);
    return [config.name, ".gitattributes"];
  } catch (error) {
    if (!(error instanceof Error) || !("syscall" in error)) throw error;
    const message = `${directory} cannot be written: ${error.message}.`;
    throw new ShapesmithError("usage", message, { cause: error });
  }
}

function reportOf(project: Project, services: Services, written: readonly string[]): string {
  const { packageManager } = project;
  const missing = missingPackages(project);
  const lines = [
    ...[...services].map(([name, { out, sources }]) => {
      return `  ${name.padEnd(12)}${sources.join(", ")} -> ${out}`;
    }),
    `  ${"written".padEnd(12)}${written.join(", ")}`,
    "Next:",
    ...(missing.length === 0 ? [] : [`  ${installCommand(packageManager, missing)}`]),
    `  ${runners[packageManager]} shapesmith generate`,
  ];
  return `${lines.join("\n")}\n`;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
