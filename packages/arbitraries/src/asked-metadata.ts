import { isPlainObject, type ResponseMetadata } from "@shapesmith/contract";
import { Arbitrary } from "fast-check";
import type { Draw } from "./draw.js";
import type { AnyOptions } from "./options.js";

/** What overrides of an answer ask of its metadata: an arbitrary of it, or of some of its members. */
export class AskedMetadata {
  readonly #asked: unknown;

  constructor(asked: unknown) {
    this.#asked = asked;
  }

  /** The metadata as it is asked for: another one, or this one with other members. */
  applied(
    metadata: ResponseMetadata,
    { source, biasFactor }: Pick<Draw, "source" | "biasFactor">,
  ): ResponseMetadata {
    const drawn = (asked: unknown): unknown =>
      asked instanceof Arbitrary
        ? (asked as Arbitrary<unknown>).generate(source, biasFactor).value
        : asked;
    if (this.#asked instanceof Arbitrary) return drawn(this.#asked) as ResponseMetadata;
    const members = Object.entries(this.#asked as object);
    const asked = Object.fromEntries(members.map(([name, part]) => [name, drawn(part)]));
    const all = Object.entries<unknown>({ ...metadata, ...asked });
    return Object.fromEntries(all.filter(([, part]) => part !== undefined));
  }

  isMet(metadata: ResponseMetadata): boolean {
    const isAs = (asked: unknown, part: unknown): boolean =>
      asked instanceof Arbitrary ? asked.canShrinkWithoutContext(part) : Object.is(asked, part);
    if (this.#asked instanceof Arbitrary) return isAs(this.#asked, metadata);
    const parts: Readonly<Record<string, unknown>> = { ...metadata };
    return Object.entries(this.#asked as object).every(([name, asked]) => isAs(asked, parts[name]));
  }
}

/**
 * The options of an answer, with what they ask of its metadata apart: that is no member of its shape.
 *
 * @throws TypeError when metadata is asked for that is neither members nor an arbitrary of them.
 */
export function withoutMetadata(options: AnyOptions | undefined): {
  readonly options: AnyOptions | undefined;
  readonly metadata?: AskedMetadata;
} {
  const overrides = options?.overrides;
  if (!isPlainObject(overrides) || !Object.hasOwn(overrides, "$metadata")) return { options };
  const { $metadata: asked, ...others } = overrides;
  if (!(asked instanceof Arbitrary) && !isPlainObject(asked)) {
    throw new TypeError(
      "$metadata of an answer is overridden with members or an arbitrary of them.",
    );
  }
  return { options: { ...options, overrides: others }, metadata: new AskedMetadata(asked) };
}
