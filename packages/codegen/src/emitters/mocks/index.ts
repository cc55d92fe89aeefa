import type { Plan } from "../../plan/plan.js";
import { SourceFile } from "../../typescript/source-file.js";
import { header } from "../header.js";
import { runtime } from "../runtime-symbols.js";
import { waitersType } from "./waiters.js";

/** `mocks.ts`: the service's mock on aws-sdk-client-mock; undefined where no client is installed. */
export function emitMocks(plan: Plan): string | undefined {
  const { client } = plan;
  if (client === undefined) return undefined;
  const mock = `mock${plan.serviceName}`;
  const file = new SourceFile([mock, "Waiters", "Client"]);
  const sdk = file.useNamespace(client.packageName, "sdk", false);
  const contract = file.useNamespace("./contract.js", "contract", false);
  const fixtures = file.useNamespace("./fixtures.js", "fixtures", false);
  const operations = file.use({ module: "./types.js", name: "Operations", isType: true });
  const mockService = file.use(runtime.mockService);
  const serviceMock = file.use(runtime.ServiceMock);
  const waiters = waitersType(plan);
  if (waiters !== undefined) file.print(`${waiters}\n`);
  const mockOptions = file.use(runtime.MockOptions);
  const clientClass = `${sdk}.${client.clientClass}`;
  const targetType = file.use(runtime.ClientClass);
  const mockOf = (of: string): string =>
    `${serviceMock}<${operations}, typeof ${sdk}, ${of}${waiters === undefined ? "" : ", Waiters"}>`;
  file.print("/** Mocks every client of the service. */\n");
  file.print(`export function ${mock}(\n  options?: ${mockOptions},\n): ${mockOf(clientClass)};\n`);
  file.print("/** Mocks the clients of a class, or the one client that is given. */\n");
  file.print(`export function ${mock}<Client extends ${clientClass} = ${clientClass}>(\n`);
  file.print(`  target: ${targetType}<Client> | Client | undefined,\n`);
  file.print(`  options?: ${mockOptions},\n`);
  file.print(`): ${mockOf("Client")};\n`);
  file.print(`export function ${mock}(\n`);
  file.print(`  target?: ${targetType}<${clientClass}> | ${clientClass} | ${mockOptions},\n`);
  file.print(`  options?: ${mockOptions},\n`);
  file.print(`): ${mockOf(clientClass)} {\n`);
  file.print(`  return ${mockService}(\n    {\n      sdk${sdk === "sdk" ? "" : `: ${sdk}`},\n`);
  file.print(`      client: ${clientClass},\n`);
  file.print(`      operations: ${contract}.operations,\n`);
  file.print(
    `      fixtures: ${fixtures}.operations,\n    },\n    target,\n    options,\n  );\n}\n`,
  );
  return file.toString(header(plan));
}
