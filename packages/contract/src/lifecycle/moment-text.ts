/** A moment in ISO 8601, with this in the place of `Z`. */
export function momentText(milliseconds: number, zone: string): string {
  return new Date(milliseconds).toISOString().replace("Z", zone);
}

/** The moment of such a text, in milliseconds since 1970; undefined where it is none. */
export function momentIn(text: unknown, zone: string): number | undefined {
  if (typeof text !== "string" || !text.endsWith(zone)) return undefined;
  const milliseconds = Date.parse(`${text.slice(0, text.length - zone.length)}Z`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
