import type { CommonErrorName, ErrorName, OperationTypes } from "@shapesmith/contract";
import type { Overrides } from "@shapesmith/fixtures";
import type { RejectionOverrides } from "../behavior.js";
import type { UnlistedErrorOverrides } from "../unlisted-error.js";
import type { PageOptions } from "./pages.js";

type ElementOf<T> = NonNullable<T> extends readonly (infer E)[] ? E : never;

/** Members of an answer that are lists. */
export type ListMember<Output> = {
  [K in keyof Output & string]-?: [ElementOf<Output[K]>] extends [never] ? never : K;
}[keyof Output & string];

/** Of answers that hold their items in a structure, such as a distribution list. */
type InnerElement<T> =
  NonNullable<T> extends readonly unknown[] | Date | Uint8Array | string | number | boolean
    ? never
    : { [K in keyof NonNullable<T>]: ElementOf<NonNullable<T>[K]> }[keyof NonNullable<T>];

/** What a page of the operation is made of: elements of the lists of its answer. */
export type ItemOf<Output> = [ListMember<Output>] extends [never]
  ? { [K in keyof Output]-?: InnerElement<Output[K]> }[keyof Output]
  : ElementOf<Output[ListMember<Output>]>;

export interface PaginateOptions<
  O extends OperationTypes,
  N extends string = string,
> extends PageOptions {
  /** A page that is answered with an error, always or so many times. */
  readonly error?: {
    readonly page: number;
    readonly times?: number;
  } & (
    | { readonly name: N; readonly overrides?: RejectionOverrides<O, N> }
    | {
        readonly name: string;
        readonly overrides: UnlistedErrorOverrides & { readonly unlisted: true };
      }
  );
}

/** What of a behaviour pages are set up with. */
export interface Paginates<O extends OperationTypes> {
  /**
   * Answers with the items, page by page: tokens lead from each page to the next, the flag that says
   * whether more follow goes with them, and the last page has no token. Which page a request gets
   * follows from its token alone.
   *
   * @param items each completed by its fixture, or how many fixtures.
   * @param options.items the member that holds the items, where the answer has several lists and the
   *   contract does not say which.
   * @throws PaginatorError when the operation is not paginated or cannot give such pages, TypeError
   *   when it has no error of the name; see `rejects`.
   */
  paginates<M extends ListMember<O["output"]>, N extends ErrorName<O> | CommonErrorName>(
    items: readonly Overrides<ElementOf<O["output"][M]>>[] | number,
    options: PaginateOptions<O, N> & { readonly items: M },
  ): this;
  paginates<N extends ErrorName<O> | CommonErrorName>(
    items: readonly Overrides<ItemOf<O["output"]>>[] | number,
    options?: PaginateOptions<O, N>,
  ): this;
}
