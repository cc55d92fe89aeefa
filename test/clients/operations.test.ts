import "@shapesmith/mocks/vitest";
import { afterAll, expect, test } from "vitest";
import { type GeneratedClient, generatedClient, pinnedClients } from "./pinned-clients.js";

const counts = { clients: 0, operations: 0, skipped: 0 };

afterAll(() => {
  const { clients, operations, skipped } = counts;
  process.stdout.write(
    `${clients} clients: ${operations} operations answered, ${skipped} skipped\n`,
  );
});

const services = await Promise.all(
  pinnedClients.map(async (name) => [name, await generatedClient(name)] as const),
);

test.each(services)(
  "a default mock of %s answers a default request of every operation",
  async (_name, service) => {
    const { operations, sdk } = service;
    const mock = service.mock();
    const client = service.createClient();
    const faults: string[] = [];
    for (const operation of Object.keys(operations)) {
      mock.on(operation).resolves();
      faults.push(...(await faultsOf(service, client, operation)));
      counts.operations += 1;
    }
    expect(faults).toEqual([]);
    expect(mock.calls()).toHaveLength(Object.keys(operations).length);
    // Every command of the client is of an operation that was answered.
    const commands = Object.keys(sdk).filter((name) => /^[A-Z]\w*Command$/.test(name));
    counts.skipped += commands.length - Object.keys(operations).length;
    counts.clients += 1;
    expect(commands).toHaveLength(Object.keys(operations).length);
  },
);

async function faultsOf(
  { operations, fixtures, createCommand }: GeneratedClient,
  client: ReturnType<GeneratedClient["createClient"]>,
  operation: string,
): Promise<readonly string[]> {
  const request = fixtures[operation]?.request();
  const refused = operations[operation]?.request.validate(request) ?? [];
  const response = await client.send(createCommand(operation, request));
  const broken = operations[operation]?.response.validate(response) ?? [];
  const hasMetadata = typeof response === "object" && response !== null && "$metadata" in response;
  const missing = hasMetadata ? [] : [`${operation}: no $metadata`];
  return [...missing, ...[...refused, ...broken].map(({ message }) => `${operation}: ${message}`)];
}
