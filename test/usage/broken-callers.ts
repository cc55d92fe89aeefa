import {
  GetFunctionConfigurationCommand,
  ResourceConflictException,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { type Patience, type Report, resizeFunction } from "./resize-function.js";

export type Caller = typeof resizeFunction;

/** Takes an update that was accepted for one that is done. */
const ignoresAStatus: Caller = async (lambda, functionName, memorySize, patience) => {
  const report = await resizeFunction(lambda, functionName, memorySize, patience);
  return report.outcome === "failed" ? { ...report, outcome: "updated" } : report;
};

/** Relies on a reason, which real answers may leave out. */
const crashesOnAMissingReason: Caller = async (lambda, functionName, memorySize, patience) => {
  const report = await resizeFunction(lambda, functionName, memorySize, patience);
  if (report.outcome !== "failed") return report;
  const { LastUpdateStatusReason } = await lambda.send(
    new GetFunctionConfigurationCommand({ FunctionName: functionName }),
  );
  return { ...report, reason: `${report.reason} (${(LastUpdateStatusReason as string).trim()})` };
};

/** Waits for a conflict to go away, however long that takes. */
const retriesAConflictForEver: Caller = async (lambda, functionName, memorySize, patience) => {
  const update = new UpdateFunctionConfigurationCommand({
    FunctionName: functionName,
    MemorySize: memorySize,
  });
  for (;;) {
    try {
      await lambda.send(update);
      return await resizeFunction(lambda, functionName, memorySize, patience);
    } catch (error) {
      if (!(error instanceof ResourceConflictException)) return refusal(error, patience);
      await patience.wait();
    }
  }
};

function refusal(error: unknown, _patience: Patience): Report {
  if (!(error instanceof Error)) throw error;
  return { outcome: "refused", reason: `${error.name}: ${error.message}` };
}

/** Three mistakes that callers make, by what is wrong with them. */
export const brokenCallers: Readonly<Record<string, Caller>> = {
  "ignores a status": ignoresAStatus,
  "crashes on a missing reason": crashesOnAMissingReason,
  "retries a conflict for ever": retriesAConflictForEver,
};
