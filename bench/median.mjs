/** The middle one of the numbers; of two in the middle, the greater. */
export function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}
