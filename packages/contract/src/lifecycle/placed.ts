import type { LifecycleViewData } from "./lifecycle-data.js";
import type { Members } from "./sequence-values.js";

/** An answer with the resource where the view has it. */
export function placed(
  answer: Members,
  view: LifecycleViewData | undefined,
  members: Members | undefined,
  without: ReadonlySet<string>,
): object {
  if (view === undefined) return answer;
  const kept =
    members &&
    structuredClone(
      Object.fromEntries(Object.entries(members).filter(([name]) => !without.has(name))),
    );
  if (view.member === undefined)
    return { ...("$metadata" in answer ? { $metadata: answer["$metadata"] } : {}), ...kept };
  const value = view.list ? (kept === undefined ? [] : [kept]) : kept;
  return { ...answer, [view.member]: value };
}
