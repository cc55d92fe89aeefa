import { MockError } from "../mock-error.js";

/** Pages that an operation cannot have, or a call that asks for a page that nobody gave a token for. */
export class PaginatorError extends MockError {
  readonly operation: string;

  constructor(message: string, operation: string) {
    super(message);
    this.name = "PaginatorError";
    this.operation = operation;
  }
}
