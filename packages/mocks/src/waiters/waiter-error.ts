import { MockError } from "../mock-error.js";

/** A waiter that cannot be made to end, or to go on, as it was asked for. */
export class WaiterError extends MockError {
  /** The waiter's name in the model, such as `FunctionUpdatedV2`. */
  readonly waiter: string;

  constructor(message: string, waiter: string) {
    super(message);
    this.name = "WaiterError";
    this.waiter = waiter;
  }
}
