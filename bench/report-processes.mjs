import { report, rounded } from "./report.mjs";

/** @typedef {ReturnType<typeof import("./whole-process.mjs").measured>} Measured */

/** What a process of ours and one of a peer took. @type {(what: string, ours: Measured, peer: Measured) => void} */
export function reportProcesses(what, ours, peer) {
  report({
    what: `${what}: processor time`,
    ours: `${rounded(ours.seconds)} s`,
    peer: `${rounded(peer.seconds)} s`,
    lead: peer.seconds / ours.seconds,
  });
  report({
    what: `${what}: peak memory`,
    ours: `${rounded(ours.megabytes)} MB`,
    peer: `${rounded(peer.megabytes)} MB`,
    lead: peer.megabytes / ours.megabytes,
  });
}
