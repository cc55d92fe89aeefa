const highSurrogate = /[\ud800-\udbff]/;

/** Length in Unicode code points, which is how AWS counts the characters of a string. */
export function codePointLength(text: string): number {
  let length = text.length;
  // Searching is many times faster than counting, and few texts have such characters.
  if (!highSurrogate.test(text)) return length;
  for (let index = 0; index < text.length - 1; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(index + 1);
    if (next < 0xdc00 || next > 0xdfff) continue;
    length--;
    index++;
  }
  return length;
}

/** Whether the length lies within the limits; counts code points only where units cannot decide. */
export function isLengthWithin(text: string, min: number, max: number): boolean {
  const units = text.length;
  if (units < min || units > 2 * max) return false;
  if (units <= max && units >= 2 * min) return true;
  const length = codePointLength(text);
  return length >= min && length <= max;
}
