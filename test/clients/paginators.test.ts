import { PaginatorError } from "@shapesmith/mocks";
import "@shapesmith/mocks/vitest";
import { isDeepStrictEqual } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import {
  type GeneratedClient,
  generatedClient,
  pinnedClients,
  publishedLambda,
} from "./pinned-clients.js";

/** More than any paginator here gives: who gets so many goes round in circles. */
const tooMany = 12;

const counts = { pages: 0 };

afterAll(() => {
  process.stdout.write(`${paginators.length} paginators: ${counts.pages} pages\n`);
});

interface ClientPaginator {
  readonly operation: string;
  readonly service: GeneratedClient;
  readonly outputToken: string;
  /** Where the items are, when the answers have several lists. */
  readonly named: { readonly items: string } | object;
  readonly items: string;
}

const services: readonly GeneratedClient[] = await Promise.all([
  publishedLambda(),
  ...pinnedClients.map(generatedClient),
]);

const paginators: readonly ClientPaginator[] = services.flatMap((service) =>
  Object.values(service.operations).flatMap(({ name: operation, pagination, response }) => {
    if (pagination === undefined) return [];
    const members = response.node.type === "structure" ? response.node.members : [];
    const lists = members.filter(({ target }) => target.type === "list").map(({ name }) => name);
    const inner = members.flatMap(({ name, target }) =>
      target.type === "structure"
        ? target.members.filter((it) => it.target.type === "list").map((it) => `${name}.${it.name}`)
        : [],
    );
    const candidates = lists.length > 0 ? lists : inner;
    const items = pagination.items ?? candidates[0] ?? "none";
    const isClear = pagination.items !== undefined || candidates.length === 1;
    const named = isClear ? {} : { items };
    return [{ operation, service, outputToken: pagination.outputToken, named, items }];
  }),
);

type Paginate = (
  config: { client: unknown; pageSize?: number; stopOnSameToken?: boolean },
  input: object,
) => AsyncIterable<unknown>;

type Mock = ReturnType<GeneratedClient["mock"]>;
type PagesOptions = NonNullable<Parameters<ReturnType<Mock["on"]>["paginates"]>[1]>;

/** The pages that the SDK's own paginator gives, and what it throws at the end. */
async function paginate(
  paginator: ClientPaginator,
  options: PagesOptions,
  config: { readonly stopOnSameToken?: boolean } = {},
): Promise<{ readonly pages: readonly unknown[]; readonly error: unknown }> {
  const { operation, service, named } = paginator;
  const mock = service.mock();
  mock.on(operation).paginates(5, { ...named, ...options } as PagesOptions);
  const run = service.sdk[`paginate${operation}`] as Paginate;
  const input = service.fixtures[operation]?.request() as object;
  const request = withoutSize(service, operation, input);
  const pages: unknown[] = [];
  let error: unknown;
  try {
    for await (const page of run({ client: service.createClient(), ...config }, request)) {
      pages.push(page);
      if (pages.length > tooMany) break;
    }
  } catch (thrown) {
    error = thrown;
  }
  counts.pages += pages.length;
  mock.restore();
  return { pages, error };
}

/** The fixture's request asks for pages of some size, which a few operations insist on. */
function withoutSize(service: GeneratedClient, operation: string, input: object): object {
  const size = service.operations[operation]?.pagination?.pageSize;
  const node = service.operations[operation]?.request.node;
  const isNeeded =
    node?.type === "structure" && node.memberByName.get(size ?? "")?.required === true;
  if (isNeeded) return input;
  return Object.fromEntries(Object.entries(input).filter(([name]) => name !== size));
}

function at(value: unknown, path: string): unknown {
  let found = value;
  for (const name of path.split(".")) found = Reflect.get(Object(found), name) as unknown;
  return found;
}

function itemsOf({ items }: ClientPaginator, pages: readonly unknown[]): readonly number[] {
  return pages.map((page) => (at(page, items) as readonly unknown[]).length);
}

function faultsOf(
  { service, operation }: ClientPaginator,
  pages: readonly unknown[],
): readonly string[] {
  const shape = service.operations[operation]?.response;
  return pages.flatMap((page) => shape?.validate(page) ?? []).map(({ message }) => message);
}

function flagsOf(pages: readonly unknown[]): readonly boolean[] {
  return pages.flatMap((page) =>
    Object.entries(Object(page) as object).flatMap(([name, value]: [string, unknown]) =>
      /^(Is)?Truncated$/i.test(name) ? [value === true] : [],
    ),
  );
}

test("every client has paginators", () => {
  for (const service of services) {
    expect(paginators.some((paginator) => paginator.service === service)).toBe(true);
  }
});

describe.each(paginators.map((paginator) => [paginator.operation, paginator] as const))(
  "%s",
  (_name, paginator) => {
    test("gives all items, on pages of which each leads to the next", async () => {
      const { pages, error } = await paginate(paginator, { pageSize: 2 });
      expect(error).toBeUndefined();
      expect(itemsOf(paginator, pages)).toEqual([2, 2, 1]);
      expect(faultsOf(paginator, pages)).toEqual([]);
      const tokens = pages.map((page) => at(page, paginator.outputToken));
      expect(tokens.map((token) => token !== undefined)).toEqual([true, true, false]);
      expect(isDeepStrictEqual(tokens[0], tokens[1])).toBe(false);
      const flags = flagsOf(pages);
      if (flags.length > 0) expect(flags).toEqual([true, true, false]);
    });

    test("goes on after an empty page, ends with an error, and runs into a repeated token", async () => {
      const empty = await paginate(paginator, { pageSize: 3, emptyPages: [2] });
      expect(itemsOf(paginator, empty.pages)).toEqual([3, 0, 2]);

      const name = "InternalFailure";
      const failed = await paginate(paginator, { pageSize: 2, error: { page: 2, name } });
      expect(failed.pages).toHaveLength(1);
      expect(failed.error).toMatchObject({ name });

      const trapped = await paginate(paginator, { pageSize: 2, repeatsToken: 2 });
      expect(trapped.pages.length).toBe(tooMany + 1);
      const careful = { stopOnSameToken: true };
      const isScalar = typeof at(trapped.pages[0], paginator.outputToken) !== "object";
      if (!isScalar) return; // The SDK compares tokens by identity.
      const stopped = await paginate(paginator, { pageSize: 2, repeatsToken: 2 }, careful);
      expect(stopped.pages).toHaveLength(2);
    });
  },
);

test("a token that no page gave out is refused", async () => {
  const [lambda] = services;
  const mock = lambda?.mock();
  mock?.on("ListFunctions").paginates(3);
  const command = lambda?.createCommand("ListFunctions", { Marker: "made-up" });
  await expect(lambda?.createClient().send(command ?? {})).rejects.toThrow(PaginatorError);
  // It was meant: the test does not fail for it.
  mock?.resetHistory();
});
