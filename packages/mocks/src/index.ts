export type { DrawnFrom, DrawOptions } from "./arbitrary-answers.js";
export type { AnswerOptions, Behavior, Given, RejectionOverrides, ResponseOf } from "./behavior.js";
export type { AnyCall, Call } from "./call.js";
export type { ClientClass } from "./client-target.js";
export type { CommandClass, Commands, OperationOf } from "./commands.js";
export type { CommonErrorName } from "@shapesmith/contract";
export { ContractError } from "./contract-error.js";
export type { Acceptance } from "./contract-gate.js";
export type { Like } from "./like.js";
export { failuresOfAllMocks, restoreAllMocks } from "./live-mocks.js";
export { MockError } from "./mock-error.js";
export type { MockOptions, ValidationLevel } from "./mock-options.js";
export type { Playable } from "./playable.js";
export { type CallRules, mockService, type ServiceMock, type Wiring } from "./service-mock.js";
export type { UnlistedErrorOverrides } from "./unlisted-error.js";
export { UnmatchedCallError } from "./unmatched-call.js";
export { WaiterError } from "./waiters/waiter-error.js";
export type {
  EndingOptions,
  ErrorsOptions,
  FailingWaiterMock,
  PollOptions,
  UnlistedErrorsOptions,
  WaiterMock,
  WaiterMocks,
  WaiterTypes,
} from "./waiters/waiter-mock.js";
export type { PageOptions } from "./paginators/pages.js";
export type { ItemOf, ListMember, PaginateOptions, Paginates } from "./paginators/paginates.js";
export { PaginatorError } from "./paginators/paginator-error.js";
