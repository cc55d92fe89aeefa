import { posix } from "node:path";
import type { CallExpression } from "ts-morph";
import type { Pagination } from "../../model/traits.js";
import type { InstalledPackage } from "./client-package.js";
import { syntaxProject, type TsMorph } from "./declarations.js";

export interface PaginatorReading {
  /** By the operation's name. */
  readonly paginators: ReadonlyMap<string, Pagination>;
  /** Files that call `createPaginator` in a way that is not understood. */
  readonly unreadable: readonly string[];
}

/** Reads the client's paginators: calls of `createPaginator` with nothing but names and strings. */
export function readPaginators(
  { files, directories }: InstalledPackage,
  morph: TsMorph,
): PaginatorReading {
  const project = syntaxProject(morph);
  const paginators = new Map<string, Pagination>();
  const unreadable: string[] = [];
  for (const path of files.list(posix.join(directories.module, "pagination"), "Paginator.js")) {
    const file = project.createSourceFile(`/${path}`, files.read(path) ?? "");
    const calls = file
      .getDescendantsOfKind(morph.SyntaxKind.CallExpression)
      .filter((call) => call.getExpression().getText() === "createPaginator");
    for (const call of calls) {
      const [operation, pagination] = paginationOf(call, morph) ?? [];
      if (operation !== undefined && pagination !== undefined)
        paginators.set(operation, pagination);
      else unreadable.push(path.slice(path.lastIndexOf("/") + 1, -"Paginator.js".length));
    }
    file.forget();
  }
  return { paginators, unreadable };
}

function paginationOf(
  call: CallExpression,
  morph: TsMorph,
): readonly [string, Pagination] | undefined {
  const [, command, ...tokens] = call.getArguments();
  const operation = /^(\w+)Command$/.exec(command?.getText() ?? "")?.[1];
  const [inputToken, outputToken, pageSize] = tokens.map((token) =>
    morph.Node.isStringLiteral(token) ? token.getLiteralValue() : undefined,
  );
  if (operation === undefined || !inputToken || !outputToken) return undefined;
  return [operation, { inputToken, outputToken, ...(pageSize ? { pageSize } : {}) }];
}
