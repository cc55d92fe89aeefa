/** What the SDK says of the answer that a value came with. */
export interface ResponseMetadata {
  httpStatusCode?: number;
  requestId?: string;
  extendedRequestId?: string;
  cfId?: string;
  attempts?: number;
  totalRetryDelay?: number;
}

/** A document: any value that JSON can hold. */
export type DocumentValue =
  | null
  | boolean
  | number
  | string
  | DocumentValue[]
  | { [key: string]: DocumentValue };

/** A decimal of any precision, in the structural form of the SDK's `NumericValue`. */
export interface BigDecimalValue {
  readonly string: string;
  readonly type: "bigDecimal";
}

/** What a request takes for a blob that is the whole body. */
export type BlobPayloadInput = string | ArrayBuffer | ArrayBufferView | Uint8Array;

/** What a request takes for a stream: the content itself, or a readable stream. */
export type StreamingBlobInput = string | Uint8Array | AsyncIterable<Uint8Array>;

/** What an answer gives for a blob that is the whole body. */
export type BlobPayloadOutput = Uint8Array & { transformToString(encoding?: string): string };

/** The part of the SDK's streams that every runtime has; a stream can be read once. */
export interface StreamingBlobOutput {
  transformToByteArray(): Promise<Uint8Array>;
  transformToString(encoding?: string): Promise<string>;
}

/**
 * A union in the form of the SDK: an object with exactly one of the members. A member that the
 * client does not know yet comes as `$unknown`, with its name.
 */
export type TaggedUnion<Members> =
  | {
      [Tag in keyof Members]: { [Only in Tag]: Members[Only] } & {
        [Other in Exclude<keyof Members, Tag>]?: never;
      } & { $unknown?: never };
    }[keyof Members]
  | ({ [Tag in keyof Members]?: never } & { $unknown: [string, unknown] });

/** The types of a structure's values by situation: those of all, with what each of them tells. */
export type InEach<Whole, Told> = { [Name in keyof Told]: Whole & Told[Name] };

/**
 * What situations tell that one member tells apart: the value of that member, and that members which
 * belong to other values of it are absent. By situation, the value and the members of its own.
 */
export type TaggedMembers<
  Tag extends string,
  Told extends Readonly<Record<keyof Told, readonly [value: unknown, ...own: string[]]>>,
> = {
  [Name in keyof Told]: TagOf<Tag, Told[Name][0]> & {
    [Other in Exclude<OwnMembers<Told[keyof Told]>, OwnMembers<Told[Name]>>]?: undefined;
  };
};

/** A value that no model lists is not there, unless recorded ones are asked for. */
type TagOf<Tag extends string, Value> = [Value] extends [undefined]
  ? { [Member in Tag]?: undefined }
  : { [Member in Tag]: Value };

type OwnMembers<Entry> = Entry extends readonly [unknown, ...infer Own extends string[]]
  ? Own[number]
  : never;

/** The type of a part of an answer in a situation; where the part has no such situation, any. */
export type InSituation<Situations, Name> = Name extends keyof Situations
  ? Situations[Name]
  : unknown;
