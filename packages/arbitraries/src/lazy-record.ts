/**
 * A record whose values are made when they are first read. Keys are enumerable, so that a program
 * can walk it, and none is inherited, whatever it is called.
 */
export function lazyRecord<T>(
  names: readonly string[],
  make: (name: string) => T,
): Readonly<Record<string, T>> {
  const record = Object.create(null) as Record<string, T>;
  for (const name of names) {
    Object.defineProperty(record, name, {
      enumerable: true,
      configurable: true,
      get: (): T => {
        const value = make(name);
        Object.defineProperty(record, name, { enumerable: true, value });
        return value;
      },
    });
  }
  return record;
}
