import { effectiveTraits } from "../model/effective-traits.js";
import { findShape, type Model } from "../model/model.js";
import type { ShapeId } from "../model/shape.js";
import { validateModel } from "../model/validate.js";
import { membersOf } from "../model/walk.js";
import { contradictionIn } from "../model/contradiction.js";
import { checkLifecycles } from "./lifecycles.js";
import { checkMessages, checkRefusals, checkUnmodelledErrors } from "./messages.js";
import { checkSituations, checkUsualSituation } from "./situations.js";
import type { Work } from "./work.js";

/** Checks what only shows once all statements are in their places. */
export function checkResult(work: Work, model: Model): void {
  checkConstraints(work, model);
  checkAllSituations(work, model);
  checkAllLifecycles(work, model);
  checkErrors(work, model);
  checkSoundness(work, model);
}

/** Looks at every shape and member that a statement had a part in, itself or by the target. */
function checkConstraints(work: Work, model: Model): void {
  const report = (ids: readonly ShapeId[], message: string | undefined): void => {
    if (message === undefined) return;
    const authors = new Set(ids.flatMap((id) => [...(work.authors.get(id) ?? [])]));
    const at = [...authors].join(" and ");
    work.problems.push({ at, message: `no value can satisfy this: ${message}` });
  };
  for (const shape of model.shapes.values()) {
    if (shape.type === "operation" || shape.type === "service") continue;
    if (work.authors.has(shape.id))
      report([shape.id], contradictionIn(model, shape, shape.traits)?.reason);
    for (const member of membersOf(shape)) {
      const target = findShape(model, member.target);
      if (target === undefined || target.type === "operation" || target.type === "service")
        continue;
      const isOwn = work.authors.has(member.id);
      const isConstrained = constraints.some((name) => member.traits[name] !== undefined);
      // Without constraints of its own the member is as good or bad as its target.
      if (!isConstrained || !(isOwn || work.authors.has(target.id))) continue;
      const message = contradictionIn(model, target, effectiveTraits(model, member))?.reason;
      report([member.id, target.id], message);
    }
  }
}

const constraints = ["length", "range", "pattern", "uniqueItems"] as const;

/** Situations name members and values, and can misname them. */
function checkAllSituations(work: Work, model: Model): void {
  for (const [id, authors] of work.authors) {
    const shape = model.shapes.get(id);
    const at = [...authors].join(" and ");
    if (shape?.type === "operation") {
      const problems = checkUsualSituation(model, shape);
      work.problems.push(...problems.map((message) => ({ at, message })));
    } else if (shape?.type === "structure") {
      const { problems, findings } = checkSituations(model, shape);
      work.problems.push(...problems.map((message) => ({ at, message })));
      work.findings.push(...findings);
    }
  }
}

/** Lifecycles name operations, states, situations, members and errors, and can misname them. */
function checkAllLifecycles(work: Work, model: Model): void {
  for (const [id, authors] of work.authors) {
    const shape = model.shapes.get(id);
    if (shape?.type !== "service") continue;
    const at = [...authors].join(" and ");
    work.problems.push(...checkLifecycles(model, shape).map((message) => ({ at, message })));
  }
}

/** Texts of errors name members, operations and variables; refusals name errors and their texts. */
function checkErrors(work: Work, model: Model): void {
  for (const shape of model.shapes.values()) {
    for (const part of [shape, ...membersOf(shape)]) {
      const authors = work.authors.get(part.id);
      if (authors === undefined) continue;
      const at = [...authors].join(" and ");
      const own = checkRefusals(model, part, part.traits.refusals ?? []);
      work.problems.push(...own.map((message) => ({ at, message })));
      if (part.id !== shape.id) continue;
      const { problems, findings } =
        shape.type === "structure"
          ? checkMessages(model, shape)
          : { problems: checkUnmodelledErrors(model, shape.traits), findings: [] };
      work.problems.push(...problems.map((message) => ({ at, message })));
      work.findings.push(...findings);
    }
  }
}

/** An overlay must not make a sound model unsound, such as by requiring a shape inside itself. */
function checkSoundness(work: Work, model: Model): void {
  const before = validateModel(work.draft.original);
  const known = new Set(before.map(({ code, shape }) => `${code} ${shape}`));
  for (const { code, shape, message } of validateModel(model)) {
    if (known.has(`${code} ${shape}`)) continue;
    const authors = work.authors.get(shape) ?? [shape];
    work.problems.push({ at: [...authors].join(" and "), message });
  }
}
