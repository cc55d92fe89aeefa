/** How many values in it are neither objects nor lists: the size by which generators compare. */
export function leavesOf(value) {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum, part) => sum + leavesOf(part), 0);
}
