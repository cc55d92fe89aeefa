import type { ConditionData, MemberRules, Scalar, SituationData, TaggedData } from "../data.js";

const there = { present: true } as const;

type ByAspect = Readonly<Record<string, TaggedData>>;

/** All situations of a structure, by name. */
export function statedSituations({
  situations = {},
  tagged,
}: {
  readonly situations?: Readonly<Record<string, SituationData>>;
  readonly tagged?: ByAspect;
}): Readonly<Record<string, SituationData>> {
  return tagged === undefined ? situations : { ...situations, ...taggedSituations(tagged) };
}

/** All conditions of a structure, by name. */
export function statedConditions<C extends Pick<ConditionData, "expression">>({
  conditions = {},
  tagged,
}: {
  readonly conditions?: Readonly<Record<string, C>>;
  readonly tagged?: ByAspect;
}): Readonly<Record<string, C | ConditionData>> {
  return tagged === undefined ? conditions : { ...conditions, ...taggedConditions(tagged) };
}

/** The situations that tags tell apart, by name: in each of them the others' own members are absent. */
function taggedSituations(tagged: ByAspect): Readonly<Record<string, SituationData>> {
  return Object.fromEntries(
    Object.entries(tagged).flatMap(([aspect, data]) => {
      const { tag, grade, source, date, situations } = data;
      const from = { grade, ...(source && { source }), ...(date && { date }) };
      return Object.entries(situations).map(([name, [value, ...own]]) => {
        const others = ownMembers(data).filter((member) => !own.includes(member));
        const absent = Object.fromEntries(others.map((member) => [member, null]));
        const typical: MemberRules = Object.fromEntries(own.map((member) => [member, there]));
        const members: MemberRules = { [tag]: value === null ? null : { is: value }, ...absent };
        return [name, { aspect, ...from, members, typical }];
      });
    }),
  );
}

/** What always holds: a member that belongs to values of the tag comes with one of these. */
export function taggedConditions(tagged: ByAspect): Readonly<Record<string, ConditionData>> {
  return Object.fromEntries(
    Object.values(tagged).flatMap((data) => {
      const { tag, grade, situations } = data;
      return ownMembers(data).map((member) => {
        const values = Object.values(situations).flatMap(([value, ...own]) =>
          own.includes(member) ? [`${identifier(tag)} == ${literal(value)}`] : [],
        );
        const expression = [`${identifier(member)} == \`null\``, ...values].join(" || ");
        return [`${member}IsOf${tag}`, { expression, grade }];
      });
    }),
  );
}

/** The members that belong to some values of the tag alone. */
export function ownMembers({ situations }: TaggedData): readonly string[] {
  return [...new Set(Object.values(situations).flatMap(([, ...own]) => own))];
}

function identifier(member: string): string {
  return /^[A-Za-z_]\w*$/.test(member) ? member : JSON.stringify(member);
}

/** A constant in JMESPath: a raw string where nothing in it has to be escaped, else JSON. */
function literal(value: Scalar | null): string {
  if (typeof value !== "string") return `\`${value}\``;
  if (/^[ !#-&(-[\]-_a-~]*$/.test(value)) return `'${value}'`;
  const escaped = Array.from(
    { length: value.length },
    (_, at) => `\\u${value.charCodeAt(at).toString(16).padStart(4, "0")}`,
  );
  return `\`"${escaped.join("")}"\``;
}
