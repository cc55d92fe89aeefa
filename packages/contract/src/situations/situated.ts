/** One name, or names of situations of several aspects. */
export type SituationNames<S> = (keyof S & string) | readonly (keyof S & string)[];

/**
 * The type of a value in these situations: in all of them at once.
 *
 * @typeParam S the types by situation.
 * @typeParam N a name, or a list of names.
 */
export type Situated<S, N> = N extends keyof S
  ? S[N]
  : N extends readonly [infer First extends keyof S, ...infer Rest]
    ? S[First] & Situated<S, Rest>
    : N extends readonly []
      ? unknown
      : // Of a list of unknown length it is only known that it is in one of them.
        N extends readonly (infer Any extends keyof S)[]
        ? S[Any]
        : unknown;

/**
 * `never` where no value can be in all of these situations, as far as types tell: some member would be
 * of no type. Else `unknown`.
 */
export type Agreeing<S, N> = N extends readonly [unknown, unknown, ...unknown[]]
  ? IsContradictory<Situated<S, N>> extends true
    ? never
    : unknown
  : unknown;

type IsContradictory<T> = [T] extends [never]
  ? true
  : true extends { [K in keyof T]-?: [T[K]] extends [never] ? true : false }[keyof T]
    ? true
    : false;
