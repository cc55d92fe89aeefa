import { nameOf } from "../../model/shape-id.js";
import type { Acceptor, Traits, Waiter } from "../../model/traits.js";

/** Waiters may name an error by its absolute id or its name; in the Model it is the name. */
export function withErrorNames(traits: Traits): Traits {
  if (traits.waitable === undefined) return traits;
  const waiters = Object.entries(traits.waitable).map(([name, waiter]): [string, Waiter] => {
    return [name, { ...waiter, acceptors: waiter.acceptors.map(withErrorName) }];
  });
  return { ...traits, waitable: Object.fromEntries(waiters) };
}

function withErrorName(acceptor: Acceptor): Acceptor {
  const { matcher } = acceptor;
  if (!("errorType" in matcher)) return acceptor;
  return { ...acceptor, matcher: { errorType: nameOf(matcher.errorType) } };
}
