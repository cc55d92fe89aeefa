// The commands behind `npm run ...` and `npm test`: each works as the very first one in a fresh
// clone, with nothing on the machine but Node and npm.
import { requireNode } from "./node-version.mjs";

requireNode();

// Loaded only now: an old Node could not even parse it, and would say so in words that help nobody.
const { runTask } = await import("./tasks.mjs");
process.exitCode = await runTask(process.argv[2], process.argv.slice(3));
