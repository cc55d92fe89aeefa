import { ownMembers, taggedConditions, type TaggedData } from "@shapesmith/contract";
import type { StructureShape } from "../model/shape.js";
import { unknownName } from "./unknown-name.js";

/** Why the members of a structure cannot go by the values of one of them; sentences. */
export function tagProblems(
  { members, traits }: StructureShape,
  aspect: string,
  data: TaggedData,
): readonly string[] {
  const { tag, situations } = data;
  const names = Object.keys(situations);
  const known = [...members.keys()];
  const values = Object.values(situations).map(([value]) => value);
  const own = ownMembers(data);
  const told = [
    ...[tag, ...own].flatMap((name) => unknownName("member", name, known)),
    ...values.flatMap((value, index) => {
      const first = values.indexOf(value);
      if (first === index) return [];
      return [`${names[first]} and ${names[index]} have both the value ${JSON.stringify(value)}.`];
    }),
    ...(own.includes(tag)
      ? [`${tag} tells the situations apart and belongs to none of them.`]
      : []),
    ...own
      .filter((name) => members.get(name)?.traits.required === true)
      .map((name) => `${name} is required and cannot be absent.`),
    ...clashes("situation", names, traits.situations),
    ...clashes("condition", Object.keys(taggedConditions({ [aspect]: data })), traits.conditions),
    ...Object.entries(traits.tagged ?? {}).flatMap(([other, { situations: others }]) =>
      other < aspect ? clashes("situation", names, others) : [],
    ),
  ];
  return told.map((message) => `the tagged situations ${aspect}: ${message}`);
}

function clashes(what: string, names: readonly string[], taken: object = {}): readonly string[] {
  return names
    .filter((name) => Object.hasOwn(taken, name))
    .map((name) => `there is another ${what} ${name}; name one of them otherwise.`);
}
