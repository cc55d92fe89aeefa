import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expectShape, type Model } from "../../model/model.js";
import type { EnumShape, ShapeId, StructureShape } from "../../model/shape.js";
import type { ReadResult } from "../reader.js";
import { readClientPackage } from "./index.js";

/** A client package of our own, with the operation `Do` from `In` to nothing. */
export interface TinyClient {
  /** Default: 1.2.3. */
  readonly version?: string;
  /** Code of its CommonJS entry, behind {@link clientCode}; it has to export `In$`. */
  readonly code?: string;
  /** The whole of its CommonJS entry instead. */
  readonly entry?: string;
  /** Declarations of its models. */
  readonly models?: string;
  /** Documentation of the command, without the comment's delimiters. */
  readonly comment?: string;
  /** Code by the waiter's name. */
  readonly waiters?: Readonly<Record<string, string>>;
  /** Code by the operation's name. */
  readonly paginators?: Readonly<Record<string, string>>;
}

export const tinyClient = "@example/client-tiny";

export const tinyNamespace = "com.example.tiny#";

/** What every client of ours exports. */
export const clientCode = `
  exports.TinyClient = class TinyClient { send() {} };
  exports.TinyServiceException = class TinyServiceException extends Error {};
  exports.TinyServiceException$ =
    [-3, "smithy.ts.sdk.synthetic.com.example.tiny", "TinyServiceException", 0, [], []];
  exports.DoCommand = class DoCommand {};
  const command = makeBuilder(commonParams, "TinyService", "TinyClient");
  const config = { apiVersion: "2020-01-02" };
  function makeBuilder() {}
  var commonParams;
  const ns = "com.example.tiny";
  exports.Do$ = [9, ns, "Do", { http: ["POST", "/do", 202] }, () => exports.In$, () => "unit"];
`;

/** A client whose operation takes nothing worth telling. */
const emptyInput = `exports.In$ = [3, ns, "In", 0, [], []];`;

/** Projects in a temporary directory, each with a client installed. */
export interface Projects {
  readonly root: string;
  /** The directory of a new project that has this client. */
  readonly install: (client: TinyClient) => string;
  /** Installs the client and reads it. */
  readonly read: (client: TinyClient) => Promise<ReadResult>;
  readonly remove: () => void;
}

export function temporaryProjects(): Projects {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "shapesmith-clients-")));
  let count = 0;
  const install = (client: TinyClient): string => {
    count += 1;
    const project = join(root, `project-${count}`);
    for (const [path, text] of filesOf(client)) {
      const file = join(project, "node_modules", tinyClient, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const core = createRequire(import.meta.url).resolve("@smithy/core/package.json");
    mkdirSync(join(project, "node_modules/@smithy"));
    symlinkSync(dirname(core), join(project, "node_modules/@smithy/core"), "dir");
    return project;
  };
  return {
    root,
    install,
    read: (client) => readClientPackage(tinyClient, { cwd: install(client) }),
    remove: () => {
      rmSync(root, { recursive: true });
    },
  };
}

function filesOf(client: TinyClient): ReadonlyMap<string, string> {
  const manifest = {
    name: tinyClient,
    version: client.version ?? "1.2.3",
    main: "dist-cjs/index.js",
  };
  const command = `/**${client.comment ?? ""}*/\nexport declare class DoCommand {}`;
  const files = new Map([
    ["package.json", JSON.stringify(manifest)],
    ["dist-cjs/index.js", client.entry ?? `${clientCode}\n${client.code ?? emptyInput}`],
    ["dist-types/models/models_0.d.ts", client.models ?? "export interface In {}"],
    ["dist-types/commands/DoCommand.d.ts", command],
  ]);
  for (const [waiter, code] of Object.entries(client.waiters ?? {})) {
    files.set(`dist-es/waiters/waitFor${waiter}.js`, code);
  }
  for (const [paginator, code] of Object.entries(client.paginators ?? {})) {
    files.set(`dist-es/pagination/${paginator}Paginator.js`, code);
  }
  return files;
}

export function structure(model: Model, id: ShapeId): StructureShape {
  const shape = expectShape(model, id);
  if (shape.type !== "structure") throw new Error(`${id} is of type ${shape.type}`);
  return shape;
}

export function enumeration(model: Model, id: ShapeId): EnumShape {
  const shape = expectShape(model, id);
  if (shape.type !== "enum") throw new Error(`${id} is of type ${shape.type}`);
  return shape;
}

/** What a member of a structure targets. */
export function target(model: Model, container: ShapeId, member: string): ShapeId | undefined {
  return structure(model, container).members.get(member)?.target;
}

/** Code and shape of each finding, the namespace left out. */
export function findingCodes({ findings }: ReadResult): readonly string[] {
  return findings.map(({ code, shape }) => `${code} ${shape.replace(tinyNamespace, "")}`);
}
