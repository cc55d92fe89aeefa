import { complexityOf } from "./alphabet.js";

/**
 * Orders strings from simple to complex: a shorter one (in code points) first, of the same length
 * the one whose first differing character is simpler. Every descent in this order ends.
 */
export function compareSimplicity(a: string, b: string): number {
  // Of twice as many units there are more characters, whatever they are.
  if (2 * a.length < b.length) return -1;
  const lengths = lengthOf(a) - lengthOf(b);
  return lengths === 0 ? compareSameLength(a, b) : lengths;
}

/** `compareSimplicity` of strings that have the same number of code points. */
export function compareSameLength(a: string, b: string): number {
  for (let i = 0; i < a.length;) {
    const left = a.codePointAt(i) as number;
    const right = b.codePointAt(i) as number;
    if (left !== right) return complexityOf(left) - complexityOf(right);
    i += left > 0xffff ? 2 : 1;
  }
  return 0;
}

/** The number of code points. */
export function lengthOf(text: string): number {
  let length = text.length;
  for (let i = 0; i + 1 < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const next = text.charCodeAt(i + 1);
      if (next >= 0xdc00 && next <= 0xdfff) {
        length--;
        i++;
      }
    }
  }
  return length;
}
