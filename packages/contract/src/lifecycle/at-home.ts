import { fillVariables } from "../message-variables.js";
import { isPlainObject } from "../plain-object.js";

/** Where the resources of a sequence are. */
export interface Home {
  /** 12 digits. */
  readonly accountId: string;
  /** What the host names of services end with, such as `amazonaws.com`. */
  readonly dnsSuffix: string;
  readonly partition: string;
  readonly region: string;
}

/** What usual callers send, with `{accountId}`, `{region}` and the like in its texts filled in. */
export function atHome(value: unknown, home: Home): unknown {
  if (typeof value === "string") {
    const { accountId, dnsSuffix, partition, region } = home;
    const known = new Map(Object.entries({ accountId, dnsSuffix, partition, region }));
    return fillVariables(value, (name) => known.get(name) ?? `{${name}}`);
  }
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, atHome(part, home)]),
  );
}
