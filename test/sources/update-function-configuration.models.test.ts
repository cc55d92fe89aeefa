import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { compare } from "../../packages/codegen/src/compare.js";
import { effectiveTraits } from "../../packages/codegen/src/model/effective-traits.js";
import { expectOperation, findShape, type Model } from "../../packages/codegen/src/model/model.js";
import { nameOf, namespaceOf } from "../../packages/codegen/src/model/shape-id.js";
import type { Member, Shape } from "../../packages/codegen/src/model/shape.js";
import type { Bounds } from "../../packages/codegen/src/model/traits.js";
import { membersOf } from "../../packages/codegen/src/model/walk.js";
import { readSources } from "../../packages/codegen/src/read-sources.js";

const models = process.env["SHAPESMITH_MODELS"];
const root = fileURLToPath(new URL("../..", import.meta.url));
const operation = "UpdateFunctionConfiguration";

/** The descriptions of Lambda that people have, and how old they are. */
const locators = {
  page: "boto3-docs/update_function_configuration.rst",
  "smithy 2025-09": "smithy/lambda.2025-09.json",
  "smithy 2026-06": "smithy/lambda.json",
  "botocore 2026-08": "botocore/lambda",
  "client 2026-11": "@aws-sdk/client-lambda",
} as const;

type Column = keyof typeof locators;

const columns: readonly Column[] = [
  "page",
  "smithy 2025-09",
  "smithy 2026-06",
  "botocore 2026-08",
  "client 2026-11",
];

/** What each source says of the operation, in the order of the columns; null where it has nothing. */
const table: Readonly<Record<string, readonly [Row, ...unknown[]]>> = {
  "members of the request": [count("request"), 21, 19, 21, 21, 21],
  "members of the response": [count("response"), 40, 36, 40, 40, 40],
  CapacityProviderConfig: [exists("request.CapacityProviderConfig"), true, false, true, true, true],
  DurableConfig: [exists("request.DurableConfig"), true, false, true, true, true],
  "DurableConfig.KMSKeyArn": [
    exists("request.DurableConfig.KMSKeyArn"),
    false,
    false,
    false,
    true,
    true,
  ],
  DirectS3Read: [
    exists("request.FileSystemConfigs[].S3FilesConfig.DirectS3Read"),
    false,
    false,
    false,
    false,
    true,
  ],
  TenancyConfig: [exists("response.TenancyConfig"), true, false, true, true, true],
  ConfigSha256: [exists("response.ConfigSha256"), true, false, true, true, true],
  "values of Runtime": [values("request.Runtime"), 45, 41, 46, 51, 51],
  "values of State": [values("response.State"), 8, 4, 8, 8, 8],
  "values of StateReasonCode": [values("response.StateReasonCode"), 38, 24, 39, 40, 40],
  "values of LastUpdateStatusReasonCode": [
    values("response.LastUpdateStatusReasonCode"),
    34,
    21,
    35,
    36,
    36,
  ],
  Timeout: [range("request.Timeout"), "..900", "1..", "1..5400", "1..5400", null],
  MemorySize: [range("request.MemorySize"), null, "128..10240", "128..32768", "128..32768", null],
  LocalMountPath: [
    length("request.FileSystemConfigs[].LocalMountPath"),
    null,
    "0..160",
    "0..160",
    "0..160",
    null,
  ],
  "FileSystemConfigs[].Arn": [
    length("request.FileSystemConfigs[].Arn"),
    null,
    "0..200",
    "0..256",
    "0..256",
    null,
  ],
  "Layers[]": [length("request.Layers[]"), null, "1..140", "1..2048", "1..2048", null],
  Role: [length("request.Role"), null, null, "0..10000", "0..10000", null],
  "pattern of Role": [hasPattern("request.Role"), false, true, true, true, false],
  KMSKeyArn: [length("request.KMSKeyArn"), null, null, "0..10000", "0..10000", null],
  "DeadLetterConfig.TargetArn": [
    length("request.DeadLetterConfig.TargetArn"),
    null,
    null,
    "0..10000",
    "0..10000",
    null,
  ],
  "SubnetIds[]": [length("request.VpcConfig.SubnetIds[]"), null, null, "0..1024", "0..1024", null],
  "pattern of SecurityGroupIds[]": [
    hasPattern("request.VpcConfig.SecurityGroupIds[]"),
    false,
    false,
    true,
    true,
    false,
  ],
  "FunctionName of the response": [
    length("response.FunctionName"),
    null,
    "1..170",
    "1..256",
    "1..256",
    null,
  ],
  "required of the request": [required, ...columns.map(() => ["FunctionName"])],
  errors: [errors, ...columns.map(() => nineErrors())],
  "operations of the service": [({ service }) => service.operations.length, 1, 68, 85, 85, 88],
};

describe.skipIf(models === undefined)(`${operation} in the sources that people have`, () => {
  const read = new Map<Column, Model>();

  beforeAll(async () => {
    for (const column of columns) {
      const locator = locators[column];
      const source = locator.startsWith("@") ? locator : join(models ?? "", locator);
      const resolveFrom = join(root, "services", "lambda");
      read.set(column, (await readSources([source], { cwd: root, resolveFrom })).model);
    }
  });

  describe.each(columns)("%s", (column) => {
    it.each(Object.entries(table))("%s", (_, [row, ...expected]) => {
      const model = read.get(column);
      if (model === undefined) throw new Error(`${column} was not read.`);
      expect(row(model)).toEqual(expected[columns.indexOf(column)]);
    });
  });

  it("differs between two dates of one model as the table does", () => {
    const [older, newer] = [read.get("smithy 2025-09"), read.get("smithy 2026-06")];
    if (older === undefined || newer === undefined) throw new Error("The models were not read.");
    const report = compare(older, newer, operation);
    const places = report.differences.flatMap(({ kind, sites }) =>
      sites.map((site) => `${kind} ${site}`),
    );
    expect(places).toEqual(
      expect.arrayContaining([
        `member ${operation}.request.DurableConfig`,
        `member ${operation}.response.ConfigSha256`,
        `enumValue ${operation}.response.State`,
        `enumValue Runtime`,
        `range ${operation}.request.Timeout`,
        `range ${operation}.response.MemorySize`,
        `length ${operation}.request.Layers[]`,
        `length FileSystemConfig.Arn`,
        `pattern SubnetIds[]`,
        `length ${operation}.request.Role`,
        `length ${operation}.response.FunctionName`,
      ]),
    );
    expect(report.counts).not.toHaveProperty("required");
    expect(report.counts).not.toHaveProperty("error");
  });
});

type Row = (model: Model) => unknown;

function nineErrors(): readonly string[] {
  const names =
    "CodeSigningConfigNotFound CodeVerificationFailed InvalidCodeSignature InvalidParameterValue " +
    "PreconditionFailed ResourceConflict ResourceNotFound Service TooManyRequests";
  return names.split(" ").map((name) => `${name}Exception`);
}

function errors(model: Model): unknown {
  const { errors: own } = updateIn(model);
  return [...own, ...model.service.errors].map(nameOf).sort();
}

function required(model: Model): unknown {
  const input = findShape(model, updateIn(model).input);
  const members = input === undefined ? [] : membersOf(input);
  return members.filter(({ traits }) => traits.required).map(({ name }) => name);
}

function count(side: "request" | "response"): Row {
  return (model) => {
    const { input, output } = updateIn(model);
    const shape = findShape(model, side === "request" ? input : output);
    return shape === undefined ? 0 : membersOf(shape).length;
  };
}

function exists(path: string): Row {
  return (model) => memberAt(model, path) !== undefined;
}

function values(path: string): Row {
  return (model) => {
    const target = targetOf(model, memberAt(model, path));
    return target?.type === "enum" ? target.members.length : null;
  };
}

function range(path: string): Row {
  return (model) => boundsText(traitsAt(model, path).range);
}

function length(path: string): Row {
  return (model) => boundsText(traitsAt(model, path).length);
}

function hasPattern(path: string): Row {
  return (model) => traitsAt(model, path).pattern !== undefined;
}

function boundsText(bounds: Bounds | undefined): string | null {
  return bounds === undefined ? null : `${bounds.min ?? ""}..${bounds.max ?? ""}`;
}

function traitsAt(model: Model, path: string): ReturnType<typeof effectiveTraits> {
  const member = memberAt(model, path);
  return member === undefined ? {} : effectiveTraits(model, member);
}

function updateIn(model: Model): ReturnType<typeof expectOperation> {
  return expectOperation(model, `${namespaceOf(model.service.id)}#${operation}`);
}

function targetOf(model: Model, member: Member | undefined): Shape | undefined {
  return member && findShape(model, member.target);
}

/** `request.FileSystemConfigs[].Arn` */
function memberAt(model: Model, path: string): Member | undefined {
  const [side, ...steps] = path.replaceAll("[]", ".member").split(".");
  const { input, output } = updateIn(model);
  let shape = findShape(model, side === "request" ? input : output);
  let member: Member | undefined;
  for (const step of steps) {
    member = shape && membersOf(shape).find(({ name }) => name === step);
    shape = targetOf(model, member);
  }
  return member;
}
