/** From least to most severe. */
export const severities = ["info", "warning", "error"] as const;

export type Severity = (typeof severities)[number];

/** Something that could not be honoured or read, or that the user should know; never silent. */
export interface Finding {
  readonly severity: Severity;
  /** Stable and greppable, such as `number-type-unknown`. */
  readonly code: string;
  /** The id of the shape or member concerned. */
  readonly shape: string;
  readonly message: string;
}

/** Whether a finding is at least as severe as the threshold. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(threshold);
}
