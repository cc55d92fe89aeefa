/** Each is what a caller could trip over, and says whether it does with a value. */
export const plantedFailures = {
  UpdateFunctionConfigurationRequest: {
    "a number and a list": (value) => value.MemorySize > 1000 && value.Layers?.length > 0,
    "a long value in a map": (value) =>
      Object.values(value.Environment?.Variables ?? {}).some((text) => text.length > 3),
    "a character of a text": (value) => /[ze]/.test(value.Description ?? ""),
    "two lists of a size": (value) =>
      value.VpcConfig?.SubnetIds?.length > 1 && value.VpcConfig.SecurityGroupIds?.length > 1,
    "a part of an ARN": (value) => value.Layers?.some((arn) => arn.includes(":layer:")),
    "the end of a text": (value) => /\d$/.test(value.Role ?? ""),
    "two lists of equal length": (value) =>
      value.ImageConfig?.EntryPoint?.length > 2 &&
      value.ImageConfig.EntryPoint.length === value.ImageConfig.Command?.length,
    "a limit": (value) => value.Timeout === 5400,
  },
  FunctionConfiguration: {
    "a status": (value) => value.LastUpdateStatus === "Failed",
    "a large number": (value) => value.CodeSize > 1_000_000,
    "a number deep inside": (value) => value.Layers?.some(({ CodeSize }) => CodeSize > 1000),
  },
};
