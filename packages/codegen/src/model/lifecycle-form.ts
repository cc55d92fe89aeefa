import type {
  LifecycleCallData,
  LifecycleCountData,
  LifecycleData,
  LifecycleFaultData,
  LifecycleOwnerData,
  LifecycleRunData,
  LifecycleStateData,
  LifecycleStepData,
  LifecycleTurnData,
  LifecycleValueData,
  LifecycleVersionsData,
  LifecycleViewData,
} from "@shapesmith/contract";
import {
  annotation,
  count,
  type Form,
  FormError,
  isNodeList,
  isNodeObject,
  listOf,
  nonEmptyText,
  object,
  oneOf,
  optional,
  recordOf,
  required,
  where,
} from "./node-form.js";
import { memberRule } from "./member-rule-form.js";
import { grade, scalar } from "./stated-forms.js";

/** The form of `shapesmith#lifecycles`. */
export function lifecycles(): Form<Readonly<Record<string, LifecycleData>>> {
  return named(lifecycle(), "lifecycle");
}

function lifecycle(): Form<LifecycleData> {
  return object<LifecycleData>({
    grade: required(grade),
    structure: required(nonEmptyText),
    named: required(nonEmptyText),
    within: optional(
      object<LifecycleOwnerData>({
        member: required(nonEmptyText),
        arn: optional(nonEmptyText),
      }),
    ),
    states: required(named(state(), "state")),
    reads: required(recordOf(view())),
    calls: required(listOf(call())),
    turns: required(listOf(turn())),
    faults: required(listOf(fault())),
    versions: optional(versions()),
    moments: optional(recordOf(nonEmptyText)),
    requests: optional(recordOf(recordOf(requestValue))),
    requestsIn: optional(recordOf(recordOf(recordOf(requestValue)))),
    runs: required(named(named(run(), "run"), "group of runs")),
  });
}

const requestValue: Form<LifecycleValueData> = (node, place) => {
  if (isNodeObject(node)) return recordOf(requestValue)(node, place);
  return isNodeList(node) ? listOf(requestValue)(node, place) : scalar(node, place);
};

/** Names become those of functions and options. */
function named<T>(form: Form<T>, what: string): Form<Readonly<Record<string, T>>> {
  return where(
    recordOf(form),
    `an object with at least one ${what}, whose keys are names in camelCase`,
    (all) => {
      const names = Object.keys(all);
      return names.length > 0 && names.every((name) => /^[a-z][A-Za-z0-9]*$/.test(name));
    },
  );
}

function state(): Form<LifecycleStateData> {
  return object<LifecycleStateData>({
    situation: optional((node, place) =>
      isNodeList(node) ? listOf(nonEmptyText)(node, place) : nonEmptyText(node, place),
    ),
  });
}

const names: Form<readonly string[]> = where(
  listOf(nonEmptyText),
  "a list of different names, at least one",
  (all) => all.length > 0 && new Set(all).size === all.length,
);

function view(): Form<LifecycleViewData> {
  return object<LifecycleViewData>({
    member: optional(nonEmptyText),
    list: optional(annotation),
    unqualified: optional(annotation),
  });
}

function call(): Form<LifecycleCallData> {
  return object<LifecycleCallData>({
    operations: optional(names),
    from: optional(names),
    differs: optional(nonEmptyText),
    asks: optional(recordOf(memberRule())),
    where: optional(recordOf(memberRule())),
    unpublished: optional(annotation),
    seldom: optional(annotation),
    to: optional(nonEmptyText),
    changes: optional(names),
    publishes: optional(nonEmptyText),
    view: optional(view()),
    error: optional(nonEmptyText),
    message: optional(nonEmptyText),
    grade: optional(grade),
  });
}

function turn(): Form<LifecycleTurnData> {
  return object<LifecycleTurnData>({
    from: required(nonEmptyText),
    to: required(nonEmptyText),
    changes: optional(names),
    unversioned: optional(annotation),
    polls: optional(count),
    grade: optional(grade),
  });
}

function fault(): Form<LifecycleFaultData> {
  return object<LifecycleFaultData>({
    operations: optional(names),
    from: optional(names),
    versioned: optional(annotation),
    error: required(nonEmptyText),
    message: optional(nonEmptyText),
    grade: optional(grade),
  });
}

function versions(): Form<LifecycleVersionsData> {
  return object<LifecycleVersionsData>({
    qualifier: required(nonEmptyText),
    member: required(nonEmptyText),
    latest: required(nonEmptyText),
    arn: optional(nonEmptyText),
    unlike: optional(nonEmptyText),
    own: optional(names),
  });
}

function run(): Form<LifecycleRunData> {
  return object<LifecycleRunData>({
    start: required(nonEmptyText),
    cases: optional(nonEmptyText),
    steps: required(listOf(step())),
    grade: optional(grade),
  });
}

type Step<K extends string> = Extract<LifecycleStepData, { readonly [N in K]: unknown }>;

function step(): Form<LifecycleStepData> {
  const option = optional(oneOf("polls", "times"));
  const taken = { with: option, without: option };
  const calls = object<Step<"call">>({
    ...taken,
    call: required(nonEmptyText),
    error: optional(nonEmptyText),
    message: optional(nonEmptyText),
    times: optional(countOrOption),
    asks: optional(recordOf(memberRule())),
    seldom: optional(annotation),
    version: optional(annotation),
    unpublished: optional(annotation),
  });
  const polls = object<Step<"polls">>({
    ...taken,
    polls: required(countOrOption),
    version: optional(annotation),
  });
  const becomes = object<Step<"becomes">>({
    ...taken,
    becomes: required(nonEmptyText),
    version: optional(annotation),
    case: optional(annotation),
  });
  const stays = object<Step<"stays">>({
    ...taken,
    stays: required(annotation),
    version: optional(annotation),
  });
  return (node, place) => {
    if (isNodeObject(node)) {
      if ("call" in node) return calls(node, place);
      if ("polls" in node) return polls(node, place);
      if ("becomes" in node) return becomes(node, place);
      if ("stays" in node) return stays(node, place);
    }
    throw new FormError(place.path, "an object with one of call, polls, becomes, stays", node);
  };
}

const countOrOption: Form<number | LifecycleCountData> = (node, place) => {
  if (!isNodeObject(node)) return count(node, place);
  return object<LifecycleCountData>({
    option: required(oneOf("polls", "times")),
    usual: required(count),
  })(node, place);
};
