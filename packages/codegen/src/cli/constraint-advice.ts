import { clientNameOf } from "../client-name.js";
import type { ServiceResult } from "../service-result.js";
import type { Io } from "./io.js";

/**
 * How to have the constraints that no source of a service states; nothing where one is a model, or an
 * overlay has been written for it. What is installed on this machine is only offered.
 */
export async function constraintAdvice(
  { sources, findings }: ServiceResult,
  { cwd, machine }: Pick<Io, "cwd" | "machine">,
): Promise<readonly string[]> {
  const isMissing = findings.some(({ code }) => code === "constraints-not-in-source");
  const statesSome = sources.some(({ format }) => format !== "aws-sdk" && format !== "boto3-docs");
  const client = sources.find(({ format }) => format === "aws-sdk")?.name;
  const name = client === undefined ? undefined : clientNameOf(client);
  if (!isMissing || statesSome || client === undefined || name === undefined) return [];
  const [found] = await localModels(name, cwd, machine);
  return [
    `To have limits, add a source that states them to ${client}:`,
    `  --source <file>, of ${smithyModelOf(name)}`,
    ...(found === undefined ? [] : [`  --source ${found}, which is on this machine`]),
  ];
}

/** Where AWS publishes the Smithy model of a service, by the name of its client. */
function smithyModelOf(client: string): string {
  return `https://github.com/aws/api-models-aws: models/${client}/service/<version>/${client}-<version>.json`;
}

async function localModels(
  name: string,
  cwd: string,
  machine: Io["machine"],
): Promise<readonly string[]> {
  if (machine === undefined) return [];
  const { findLocalModels } = await import("../local-models/find.js");
  return findLocalModels(name, machine, cwd);
}
