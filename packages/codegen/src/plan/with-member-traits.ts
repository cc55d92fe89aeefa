import type { DataShape, Member } from "../model/shape.js";
import type { Traits } from "../model/traits.js";

/** The shape with other traits on some of its members. */
export function withMemberTraits(
  shape: DataShape,
  changed: ReadonlyMap<Member, Traits>,
): DataShape {
  const now = (member: Member): Member => {
    const traits = changed.get(member);
    return traits === undefined ? member : { ...member, traits };
  };
  switch (shape.type) {
    case "list":
      return { ...shape, member: now(shape.member) };
    case "map":
      return { ...shape, key: now(shape.key), value: now(shape.value) };
    case "structure":
    case "union": {
      const members = new Map([...shape.members].map(([name, member]) => [name, now(member)]));
      return { ...shape, members };
    }
    case "enum":
    case "intEnum":
    case "blob":
    case "boolean":
    case "string":
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "bigInteger":
    case "bigDecimal":
    case "timestamp":
    case "document":
      return shape;
  }
}
