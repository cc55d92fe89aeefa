/**
 * A record whose values are made when they are first read, and whose names are found when they are
 * first asked for where they are those of a function. Names are enumerable, so that a program can
 * walk it, and none is inherited, whatever it is called.
 */
export function lazyRecord<T>(
  names: readonly string[] | (() => readonly string[]),
  make: (name: string) => T,
): Readonly<Record<string, T>> {
  const record = Object.create(null) as Record<string, T>;
  if (typeof names !== "function") return fill(record, names, make);
  let isFilled = false;
  const filled = (): Record<string, T> => {
    if (!isFilled) fill(record, names(), make);
    isFilled = true;
    return record;
  };
  return new Proxy(record, {
    get: (_record, name): unknown => Reflect.get(filled(), name),
    has: (_record, name) => Reflect.has(filled(), name),
    ownKeys: () => Reflect.ownKeys(filled()),
    getOwnPropertyDescriptor: (_record, name) => Reflect.getOwnPropertyDescriptor(filled(), name),
  });
}

function fill<T>(
  record: Record<string, T>,
  names: readonly string[],
  make: (name: string) => T,
): Record<string, T> {
  for (const name of names) {
    Object.defineProperty(record, name, {
      enumerable: true,
      configurable: true,
      get: (): T => {
        const value = make(name);
        Object.defineProperty(record, name, { enumerable: true, configurable: true, value });
        return value;
      },
    });
  }
  return record;
}
