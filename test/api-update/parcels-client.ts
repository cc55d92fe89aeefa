import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What differs between the versions of a small client, in the form that real clients have. */
export interface Release {
  readonly version: string;
  readonly failures: readonly string[];
  readonly errors: readonly string[];
  /** Names of the optional texts of a parcel. */
  readonly members: readonly string[];
}

export const first: Release = {
  version: "3.1000.0",
  failures: ["Lost", "Damaged"],
  errors: ["ParcelNotFoundException"],
  members: ["Sender"],
};

/** A value of an enum, an error and a member were added. */
export const second: Release = {
  version: "3.1001.0",
  failures: ["Lost", "Damaged", "Held.AtCustoms"],
  errors: ["ParcelNotFoundException", "ParcelFrozenException"],
  members: ["Sender", "Insurance"],
};

/** Writes the package `@aws-sdk/client-parcels` into a folder. */
export function writeParcelsClient(folder: string, release: Release): void {
  const files: Readonly<Record<string, string>> = {
    "package.json": JSON.stringify({
      name: "@aws-sdk/client-parcels",
      version: release.version,
      main: "dist-cjs/index.js",
      types: "dist-types/index.d.ts",
    }),
    "dist-cjs/index.js": code(release),
    "dist-types/index.d.ts": indexTypes(),
    "dist-types/models/enums.d.ts": enumTypes(release),
    "dist-types/models/errors.d.ts": errorTypes(release),
    "dist-types/models/models_0.d.ts": modelTypes(release),
    "dist-types/models/ParcelsServiceException.d.ts": baseTypes(),
    "dist-types/commands/GetParcelCommand.d.ts": commandTypes(release),
  };
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

function code({ errors, members }: Release): string {
  const n0 = "example.parcels";
  const schemas = errors.map(
    (name) =>
      `exports.${name}$ = [-3, "${n0}", "${name}", { error: "client", httpError: 404 }, ["message"], [0]];
class ${name} extends ParcelsServiceException {
  constructor(options) {
    super({ name: "${name}", $fault: "client", ...options });
  }
}
exports.${name} = ${name};`,
  );
  const extra = members.map(() => "0").join(", ");
  return `
class ParcelsServiceException extends Error {
  constructor(options) {
    super(options.message);
    Object.assign(this, { name: options.name, $fault: options.$fault, $metadata: options.$metadata });
  }
}
exports.ParcelsServiceException = ParcelsServiceException;
exports.ParcelsServiceException$ = [-3, "smithy.ts.sdk.synthetic.${n0}", "ParcelsServiceException", 0, [], []];
${schemas.join("\n")}
exports.GetParcelRequest$ = [3, "${n0}", "GetParcelRequest", 0, ["Id"], [[0, 1]], 1];
exports.Parcel$ = [3, "${n0}", "Parcel", 0,
  ["Id", "Status", "FailureReason", "FailureText", ${members.map((name) => `"${name}"`).join(", ")}],
  [0, 0, 0, 0, ${extra}], 1];
exports.GetParcel$ = [9, "${n0}", "GetParcel", { http: ["GET", "/parcels/{Id}", 200] },
  () => exports.GetParcelRequest$, () => exports.Parcel$];
class ParcelsClient {
  send() { return Promise.reject(new Error("This client sends nothing.")); }
}
exports.ParcelsClient = ParcelsClient;
class GetParcelCommand {
  constructor(input) { this.input = input; this.schema = exports.GetParcel$; }
}
exports.GetParcelCommand = GetParcelCommand;
`;
}

function indexTypes(): string {
  return [
    "models/enums",
    "models/errors",
    "models/models_0",
    "models/ParcelsServiceException",
    "commands/GetParcelCommand",
  ]
    .map((path) => `export * from "./${path}";\n`)
    .join("")
    .concat("export declare class ParcelsClient { send(command: unknown): Promise<unknown>; }\n");
}

function enumTypes({ failures }: Release): string {
  const entry = (value: string): string => `    readonly ${value.replace(".", "")}: "${value}";\n`;
  const statuses = ["Travelling", "Delivered", "Failed"];
  return (
    `/** @public @enum */\nexport declare const FailureReason: {\n${failures.map(entry).join("")}};\n` +
    "export type FailureReason = (typeof FailureReason)[keyof typeof FailureReason];\n" +
    `/** @public @enum */\nexport declare const Status: {\n${statuses.map(entry).join("")}};\n` +
    "export type Status = (typeof Status)[keyof typeof Status];\n"
  );
}

function baseTypes(): string {
  return `export declare class ParcelsServiceException extends Error {
    readonly $fault: "client" | "server";
    readonly $metadata: object;
    constructor(options: object);
}
`;
}

function errorTypes({ errors }: Release): string {
  const classes = errors.map(
    (name) => `export declare class ${name} extends __BaseException {
    readonly name: "${name}";
    readonly $fault: "client";
    constructor(options: object);
}
`,
  );
  return `import { ParcelsServiceException as __BaseException } from "./ParcelsServiceException";\n${classes.join("")}`;
}

function modelTypes({ members }: Release): string {
  const extra = members.map((name) => `    ${name}?: string | undefined;\n`).join("");
  return `import type { FailureReason, Status } from "./enums";
export interface GetParcelRequest {
    Id: string | undefined;
}
export interface Parcel {
    Id: string | undefined;
    Status?: Status | undefined;
    FailureReason?: FailureReason | undefined;
    FailureText?: string | undefined;
${extra}}
`;
}

function commandTypes({ errors }: Release): string {
  const thrown = errors.map((name) => ` * @throws {@link ${name}} (client fault)\n`).join("");
  return `import type { GetParcelRequest, Parcel } from "../models/models_0";
/**
${thrown} * @throws {@link ParcelsServiceException}
 * @public
 */
export declare class GetParcelCommand {
    readonly input: GetParcelRequest;
    constructor(input: GetParcelRequest);
    protected static __types: { api: { input: GetParcelRequest; output: Parcel } };
}
`;
}
