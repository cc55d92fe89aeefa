import {
  type FunctionConfiguration,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  LambdaServiceException,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";

/** How the change of a function's memory ended, for people to read. */
export interface Report {
  readonly outcome: "updated" | "failed" | "refused" | "unfinished";
  readonly reason: string;
}

/** How often to try and to look; `wait` is given so that tests need not wait. */
export interface Patience {
  readonly attempts: number;
  readonly polls: number;
  readonly wait: () => Promise<void>;
}

/** Errors that go away by themselves: another update is running, or there were too many calls. */
const passing: ReadonlySet<string> = new Set([
  "ResourceConflictException",
  "ServiceException",
  "TooManyRequestsException",
]);

/** Changes a function's memory, waits until the change is in force, and says how it ended. */
export async function resizeFunction(
  lambda: LambdaClient,
  functionName: string,
  memorySize: number,
  patience: Patience,
): Promise<Report> {
  const update = new UpdateFunctionConfigurationCommand({
    FunctionName: functionName,
    MemorySize: memorySize,
  });
  for (let attempt = 1; ; attempt++) {
    try {
      return await follow(lambda, functionName, await lambda.send(update), patience);
    } catch (error) {
      if (!(error instanceof LambdaServiceException)) throw error;
      if (!passing.has(error.name) || attempt >= patience.attempts) {
        return { outcome: "refused", reason: `${error.name}: ${error.message}` };
      }
      await patience.wait();
    }
  }
}

/** Looks at the function until its update has ended. */
async function follow(
  lambda: LambdaClient,
  functionName: string,
  accepted: FunctionConfiguration,
  { polls, wait }: Patience,
): Promise<Report> {
  let configuration = accepted;
  for (let poll = 0; configuration.LastUpdateStatus === "InProgress"; poll++) {
    if (poll >= polls) return { outcome: "unfinished", reason: "The update is still in progress." };
    await wait();
    configuration = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName: functionName }),
    );
  }
  if (configuration.LastUpdateStatus === "Successful") {
    return { outcome: "updated", reason: `The function has ${configuration.MemorySize} MB.` };
  }
  if (configuration.LastUpdateStatus === "Failed") {
    return { outcome: "failed", reason: failure(configuration) };
  }
  // Lambda may leave the status out, or add another one.
  return { outcome: "unfinished", reason: "The function does not tell of its update." };
}

function failure(configuration: FunctionConfiguration): string {
  const code = configuration.LastUpdateStatusReasonCode ?? "no code";
  const text = configuration.LastUpdateStatusReason ?? "no reason was given";
  return `${code}: ${text}`;
}
