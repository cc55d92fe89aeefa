/** What names the resource in a text that may be an ARN, or have a qualifier behind it. */
export function nameIn(text: unknown): string | undefined {
  if (typeof text !== "string") return undefined;
  const parts = text.split(":");
  if (parts.length < 2) return text;
  // `arn:aws:lambda:region:account:function:name:qualifier`, `account:function:name` and `name:qualifier`.
  const kind = parts.findIndex(
    (part, index) =>
      index < parts.length - 1 &&
      /^[a-z-]+$/.test(part) &&
      (parts[index - 1] === undefined || /^\d*$/.test(parts[index - 1] ?? "")),
  );
  return parts[kind + 1];
}

/** Whether a request names the resource of this name. */
export function isSameName(text: unknown, name: string): boolean {
  return typeof text === "string" && (text === name || nameIn(text) === name);
}
