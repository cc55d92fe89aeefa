import { isDeepStrictEqual } from "node:util";
import { type OperationContract, type OperationTypes, printValue } from "@shapesmith/contract";
import {
  fixtureOf,
  type ValueFixture,
  type ResponseOverrides,
  type World,
} from "@shapesmith/fixtures";
import type { ResponseOf } from "../behavior.js";
import { rejectionOf, type RejectionSource } from "../rejection.js";
import { type PageLayout, pageLayout, setAt, valueAt } from "./page-layout.js";
import { type TokenOf, tokenMakers } from "./page-tokens.js";
import { PaginatorError } from "./paginator-error.js";

/** What pages are like, whatever operation they are of. */
export interface PageOptions {
  /**
   * Items on a page, at most; a request that asks for less gets less. By default half of the items,
   * so that a caller that reads the first page alone is found out.
   */
  readonly pageSize?: number;
  /** Numbers, from 1, of pages that have no items though others follow. */
  readonly emptyPages?: readonly number[];
  /**
   * The number, from 2, of a page that gives out the token with which it was asked for: who follows
   * tokens without looking never comes to an end.
   */
  readonly repeatsToken?: number;
}

export const pageOptions: readonly (keyof PageOptions)[] = [
  "pageSize",
  "emptyPages",
  "repeatsToken",
];

/** The error that a page is answered with. */
export interface PageError {
  readonly page: number;
  readonly name: string;
  readonly overrides?: unknown;
  /** How often; by default always. */
  readonly times?: number;
}

export interface PagesInput {
  /** The items, each as overrides of its fixture, or how many. */
  readonly items: readonly unknown[] | number;
  /** The member that holds them. */
  readonly member: string | undefined;
  readonly options: PageOptions;
  readonly error: PageError | undefined;
}

/** A page that a token leads to. */
interface Page {
  readonly number: number;
  /** How many items came before it. */
  readonly offset: number;
  /** Undefined for the first. */
  readonly token: unknown;
}

/** Answers requests with the pages that their tokens lead to. */
export class Pages<O extends OperationTypes> {
  readonly #contract: OperationContract<O>;
  readonly #fixture: ValueFixture<O>;
  readonly #layout: PageLayout;
  readonly #given: readonly unknown[] | number;
  /** As they are in the world of a client. */
  readonly #itemsByWorld = new Map<World | undefined, readonly unknown[]>();
  readonly #options: PageOptions;
  readonly #error: PageError | undefined;
  readonly #createError: ((request: O["input"], world?: World) => Error) | undefined;
  readonly #tokenOf: TokenOf;
  readonly #known: Page[] = [{ number: 1, offset: 0, token: undefined }];
  readonly #count: number;
  #errorsLeft: number;

  /**
   * @throws PaginatorError when the operation cannot give such pages, TypeError when it has no such
   *   error.
   */
  constructor(source: RejectionSource<O>, { items, member, options, error }: PagesInput) {
    const { contract, fixture } = source;
    this.#contract = contract;
    this.#fixture = fixture;
    this.#layout = pageLayout(contract, member);
    this.#options = checked(contract.name, items, options, error);
    this.#given = items;
    this.#count = this.#itemsIn(undefined).length;
    refuseUnreached(contract.name, this.#layout, this.#count, options, error);
    this.#error = error;
    this.#errorsLeft = error?.times ?? Infinity;
    if (error !== undefined) this.#createError = rejectionOf(source, error.name, error.overrides);
    this.#tokenOf = this.#working(tokenMakers(contract, this.#layout.token.target));
  }

  /**
   * @param world that of the client; the usual one, where it is undefined.
   * @throws the error of the page, and PaginatorError when the request's token is none that a page
   *   gave out.
   */
  answer(request: O["input"], world?: World): ResponseOf<O> {
    const page = this.#pageFor(request);
    const error = this.#error;
    if (this.#createError !== undefined && error?.page === page.number && this.#errorsLeft > 0) {
      this.#errorsLeft -= 1;
      throw this.#createError(request, world);
    }
    return this.#make(page, request, { world });
  }

  #pageFor(request: O["input"]): Page {
    const token = valueAt(request, this.#layout.inputToken);
    const isFirst = token === undefined || token === null || token === "";
    const page = this.#known.find((known) =>
      isFirst ? known.token === undefined : isDeepStrictEqual(known.token, token),
    );
    if (page !== undefined) return page;
    const member = this.#layout.inputToken.join(".");
    throw new PaginatorError(
      `${this.#contract.name} was sent with the ${member} ${JSON.stringify(token)}, which no page gave out. A caller passes on the token of the page before, as it is.`,
      this.#contract.name,
    );
  }

  #make(
    page: Page,
    request: unknown,
    { tokenOf = this.#tokenOf, world }: { tokenOf?: TokenOf; world?: World | undefined },
  ): ResponseOf<O> {
    const { items, outputToken, moreResults, counts, token } = this.#layout;
    const isEmpty = this.#options.emptyPages?.includes(page.number) === true;
    const end = isEmpty ? page.offset : page.offset + this.#sizeFor(request);
    const onPage = this.#itemsIn(world).slice(page.offset, end);
    const repeats = this.#options.repeatsToken === page.number && page.token !== undefined;
    const hasNext = repeats || isEmpty || end < this.#count;
    const next = repeats ? page : { number: page.number + 1, offset: Math.max(page.offset, end) };
    const overrides: Record<string, unknown> = {};
    setAt(overrides, items, onPage);
    setAt(
      overrides,
      outputToken,
      hasNext ? this.#tokenTo(next, tokenOf) : token.required ? "" : undefined,
    );
    if (moreResults !== undefined) setAt(overrides, moreResults, hasNext);
    for (const count of counts) setAt(overrides, count, onPage.length);
    // They are overrides of members that the shape of the response has.
    const given = overrides as ResponseOverrides<O["output"]>;
    const answered = request === undefined ? {} : { for: request };
    return this.#fixture.response(given, { ...answered, world, validate: false });
  }

  #sizeFor(request: unknown): number {
    const { pageSize } = this.#layout;
    const usual = usualSize(this.#options, this.#count);
    const asked = pageSize === undefined ? undefined : Number(valueAt(request, pageSize));
    return asked !== undefined && asked >= 1 ? Math.min(usual, Math.floor(asked)) : usual;
  }

  /** The token that leads to a page, always the same to the same. */
  #tokenTo(page: Pick<Page, "number" | "offset">, tokenOf: TokenOf): unknown {
    const known = this.#known.find(({ number, offset }) => {
      return number === page.number && offset === page.offset;
    });
    if (known !== undefined) return known.token;
    // Pages of one number differ where requests ask for pages of different sizes.
    let seed = page.number;
    let token = tokenOf(seed);
    while (this.#known.some((other) => isDeepStrictEqual(other.token, token))) {
      seed += 1000;
      token = tokenOf(seed);
    }
    this.#known.push({ ...page, token });
    return token;
  }

  /** The first way to make tokens with which all pages keep to the contract. */
  #working(makers: readonly TokenOf[]): TokenOf {
    let messages: readonly string[] = [];
    for (const tokenOf of makers) {
      messages = this.#faults(tokenOf);
      this.#known.splice(1);
      if (messages.length === 0) return tokenOf;
    }
    throw new PaginatorError(
      `${this.#contract.name} cannot answer with these pages:\n${messages.map((message) => `  ${message}`).join("\n")}`,
      this.#contract.name,
    );
  }

  /** What is wrong with the pages that a caller gets who asks for no size. */
  #faults(tokenOf: TokenOf): readonly string[] {
    const { outputToken } = this.#layout;
    let page: Page | undefined = this.#known[0];
    for (let count = 0; page !== undefined && count <= this.#count + 100; count += 1) {
      const response = this.#make(page, undefined, { tokenOf });
      const violations = this.#contract.response.validate(response);
      const number = page.number;
      if (violations.length > 0) {
        return violations.slice(0, 10).map(({ message }) => `page ${number}: ${message}`);
      }
      const token = valueAt(response, outputToken);
      const next = this.#known.find((known) => isDeepStrictEqual(known.token, token));
      page = token === undefined || token === "" || next === page ? undefined : next;
    }
    return [];
  }

  #itemsIn(world: World | undefined): readonly unknown[] {
    const known = this.#itemsByWorld.get(world);
    if (known !== undefined) return known;
    const items = this.#complete(this.#given, world);
    this.#itemsByWorld.set(world, items);
    return items;
  }

  #complete(items: readonly unknown[] | number, world: World | undefined): readonly unknown[] {
    const given: readonly unknown[] =
      typeof items === "number" ? new Array<undefined>(items).fill(undefined) : items;
    const { target } = this.#layout.list.member;
    const make = fixtureOf(this.#contract.service.shape<object>(target.name, "response"));
    const isStructure = target.type === "structure";
    const { situation } = this.#contract;
    const inSituation =
      isStructure && situation !== undefined && target.situations.has(situation)
        ? { situation }
        : {};
    return given.map((item, sequence) => {
      if (item !== undefined && !isStructure) return item;
      if (item !== undefined && (typeof item !== "object" || item === null)) {
        throw new PaginatorError(
          `An item of ${this.#contract.name} is to be an object of members to change about its fixture, ` +
            `not ${printValue(item)}.`,
          this.#contract.name,
        );
      }
      return make(item, { ...inSituation, sequence, world, validate: false });
    });
  }
}

function usualSize({ pageSize }: PageOptions, items: number): number {
  return pageSize ?? Math.max(1, Math.ceil(items / 2));
}

function checked(
  operation: string,
  items: readonly unknown[] | number,
  options: PageOptions,
  error: PageError | undefined,
): PageOptions {
  const { pageSize = 1, emptyPages = [], repeatsToken = 2 } = options;
  if (typeof items !== "number" && !Array.isArray(items)) {
    throw new PaginatorError(
      `The pages of ${operation} take a list of items or their number, not ${printValue(items)}.`,
      operation,
    );
  }
  const wrong =
    notFrom(0, "the number of items", typeof items === "number" ? items : 0) ??
    notFrom(1, "pageSize", pageSize) ??
    emptyPages.map((page) => notFrom(1, "emptyPages", page)).find((found) => found) ??
    notFrom(2, "repeatsToken", repeatsToken) ??
    notFrom(1, "error.page", error?.page ?? 1) ??
    notFrom(1, "error.times", error?.times ?? 1);
  if (wrong !== undefined)
    throw new PaginatorError(`The pages of ${operation}: ${wrong}.`, operation);
  return options;
}

/** What is said of a page that no caller comes to would be lost without a word. */
function refuseUnreached(
  operation: string,
  layout: PageLayout,
  items: number,
  options: PageOptions,
  error: PageError | undefined,
): void {
  const { emptyPages = [], repeatsToken } = options;
  // Callers that can ask for small pages come to the most of them.
  const size = layout.pageSize === undefined ? usualSize(options, items) : 1;
  const last = lastPage(items, size, emptyPages);
  const reached = repeatsToken === undefined ? last : Math.min(last, repeatsToken);
  const lost =
    emptyPages.map((page) => beyond(last, "emptyPages", page)).find((found) => found) ??
    beyond(last, "repeatsToken", repeatsToken ?? 1) ??
    beyond(reached, "error.page", error?.page ?? 1);
  if (lost !== undefined) {
    throw new PaginatorError(`The pages of ${operation}: ${lost}.`, operation);
  }
}

function lastPage(items: number, size: number, emptyPages: readonly number[]): number {
  let left = items;
  for (let page = 1; ; page += 1) {
    if (emptyPages.includes(page)) continue;
    left -= size;
    if (left <= 0) return page;
  }
}

function beyond(last: number, option: string, page: number): string | undefined {
  return page <= last ? undefined : `${option} is ${page}, and no caller comes beyond page ${last}`;
}

function notFrom(least: number, option: string, value: number): string | undefined {
  if (Number.isSafeInteger(value) && value >= least) return undefined;
  return `${option} is ${value}, expected a whole number from ${least} on`;
}
