import type { DataShape, ShapeId } from "../model/shape.js";
import { membersOf } from "../model/walk.js";

/**
 * Lists and maps whose type cannot be written out where it is used, so that it needs a name: those
 * that contain themselves through nothing but lists and maps, and some of those that contain many
 * levels of others.
 */
export function needingNames(shapes: ReadonlyMap<ShapeId, DataShape>): ReadonlySet<ShapeId> {
  const inner = innerContainers(shapes);
  const found = withoutEnds(withoutEnds(inner, inner), reversed(inner));
  const named = new Set(found.keys());
  nameDeepOnes(inner, named);
  return named;
}

/** Levels of lists and maps in one type; compilers run out of stack at some thousands. */
const mostLevels = 16;

/** By list or map the lists and maps that it contains directly. */
type Graph = ReadonlyMap<ShapeId, readonly ShapeId[]>;

function innerContainers(shapes: ReadonlyMap<ShapeId, DataShape>): Graph {
  const graph = new Map<ShapeId, readonly ShapeId[]>();
  const isContainer = (id: ShapeId): boolean => {
    const type = shapes.get(id)?.type;
    return type === "list" || type === "map";
  };
  for (const [id, shape] of shapes) {
    if (!isContainer(id)) continue;
    graph.set(id, [...new Set(membersOf(shape).map(({ target }) => target))].filter(isContainer));
  }
  return graph;
}

function reversed(graph: Graph): Graph {
  const back = new Map([...graph.keys()].map((id): [ShapeId, ShapeId[]] => [id, []]));
  for (const [id, targets] of graph) for (const target of targets) back.get(target)?.push(id);
  return back;
}

/**
 * Leaves out what leads nowhere, again and again: done in both directions, what is left goes round
 * in circles, or stands between two of these.
 */
function withoutEnds(kept: Graph, graph: Graph): Graph {
  const back = reversed(graph);
  const left = new Map(kept);
  const count = new Map<ShapeId, number>();
  for (const id of left.keys()) {
    count.set(id, (graph.get(id) ?? []).filter((target) => left.has(target)).length);
  }
  const open = [...left.keys()].filter((id) => count.get(id) === 0);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    left.delete(id);
    for (const user of back.get(id) ?? []) {
      const rest = (count.get(user) ?? 0) - 1;
      count.set(user, rest);
      if (rest === 0 && left.has(user)) open.push(user);
    }
  }
  return left;
}

function nameDeepOnes(graph: Graph, named: Set<ShapeId>): void {
  const levels = new Map<ShapeId, number>();
  // The innermost first, on a stack of our own. Without the named ones nothing leads to itself.
  const open = [...graph.keys()].filter((id) => !named.has(id));
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (levels.has(id)) continue;
    const inner = (graph.get(id) ?? []).filter((target) => !named.has(target));
    const unknown = inner.filter((target) => !levels.has(target));
    if (unknown.length > 0) {
      open.push(id, ...unknown);
      continue;
    }
    const level = 1 + Math.max(0, ...inner.map((target) => levels.get(target) ?? 0));
    const isDeep = level >= mostLevels;
    if (isDeep) named.add(id);
    levels.set(id, isDeep ? 0 : level);
  }
}
