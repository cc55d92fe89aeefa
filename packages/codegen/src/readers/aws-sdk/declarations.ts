/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment --
   ts-morph makes its classes of mixins, through which the rule does not see what extends what. */
import { posix } from "node:path";
import type {
  ClassDeclaration,
  InterfaceDeclaration,
  JSDocableNode,
  ModuleDeclaration,
  PropertyDeclaration,
  PropertySignature,
  SourceFile,
  TypeNode,
} from "ts-morph";
import type { EnumMember, IntEnumMember } from "../../model/shape.js";
import type { Traits } from "../../model/traits.js";
import type { InstalledPackage } from "./client-package.js";

/** A declared type, as far as it says more than a schema. */
export type DeclaredType =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "list"; readonly element: DeclaredType }
  | { readonly kind: "map"; readonly key: DeclaredType; readonly value: DeclaredType }
  | { readonly kind: "other" };

export interface DeclaredMember {
  readonly type: DeclaredType;
  /** Written without `?`. */
  readonly required: boolean;
  /** `deprecated` and `documentation`. */
  readonly traits: Traits;
}

/** An interface, a union's namespace, or the class of an error. */
export interface DeclaredStructure {
  readonly isUnion: boolean;
  readonly members: ReadonlyMap<string, DeclaredMember>;
  /** `deprecated`, `documentation`, `retryable`. */
  readonly traits: Traits;
}

export type DeclaredEnum = { readonly traits: Traits } & (
  | { readonly type: "enum"; readonly members: readonly EnumMember[] }
  | { readonly type: "intEnum"; readonly members: readonly IntEnumMember[] }
);

/** What a client's declarations say, by the names they use. */
export interface Declarations {
  readonly structures: ReadonlyMap<string, DeclaredStructure>;
  readonly enums: ReadonlyMap<string, DeclaredEnum>;
}

/** ts-morph, which takes half a second to load, and which nothing but this source needs. */
export type TsMorph = typeof import("ts-morph");

/** Reads the declarations of the package's models, by their syntax alone. */
export function readDeclarations(
  { files, directories }: InstalledPackage,
  morph: TsMorph,
): Declarations {
  const project = syntaxProject(morph);
  const structures = new Map<string, DeclaredStructure>();
  const enums = new Map<string, DeclaredEnum>();
  for (const path of files.list(posix.join(directories.types, "models"), ".d.ts")) {
    const file = project.createSourceFile(`/${path}`, files.read(path) ?? "");
    for (const [name, declared] of structuresIn(file, morph)) structures.set(name, declared);
    for (const [name, declared] of enumsIn(file, morph)) enums.set(name, declared);
    file.forget();
  }
  return { structures, enums };
}

/** A project that parses what it is given and looks at nothing else. */
export function syntaxProject({ Project }: TsMorph): InstanceType<TsMorph["Project"]> {
  return new Project({
    useInMemoryFileSystem: true,
    skipFileDependencyResolution: true,
    skipLoadingLibFiles: true,
    compilerOptions: { noLib: true, allowJs: true },
  });
}

/** What a documentation comment says of the thing it stands before. */
function documentedTraits(node: JSDocableNode): Traits {
  const comment = node.getJsDocs().at(-1);
  if (comment === undefined) return {};
  const text = comment.getDescription().trim();
  const tag = comment.getTags().find((candidate) => candidate.getTagName() === "deprecated");
  return {
    ...(text === "" ? {} : { documentation: text }),
    ...(tag === undefined ? {} : { deprecated: deprecation(tag.getCommentText() ?? "") }),
  };
}

/** From `(since 2023-04-15) message`, of which both parts may be missing. */
export function deprecation(text: string): NonNullable<Traits["deprecated"]> {
  const [, since, message = ""] = /^(?:\(since ([^)]*)\))?([^]*)$/.exec(text.trim()) ?? [];
  const said = message.trim();
  return {
    ...(said === "" || said === "deprecated." ? {} : { message: said }),
    ...(since === undefined ? {} : { since }),
  };
}

function* structuresIn(
  file: SourceFile,
  morph: TsMorph,
): Generator<readonly [string, DeclaredStructure]> {
  for (const declared of file.getInterfaces()) {
    yield [declared.getName(), structureOf(declared, declared.getProperties(), morph)];
  }
  for (const declared of file.getClasses()) {
    const name = declared.getName();
    if (name !== undefined) yield [name, errorOf(declared, morph)];
  }
  for (const declared of file.getModules()) {
    if (declared.getInterface("$UnknownMember") === undefined) continue;
    yield [declared.getName(), unionOf(declared, file, morph)];
  }
}

function structureOf(
  documented: JSDocableNode,
  properties: readonly (PropertySignature | PropertyDeclaration)[],
  morph: TsMorph,
): DeclaredStructure {
  const members = properties.map((property): [string, DeclaredMember] => [
    propertyName(property),
    {
      type: declaredType(property.getTypeNode(), morph),
      required: !property.hasQuestionToken(),
      traits: documentedTraits(property),
    },
  ]);
  return { isUnion: false, members: new Map(members), traits: documentedTraits(documented) };
}

function errorOf(declared: ClassDeclaration, morph: TsMorph): DeclaredStructure {
  const properties = declared.getInstanceProperties().filter(morph.Node.isPropertyDeclaration);
  const structure = structureOf(declared, properties, morph);
  const retryable = properties.find((property) => property.getName() === "$retryable");
  if (retryable === undefined) return structure;
  const throttling = /\bthrottling\b/.test(retryable.getTypeNode()?.getText() ?? "");
  const traits = { ...structure.traits, retryable: throttling ? { throttling } : {} };
  return { ...structure, traits };
}

/** A union is an alias, beside a namespace with an interface for each of its members. */
function unionOf(declared: ModuleDeclaration, file: SourceFile, morph: TsMorph): DeclaredStructure {
  const members = new Map<string, DeclaredMember>();
  for (const option of declared.getInterfaces().filter(isUnionOption)) {
    const { members: own } = structureOf(option, option.getProperties(), morph);
    const documented = documentedTraits(option);
    for (const [name, member] of own) {
      // Each option has its own member, and all others as `Name?: never`.
      if (!member.required) continue;
      members.set(name, { ...member, traits: { ...documented, ...member.traits } });
    }
  }
  const alias = file.getTypeAlias(declared.getName());
  return { isUnion: true, members, traits: alias === undefined ? {} : documentedTraits(alias) };
}

function isUnionOption(declared: InterfaceDeclaration): boolean {
  const name = declared.getName();
  return name.endsWith("Member") && name !== "$UnknownMember";
}

/** `__proto__` and names that are no identifiers are written in quotes. */
function propertyName(property: PropertySignature | PropertyDeclaration): string {
  return unquoted(property.getName());
}

function unquoted(name: string): string {
  const quoted = /^(["'])([^]*)\1$/.exec(name);
  return quoted?.[2] ?? name;
}

function declaredType(node: TypeNode | undefined, morph: TsMorph): DeclaredType {
  const { Node } = morph;
  if (node === undefined) return { kind: "other" };
  if (Node.isParenthesizedTypeNode(node)) return declaredType(node.getTypeNode(), morph);
  if (Node.isArrayTypeNode(node)) {
    return { kind: "list", element: declaredType(node.getElementTypeNode(), morph) };
  }
  if (Node.isUnionTypeNode(node)) {
    const types = node.getTypeNodes().map((option) => declaredType(option, morph));
    return types.find(({ kind }) => kind !== "other") ?? { kind: "other" };
  }
  if (!Node.isTypeReference(node)) return { kind: "other" };
  const name = node.getTypeName().getText();
  const [first, second] = node.getTypeArguments();
  if (name === "Partial") return declaredType(first, morph);
  if (name !== "Record" || second === undefined) return { kind: "name", name };
  return { kind: "map", key: declaredType(first, morph), value: declaredType(second, morph) };
}

function* enumsIn(file: SourceFile, morph: TsMorph): Generator<readonly [string, DeclaredEnum]> {
  for (const statement of file.getVariableStatements()) {
    const traits = documentedTraits(statement);
    for (const declared of statement.getDeclarations()) {
      const type = declared.getTypeNode();
      if (type === undefined || !morph.Node.isTypeLiteral(type)) continue;
      const found = enumOf(type.getProperties(), traits, morph);
      if (found !== undefined) yield [declared.getName(), found];
    }
  }
  for (const declared of file.getEnums()) {
    const members = declared.getMembers().flatMap((member): IntEnumMember[] => {
      const value = member.getValue();
      if (typeof value !== "number") return [];
      return [{ name: unquoted(member.getName()), value, traits: documentedTraits(member) }];
    });
    if (members.length === 0) continue;
    yield [declared.getName(), { type: "intEnum", members, traits: documentedTraits(declared) }];
  }
}

/** A constant object whose properties are all strings, or all numbers. */
function enumOf(
  properties: readonly PropertySignature[],
  traits: Traits,
  morph: TsMorph,
): DeclaredEnum | undefined {
  const strings: EnumMember[] = [];
  const numbers: IntEnumMember[] = [];
  for (const property of properties) {
    const type = property.getTypeNode();
    if (type === undefined || !morph.Node.isLiteralTypeNode(type)) return undefined;
    const literal = type.getLiteral();
    const name = propertyName(property);
    const documented = documentedTraits(property);
    if (morph.Node.isStringLiteral(literal)) {
      strings.push({ name, value: literal.getLiteralValue(), traits: documented });
    } else if (morph.Node.isNumericLiteral(literal)) {
      numbers.push({ name, value: literal.getLiteralValue(), traits: documented });
    } else {
      return undefined;
    }
  }
  if (numbers.length === 0 && strings.length > 0) return { type: "enum", members: strings, traits };
  if (strings.length > 0 || numbers.length === 0) return undefined;
  return { type: "intEnum", members: numbers, traits };
}
