import { ShapesmithError } from "../../errors.js";
import type { ReadResult } from "../reader.js";
import type { TextFile } from "../source-file.js";

/** Placeholder until the reader of pages is merged. */
export function readBoto3Pages(pages: readonly TextFile[]): ReadResult {
  throw new ShapesmithError(
    "source",
    `${pages.map(({ path }) => path).join()} cannot be read yet.`,
  );
}
