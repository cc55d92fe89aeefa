import { isIdentifier } from "./identifier.js";
import { printWidth } from "./literal.js";

/** `export const name: type<typeArguments> = callee(args);` */
export interface CallDeclaration {
  readonly name: string;
  readonly type: string;
  readonly typeArguments: readonly string[];
  readonly callee: string;
  readonly args: readonly string[];
}

/** Prints the declaration with its line end; where it is too long it breaks as Prettier does. */
export function callDeclaration(declaration: CallDeclaration): string {
  const { name, type, typeArguments, callee } = declaration;
  const start = `export const ${name}: ${type}<`;
  const left = `${start}${typeArguments.join(", ")}> =`;
  const flat = `${left} ${flatCall(declaration)}`;
  if (flat.length <= printWidth) return `${flat}\n`;
  if (`${left} ${callee}(`.length <= printWidth) return `${left} ${brokenCall(declaration, "")}\n`;
  if (left.length <= printWidth || isOneName(typeArguments)) {
    const call = flatCall(declaration);
    const isBroken = call.length + 2 > printWidth;
    return `${left}\n  ${isBroken ? brokenCall(declaration, "  ") : call}\n`;
  }
  const right = `> = ${flatCall(declaration)}`;
  const end = right.length <= printWidth ? right : `> = ${brokenCall(declaration, "")}`;
  return `${start}\n  ${typeArguments.join(",\n  ")}\n${end}\n`;
}

function flatCall({ callee, args }: CallDeclaration): string {
  return `${callee}(${args.join(", ")});`;
}

function brokenCall({ callee, args }: CallDeclaration, indent: string): string {
  return `${callee}(\n${args.map((arg) => `${indent}  ${arg},\n`).join("")}${indent});`;
}

/** Nothing is won by a name on a line of its own. */
function isOneName([first, ...others]: readonly string[]): boolean {
  return first !== undefined && others.length === 0 && first.split(".").every(isIdentifier);
}
