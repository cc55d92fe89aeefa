import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// Node takes the flag also when it runs already; what it gives then is known to new contexts alone.
setFlagsFromString("--expose-gc");

/** Collects all garbage now, so that none of it is left for the code that is measured next. */
export const collectGarbage = runInNewContext("gc");
