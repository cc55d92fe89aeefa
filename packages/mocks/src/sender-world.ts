import { createWorld, type World } from "@shapesmith/fixtures";
import { mockRegion } from "./client-target.js";
import { snapshot } from "./snapshot.js";

/** What of a client's configuration is looked at. */
interface Configured {
  readonly config?: { readonly region?: unknown };
}

/** What is known of clients: `world` is undefined where the usual one is theirs. */
const known = new WeakMap<object, { readonly world: World | undefined }>();

/**
 * Makes an answer in the world of the client that sent the request: the usual one, in the region that
 * the client was given. Clients tell their region by a promise; where that is not settled already, the
 * region would have to be looked for in files or elsewhere, and the world is the usual one.
 *
 * @param make is given no world where the usual one is meant. Called at once where the client is known.
 */
export function inWorldOf<Request, T>(
  sender: unknown,
  request: Request,
  make: (request: Request, world: World | undefined) => T,
): T | Promise<Awaited<T>> {
  if (typeof sender !== "object" || sender === null) return make(request, undefined);
  const found = known.get(sender);
  return found === undefined
    ? makeLater(sender, snapshot(request), make)
    : make(request, found.world);
}

async function makeLater<Request, T>(
  sender: object,
  request: Request,
  make: (request: Request, world: World | undefined) => T,
): Promise<Awaited<T>> {
  const region = await statedRegion(sender);
  const world = region === undefined || region === mockRegion ? undefined : worldIn(region);
  known.set(sender, { world });
  return await make(request, world);
}

async function statedRegion({ config }: Configured): Promise<string | undefined> {
  const region = config?.region;
  if (typeof region !== "function") return undefined;
  try {
    // Of a promise that is settled already, what it gives; else nothing.
    const stated: unknown = await Promise.race([
      Reflect.apply(region, config, []),
      Promise.resolve(),
    ]);
    return typeof stated === "string" ? stated : undefined;
  } catch {
    return undefined;
  }
}

/** None for a region of no partition that is known, such as `local`. */
function worldIn(region: string): World | undefined {
  try {
    return createWorld({ region });
  } catch {
    return undefined;
  }
}
