import { ShapesmithError } from "../errors.js";

/** Something in an overlay that cannot stand. */
export interface Problem {
  /** The statement as written, or the part of the file outside any statement. */
  readonly at: string;
  /** What was expected, what came, and what to do; sentences. */
  readonly message: string;
}

const most = 20;

/** All problems of an overlay in one error, up to a number that can be read. */
export function overlayError(file: string, problems: readonly Problem[]): ShapesmithError {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  const told = problems.slice(0, most).map(({ at, message }) => `\n  ${at}: ${message}`);
  const rest = problems.length - told.length;
  const more = rest === 0 ? "" : `\n  and ${rest} more.`;
  return new ShapesmithError("overlay", `${file}: ${count}.${told.join("")}${more}`);
}
