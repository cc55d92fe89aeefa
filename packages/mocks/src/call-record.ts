import { snapshot } from "./snapshot.js";

/** What a mock keeps, by what it gave out of it. */
const records = new WeakMap<object, object>();

/** A copy of a call: what its reader does to the input does not change what is kept. */
export function copyOfCall<C extends { readonly input: unknown }>(call: C): C {
  const copy = { ...call, input: snapshot(call.input) };
  records.set(copy, call);
  return copy;
}

/** The call that is kept, always the same for one call. */
export function recordOf<C extends object>(call: C): C {
  // A copy is of the type of what it copies.
  return (records.get(call) as C | undefined) ?? call;
}
