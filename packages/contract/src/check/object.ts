/** Whether the value can have members: no list, date, map or buffer. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return true;
  // Class instances are fine, and so are errors; dates, lists, maps and buffers are not.
  const tag = Object.prototype.toString.call(value);
  return tag === "[object Object]" || tag === "[object Error]";
}
