import { type ShapeNode, targetsOf } from "@shapesmith/contract";

const known = new WeakMap<ShapeNode, boolean>();

/** Whether values of the shape can contain values of the same shape. */
export function isRecursive(node: ShapeNode): boolean {
  if (!known.has(node)) findCycles(node);
  return known.get(node) === true;
}

interface Visit {
  readonly node: ShapeNode;
  readonly index: number;
  readonly parts: readonly ShapeNode[];
  /** How many of the parts have been seen to. */
  done: number;
  /** The least index on the stack that this shape leads back to. */
  low: number;
  onStack: boolean;
}

/**
 * Tarjan's strongly connected components, with a stack of its own: models may nest as deeply as
 * they like. Shapes are told apart by their ids, for members can give rise to new nodes for ever.
 */
function findCycles(root: ShapeNode): void {
  const visits = new Map<string, Visit>();
  const stack: Visit[] = [];
  const path: Visit[] = [];

  const enter = (node: ShapeNode): void => {
    const index = visits.size;
    const visit: Visit = {
      node,
      index,
      parts: targetsOf(node),
      done: 0,
      low: index,
      onStack: true,
    };
    visits.set(node.id, visit);
    stack.push(visit);
    path.push(visit);
  };

  enter(root);
  for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
    const part = visit.parts[visit.done++];
    if (part !== undefined) {
      const other = visits.get(part.id);
      if (other === undefined) enter(part);
      else if (other.onStack) visit.low = Math.min(visit.low, other.index);
      continue;
    }
    path.pop();
    const around = path.at(-1);
    if (around !== undefined) around.low = Math.min(around.low, visit.low);
    if (visit.low === visit.index) closeComponent(stack, visit);
  }
}

function closeComponent(stack: Visit[], first: Visit): void {
  const isCycle = stack.at(-1) !== first || first.parts.some((part) => part.id === first.node.id);
  for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
    member.onStack = false;
    known.set(member.node, isCycle);
    if (member === first) return;
  }
}
