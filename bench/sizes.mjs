import { ajvOf } from "./ajv.mjs";
import { leavesOf } from "./leaves.mjs";
import { report } from "./report.mjs";

/**
 * What values of both contain, without which the speed at which they are made says nothing: leaves
 * per value, and how many are invalid to our validator and to ajv.
 *
 * @param options of our validator, by default none
 * @returns the mean number of leaves in a value of each
 */
export function reportSizes(name, shape, { ours, peer }, options = {}) {
  const leaves = { ours: meanLeaves(ours), peer: meanLeaves(peer) };
  report({
    what: `${name}: leaves per value`,
    ours: leaves.ours.toFixed(1),
    peer: leaves.peer.toFixed(1),
  });
  const ajv = ajvOf(shape);
  const validators = { "our validator": (value) => shape.is(value, options), ajv };
  for (const [validator, accepts] of Object.entries(validators)) {
    report({
      what: `${name}: invalid to ${validator}`,
      ours: invalidShare(ours, accepts),
      peer: invalidShare(peer, accepts),
    });
  }
  return leaves;
}

function meanLeaves(values) {
  return values.reduce((sum, value) => sum + leavesOf(value), 0) / values.length;
}

function invalidShare(values, accepts) {
  const invalid = values.filter((value) => !accepts(value)).length;
  return `${((100 * invalid) / values.length).toFixed(1)} %`;
}
