export { camelCase } from "./camel-case.js";
export type { Direction } from "./check/search.js";
export { commonError, type CommonErrorName, commonErrors, faultOf } from "./common-errors.js";
export { constraintsOf } from "./constraints/constraints-of.js";
export {
  type Breach,
  type ConstraintStep,
  placeOf,
  type ShapeConstraint,
} from "./constraints/shape-constraint.js";
export { type Contract, contractOf } from "./contract.js";
export type {
  Acceptor,
  Bounds,
  CasesData,
  ConditionData,
  ExampleData,
  ExampleRecord,
  FactSource,
  FactSources,
  Grade,
  HttpBinding,
  Matcher,
  MemberData,
  MemberRule,
  MemberRules,
  MessageData,
  MessageTrigger,
  OperationChoice,
  OperationData,
  Pagination,
  PathMatcher,
  RefusalData,
  Scalar,
  ServiceData,
  ShapeData,
  SituationData,
  TaggedData,
  UnmodelledErrorData,
  ValidationDialect,
  Waiter,
} from "./data.js";
export { type ErrorDescription, plainError } from "./error-classes.js";
export { type PathTree, parsePath, searchPath } from "./jmespath.js";
export {
  currentVariable,
  fillVariables,
  isNamedBy,
  refusalVariables,
  unclosedVariablesIn,
  variablesIn,
  type WorldVariable,
  worldVariables,
} from "./message-variables.js";
export { isMessageOf, isTriggered, messagesOf } from "./messages.js";
export { valueOfJson } from "./json-value.js";
export { type BlobForm, minimumOf, simplestOf, stringsOf } from "./minimum.js";
export type {
  BigNumberNode,
  BlobNode,
  EnumNode,
  IntEnumNode,
  ListNode,
  MapNode,
  MemberNode,
  NumberNode,
  PlainNode,
  ShapeNode,
  StringNode,
  StructureNode,
  UnionNode,
} from "./node.js";
export { nearest } from "./nearest.js";
export { isIntegral } from "./number-limits.js";
export { requireKnownOptions } from "./known-options.js";
export { lazyRecord } from "./lazy-record.js";
export type {
  LifecycleCallData,
  LifecycleCountData,
  LifecycleData,
  LifecycleFaultData,
  LifecycleOwnerData,
  LifecycleRequestsData,
  LifecycleRunData,
  LifecycleStateData,
  LifecycleStepData,
  LifecycleTurnData,
  LifecycleValueData,
  LifecycleVersionsData,
  LifecycleViewData,
} from "./lifecycle/lifecycle-data.js";
export { atHome } from "./lifecycle/at-home.js";
export { ruleOf, subjectOf } from "./lifecycle/deciding-rules.js";
export { describing, Machine, machineOf } from "./lifecycle/machine.js";
export { movesFrom } from "./lifecycle/moves.js";
export type { Position, Tracked } from "./lifecycle/position.js";
export { kindOf, nameIn } from "./lifecycle/resource-name.js";
export { type ResourceKind, resourceKinds } from "./lifecycle/resource-kinds.js";
export { situationsOfForm } from "./lifecycle/request-situations.js";
export { casesOfRun, runCases } from "./lifecycle/run-cases.js";
export { type RunGroup, runGroups } from "./lifecycle/run-groups.js";
export { repeatedMembers } from "./lifecycle/repeated-members.js";
export type { Script, ScriptCall, ScriptStep } from "./lifecycle/script.js";
export { countsOfRun, type RunOptions, scriptOf } from "./lifecycle/script-of-run.js";
export {
  Sequence,
  type SequenceAnswer,
  type SequenceCall,
  type SequenceStep,
} from "./lifecycle/sequence.js";
export type {
  CaseInstance,
  Members,
  SequenceValues,
  ValueQuery,
} from "./lifecycle/sequence-values.js";
export { after, beginningAt, type Whereabouts } from "./lifecycle/whereabouts.js";
export {
  compilePattern,
  type Pattern,
  type PatternStrings,
  PatternSyntaxError,
} from "./pattern/pattern.js";
export {
  type SatisfiableStrings,
  satisfiableStrings,
  type StringConstraints,
  type StringContradiction,
  type StringContradictionKind,
} from "./pattern/satisfiable-strings.js";
export { isPlainObject } from "./plain-object.js";
export { printValue } from "./print.js";
export { Random } from "./random.js";
export type {
  ErrorName,
  OperationContract,
  OperationContracts,
  OperationTypes,
  Service,
  ShapeContracts,
} from "./service.js";
export type { Shape } from "./shape.js";
export { type Alternative, alternativesOf } from "./situations/path-formula.js";
export { bringInto } from "./situations/bring-into.js";
export { mend } from "./situations/mend.js";
export { canKeep } from "./situations/can-keep.js";
export { Condition, enforcedConditions } from "./situations/condition.js";
export type {
  Contradiction,
  ExplainedSituation,
  Explanation,
  UnexplainedAspect,
} from "./situations/explain.js";
export {
  looseRulesHold,
  memberOf,
  ruleHolds,
  rulesHold,
  ruleText,
} from "./situations/member-rule.js";
export { requestedSituations } from "./situations/requested-situations.js";
export { situationAspects } from "./situations/situation-aspects.js";
export { situationMistake } from "./situations/situation-mistake.js";
export { makingRules, type MakingRules } from "./situations/making-rules.js";
export { differencesFrom } from "./situations/nearest-situation.js";
export { nearestOf as nearestSituation } from "./situations/nearest-situation.js";
export type { Agreeing, Situated, SituationNames } from "./situations/situated.js";
export { situatedParts, type SituatedPart } from "./situations/situated-parts.js";
export {
  isInSituation,
  type NamedSituation,
  possibleAmong,
  possibleSituations,
  situationsByAspect,
} from "./situations/situations-by-aspect.js";
export {
  ownMembers,
  statedConditions,
  statedSituations,
  taggedConditions,
} from "./situations/tagged.js";
export { narrowed } from "./situations/narrowed.js";
export { shapeOf, type ShapeReference } from "./shape-reference.js";
export { codePointLength } from "./text-length.js";
export { type VariableMember, variableMember } from "./variable-members.js";
export { unreadableAnswer } from "./unreadable-answer.js";
export type {
  BigDecimalValue,
  BlobPayloadInput,
  BlobPayloadOutput,
  DocumentValue,
  InEach,
  InSituation,
  ResponseMetadata,
  StreamingBlobInput,
  StreamingBlobOutput,
  TaggedMembers,
  TaggedUnion,
} from "./values.js";
export {
  type Constraint,
  formatPath,
  type RefusalError,
  type RefusedBy,
  type RevalidateOptions,
  type ValidateOptions,
  type Violation,
} from "./violation.js";
export { put } from "./put.js";
export { reachableFrom } from "./reachable-from.js";
export { targetsOf } from "./targets-of.js";
