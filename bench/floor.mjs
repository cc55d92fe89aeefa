// The floor: the same objects from plain JavaScript and a source of random numbers, without
// fast-check, shrinking, bias or situations. Texts are taken from a table that is made beforehand.
import { Random, stringsOf } from "@shapesmith/contract";

const textsPerShape = 64;
const longestList = 10;

/** Makes values of a shape, from the node of its contract. */
export function floorOf(root) {
  const makers = new Map();
  const random = new Random(1);
  const makerOf = (node) => {
    if (!makers.has(node)) makers.set(node, build(node));
    return makers.get(node);
  };
  const lengthOf = ({ min = 0, max = Infinity }) =>
    random.between(min, Math.min(max, min + longestList));
  const build = (node) => {
    switch (node.type) {
      case "structure": {
        const slots = node.members.map(({ name, target, required }) => ({
          name,
          required,
          make: makerOf(target),
        }));
        return () => {
          const value = {};
          for (const { name, required, make } of slots) {
            if (required || random.uint32() % 6 !== 0) value[name] = make();
          }
          return value;
        };
      }
      case "list": {
        const make = makerOf(node.member.target);
        return () => Array.from({ length: lengthOf(node.length) }, make);
      }
      case "map": {
        const key = makerOf(node.key.target);
        const make = makerOf(node.value.target);
        return () => {
          const value = {};
          for (let left = lengthOf(node.length); left > 0; left--) value[key()] = make();
          return value;
        };
      }
      case "string": {
        const strings = stringsOf(node);
        const texts = Array.from({ length: textsPerShape }, () => strings.sample(random));
        return () => texts[random.uint32() % textsPerShape];
      }
      case "enum":
        return () => node.values[random.uint32() % node.values.length];
      case "boolean":
        return () => random.uint32() % 2 === 0;
      default:
        return () => random.between(node.range.min ?? -1e6, node.range.max ?? 1e6);
    }
  };
  const make = makerOf(root);
  return (count) => Array.from({ length: count }, make);
}
