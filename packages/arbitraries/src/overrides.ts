import type { BlobPayloadOutput, StreamingBlobOutput } from "@shapesmith/contract";
import type { Arbitrary } from "fast-check";
import type { Presence } from "./options.js";

/**
 * What a value is to be: the value itself, an arbitrary of it, or, of a structure, what its members
 * are to be. Everything that is no structure is given as a whole: lists, maps, unions, documents,
 * dates and bytes. Contents of streams and bodies may be given as a text or as bytes, the events of
 * a stream as a list. A required member that is `undefined`, which the SDK's types allow, makes the
 * arbitrary throw when it generates.
 */
export type Override<T> = Arbitrary<T> | Given<T>;

/** `undefined` leaves a member out, and so do arbitraries of it. */
type MemberOverride<T> =
  | Override<Exclude<T, undefined>>
  | (undefined extends T ? Arbitrary<T> | undefined : never);

type Given<T> = [T] extends [never]
  ? never
  : [T] extends [StreamingBlobOutput]
    ? T | string | Uint8Array
    : [T] extends [BlobPayloadOutput]
      ? T | string | Uint8Array
      : [T] extends [AsyncIterable<infer Event>]
        ? T | readonly Event[]
        : IsStructure<T> extends true
          ? { readonly [K in MemberOf<T>]?: MemberOverride<T[K]> }
          : T;

/** Whether optional members are there, by name; an object speaks of the members of a structure. */
export type OptionalByName<T> =
  IsStructure<T> extends true
    ? {
        readonly [K in ModelledOf<T>]?: PresenceOf<T, K> | OptionalByName<Exclude<T[K], undefined>>;
      }
    : never;

/** The names of members: of an error, all but what every error has and what the client sets. */
type MemberOf<T> = T extends Error
  ? Exclude<keyof T, Exclude<keyof Error, "message"> | `$${string}`>
  : keyof T;

/** The SDK adds what starts with a dollar sign, such as `$metadata`. */
type ModelledOf<T> = Exclude<MemberOf<T>, `$${string}`>;

/** What must be there is not asked for, nor asked away. */
type PresenceOf<T, K extends keyof T> = Partial<Pick<T, K>> extends Pick<T, K> ? Presence : never;

type IsStructure<T> = [T] extends [Whole]
  ? false
  : true extends IsUnion<T>
    ? false
    : string extends keyof T
      ? false
      : true;

/** Objects that are no structures of a service. */
type Whole =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Date
  | Uint8Array
  | AsyncIterable<unknown>
  | readonly unknown[]
  | { readonly type: "bigDecimal" };

export type IsUnion<T, U = T> = T extends unknown ? ([U] extends [T] ? false : true) : never;

/** The type with what a later release may have where now an enum is: other texts. */
export type WithUnlisted<T> = T extends string
  ? string extends T
    ? T
    : T | (string & {})
  : T extends readonly (infer Element)[]
    ? WithUnlisted<Element>[]
    : T extends Whole | StreamingBlobOutput
      ? T
      : { [K in keyof T]: WithUnlisted<T[K]> };
