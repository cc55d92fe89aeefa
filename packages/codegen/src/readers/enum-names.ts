/** Names for the members of an enum whose source has only values, or names for some of them. */
export class EnumNames {
  readonly #taken = new Set<string>();
  /** How often a name was wanted: where to go on looking for one that is free. */
  readonly #wanted = new Map<string, number>();

  /** The given name or, where there is none, an identifier that resembles the value; no name twice. */
  next(value: string, given?: string): string {
    const wanted = given ?? nameFor(value);
    let name = wanted;
    let count = this.#wanted.get(wanted) ?? 1;
    while (this.#taken.has(name)) {
      count += 1;
      name = `${wanted}_${count}`;
    }
    this.#wanted.set(wanted, count);
    this.#taken.add(name);
    return name;
  }
}

function nameFor(value: string): string {
  const name = value.replace(/[^A-Za-z0-9_]+/gu, "_");
  return /^(?![A-Za-z_])/u.test(name) ? `_${name}` : name;
}
