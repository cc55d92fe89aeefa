/** Keys of an object whose values are there: `undefined` stands for absence. */
export function presentKeys(value: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(value).filter((key) => value[key] !== undefined);
}
