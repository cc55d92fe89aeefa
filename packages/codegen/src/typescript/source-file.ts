/** A name that another module exports. */
export interface ImportedSymbol {
  /** As written in the import: a package, or a sibling such as `./types.js`. */
  readonly module: string;
  readonly name: string;
  /** Erased at run time. */
  readonly isType: boolean;
}

interface Imported {
  readonly symbol: ImportedSymbol;
  readonly local: string;
}

/**
 * One file in the making. Using a symbol of another module is what imports it, so that an import
 * list is never kept by hand and never holds what is not used.
 */
export class SourceFile {
  readonly #taken: Set<string>;
  readonly #symbols = new Map<string, Imported>();
  readonly #namespaces = new Map<string, { readonly local: string; readonly isType: boolean }>();
  readonly #body: string[] = [];

  /** @param declared names that the file itself declares: imports that clash get a `$`. */
  constructor(declared: Iterable<string> = []) {
    this.#taken = new Set(declared);
  }

  /** The local name of a symbol. */
  use(symbol: ImportedSymbol): string {
    const key = `${symbol.module}\n${symbol.name}`;
    const known = this.#symbols.get(key);
    if (known !== undefined) return known.local;
    const local = this.#free(symbol.name);
    this.#symbols.set(key, { symbol, local });
    return local;
  }

  /** The local name of a whole module: `import * as name`. */
  useNamespace(module: string, name: string, isType: boolean): string {
    const known = this.#namespaces.get(module);
    if (known !== undefined) return known.local;
    const local = this.#free(name);
    this.#namespaces.set(module, { local, isType });
    return local;
  }

  print(text: string): void {
    this.#body.push(text);
  }

  /** The file's text: header, imports in code-point order, body. */
  toString(header: string): string {
    const imports = this.#importLines();
    const parts = [header, imports, this.#body.join("")].filter((part) => part !== "");
    return parts.join("\n");
  }

  #free(name: string): string {
    let local = name;
    while (this.#taken.has(local)) local += "$";
    this.#taken.add(local);
    return local;
  }

  #importLines(): string {
    const lines: { readonly module: string; readonly text: string }[] = [];
    for (const [module, { local, isType }] of this.#namespaces) {
      const keyword = isType ? "import type" : "import";
      lines.push({ module, text: `${keyword} * as ${local} from "${module}";\n` });
    }
    for (const [module, entries] of groupByModule(this.#symbols.values())) {
      lines.push({ module, text: importLine(module, entries) });
    }
    return lines
      .sort((a, b) => compareModules(a.module, b.module))
      .map((line) => line.text)
      .join("");
  }
}

function groupByModule(entries: Iterable<Imported>): Map<string, Imported[]> {
  const groups = new Map<string, Imported[]>();
  for (const entry of entries) {
    const group = groups.get(entry.symbol.module);
    if (group === undefined) groups.set(entry.symbol.module, [entry]);
    else group.push(entry);
  }
  return groups;
}

function importLine(module: string, entries: readonly Imported[]): string {
  const sorted = [...entries].sort((a, b) => compare(a.symbol.name, b.symbol.name));
  const allTypes = sorted.every((entry) => entry.symbol.isType);
  const names = sorted.map(({ symbol, local }) => {
    const type = symbol.isType && !allTypes ? "type " : "";
    return type + (local === symbol.name ? local : `${symbol.name} as ${local}`);
  });
  const keyword = allTypes ? "import type" : "import";
  const flat = `${keyword} { ${names.join(", ")} } from "${module}";\n`;
  if (flat.length <= 101) return flat;
  return `${keyword} {\n${names.map((name) => `  ${name},\n`).join("")}} from "${module}";\n`;
}

/** Packages first, then siblings; each in code-point order. */
function compareModules(a: string, b: string): number {
  const siblings = Number(a.startsWith(".")) - Number(b.startsWith("."));
  return siblings === 0 ? compare(a, b) : siblings;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
