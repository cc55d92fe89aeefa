/** The options of all arbitraries. */
export const commonOptions = [
  "boundary",
  "depth",
  "inferred",
  "observed",
  "optional",
  "overrides",
  "situation",
  "situations",
  "size",
] as const;

/** The options of arbitraries of valid values. */
export const valueOptions: readonly string[] = [...commonOptions, "unlisted", "validate"] as const;
