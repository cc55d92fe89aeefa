import {
  GetFunctionConfigurationCommand,
  type LambdaClient,
  TooManyRequestsException,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";

/** Gives a function more memory, and tells how much it has then. */
export async function grow(lambda: LambdaClient, name: string): Promise<string> {
  const { MemorySize = 128 } = await lambda.send(
    new GetFunctionConfigurationCommand({ FunctionName: name }),
  );
  try {
    const updated = await lambda.send(
      new UpdateFunctionConfigurationCommand({ FunctionName: name, MemorySize: MemorySize * 2 }),
    );
    return `${name}: ${updated.MemorySize} MB`;
  } catch (error) {
    if (error instanceof TooManyRequestsException) return `${name}: busy`;
    throw error;
  }
}
