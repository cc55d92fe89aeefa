/** Objects of up to so many members have one of so few descriptions that engines know them all. */
const fewMembers = 12;

/**
 * An object that members will be put into of which nobody knows beforehand which ones. Engines give
 * every order of members that they see a description of its own; with many random members almost
 * every object would get a new one, which takes longer than all the rest of making it. Once the
 * first of two members has been deleted, V8 keeps the members of an object in a table instead.
 *
 * @param most no more members than this will be put into it, always in the same order.
 */
export function newObject(most: number = Infinity): Record<string, unknown> {
  if (most <= fewMembers) return {};
  const object: Record<string, unknown> = { first: undefined, second: undefined };
  delete object["first"];
  delete object["second"];
  return object;
}
