import type { Finding } from "./findings.js";
import { byCodePoint } from "./plan/code-point-order.js";

/** Each finding once, in code-point order of shape, code and message: whoever found it, and when. */
export function findingsInOrder(findings: readonly Finding[]): readonly Finding[] {
  const keyOf = ({ shape, code, message }: Finding): string => `${shape}\0${code}\0${message}`;
  const once = new Map(findings.map((finding) => [keyOf(finding), finding]));
  return [...once].sort(([a], [b]) => byCodePoint(a, b)).map(([, finding]) => finding);
}
