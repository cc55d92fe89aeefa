const known = new Map();

/**
 * Strings of a pattern with fast-check 3, which knows no bounds for their length and no empty group;
 * one constant for each pattern, as one writes it.
 */
export function matching(fc, pattern, min, max) {
  const key = `${min} ${max} ${pattern}`;
  if (!known.has(key)) known.set(key, make(fc, pattern, min, max));
  return known.get(key);
}

function make(fc, pattern, min, max) {
  const ending = "|()$";
  if (pattern.endsWith(ending)) {
    const rest = make(fc, `${pattern.slice(0, -ending.length)}$`, min, max);
    return fc.oneof(rest, fc.constant(""));
  }
  return fc
    .stringMatching(new RegExp(pattern))
    .filter((text) => text.length >= min && text.length <= max);
}
