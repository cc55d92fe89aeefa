import { existsSync, mkdirSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { generate } from "@shapesmith/codegen";
import type { OperationContracts, OperationTypes } from "@shapesmith/contract";
import type { OperationFixtures } from "@shapesmith/fixtures";
import type { ServiceMock, WaiterTypes } from "@shapesmith/mocks";
import { inject } from "vitest";

/** The services whose clients are pinned in the package of this folder. */
export const pinnedClients = [
  "bedrock-runtime",
  "cloudformation",
  "dynamodb",
  "ec2",
  "ecs",
  "iam",
  "lambda",
  "s3",
  "sqs",
] as const;

export type PinnedClient = (typeof pinnedClients)[number];

type Operations = Readonly<Record<string, OperationTypes>>;

/** What of a client's module tests look at. */
export type Sdk = Readonly<Record<string, unknown>>;

type Mock = ServiceMock<
  Operations,
  Sdk,
  object,
  Readonly<Record<string, WaiterTypes & { fails: true }>>
>;

/** A client, and what is generated for its service from nothing but the client. */
export interface GeneratedClient {
  readonly sdk: Sdk;
  readonly operations: OperationContracts<Operations>;
  readonly fixtures: OperationFixtures<Operations>;
  /** Mocks all clients of the service. */
  readonly mock: () => Mock;
  /** A client that finds all it needs in the call. */
  readonly createClient: () => SendingClient;
  /** A command of an operation. */
  readonly createCommand: (operation: string, input: unknown) => object;
}

export interface SendingClient {
  send: (command: object) => Promise<unknown>;
}

/** The files of a service, generated once for all test files of a run. */
async function generatedFolder(name: PinnedClient): Promise<string> {
  const root = inject("generatedClients");
  const out = join(root, name);
  const lock = join(root, `${name}.lock`);
  const done = join(root, `${name}.done`);
  while (!existsSync(done)) {
    if (!isTaken(lock)) {
      await sleep(50);
      continue;
    }
    try {
      const entry = { sources: [`@aws-sdk/client-${name}`], out };
      const { findings } = await generate(entry, { service: name, cwd: here });
      const losses = findings.filter(({ severity }) => severity !== "info");
      if (losses.length > 0) throw new Error(losses.map(({ message }) => message).join("\n"));
      writeFileSync(done, "");
    } finally {
      rmdirSync(lock);
    }
  }
  return out;
}

export async function generatedClient(name: PinnedClient): Promise<GeneratedClient> {
  return clientIn(await generatedFolder(name), name);
}

/** What is generated from Lambda's client and its overlay, and published. */
export async function publishedLambda(): Promise<GeneratedClient> {
  return clientIn(join(here, "../../services/lambda/src"), "lambda");
}

async function clientIn(folder: string, name: PinnedClient): Promise<GeneratedClient> {
  const load = (file: string): Promise<Sdk> =>
    import(/* @vite-ignore */ pathToFileURL(join(folder, file)).href) as Promise<Sdk>;
  const sdk = (await import(/* @vite-ignore */ `@aws-sdk/client-${name}`)) as Sdk;
  const mocks = await load("mocks.ts");
  const [mock] = Object.entries(mocks).flatMap(([key, value]) =>
    /^mock/.test(key) ? [value] : [],
  );
  const classes = Object.entries(sdk);
  const find = (key: string): new (...given: readonly unknown[]) => object => {
    const found = classes.find(([exported]) => exported.toLowerCase() === key.toLowerCase())?.[1];
    if (typeof found !== "function") throw new Error(`@aws-sdk/client-${name} has no ${key}.`);
    return found as new (...given: readonly unknown[]) => object;
  };
  const clientName = `${name.replaceAll("-", "")}Client`;
  return {
    sdk,
    operations: (await load("contract.ts"))["operations"] as OperationContracts<Operations>,
    fixtures: (await load("fixtures.ts"))["operations"] as OperationFixtures<Operations>,
    mock: mock as () => Mock,
    createClient: () =>
      new (find(clientName))({ region: "eu-central-1", logger: silent }) as SendingClient,
    createCommand: (operation, input) => new (find(`${operation}Command`))(input),
  };
}

/** Waiters warn of answers with status 403, which tests give on purpose. */
const silent = {
  debug: (): void => undefined,
  info: (): void => undefined,
  warn: (): void => undefined,
  error: (): void => undefined,
};

const here = fileURLToPath(new URL(".", import.meta.url));

/** Whether it is this process that made the folder, which is the lock. */
function isTaken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}
