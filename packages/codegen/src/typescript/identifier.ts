const identifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** Words that cannot name a variable in a module. */
const reservedWords: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum " +
    "eval export extends false finally for function if implements import in instanceof interface " +
    "let new null package private protected public return static super switch this throw true " +
    "try typeof var void while with yield"
  ).split(" "),
);

/** Whether the name can be written as an identifier as it is. */
export function isIdentifier(name: string): boolean {
  return identifier.test(name);
}

export function isReservedWord(name: string): boolean {
  return reservedWords.has(name);
}

/** A name with every character that no identifier can have replaced by `_`. */
export function toIdentifier(name: string): string {
  const cleaned = name.replace(/[^A-Za-z0-9_$]/g, "_");
  return /^[0-9]/.test(cleaned) || cleaned === "" ? `_${cleaned}` : cleaned;
}
