/** The text, cut to so many characters where it is longer: names and patterns may be of any length. */
export function excerptOf(text: string, longest: number = 200): string {
  if (text.length <= longest) return text;
  // Half a character is none.
  return `${text.slice(0, longest - 3).replace(/[\ud800-\udbff]$/, "")}...`;
}
