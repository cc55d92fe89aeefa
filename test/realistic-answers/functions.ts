import { active, arn, image, type Row, version, vpc, zip } from "./parts.js";

/** What GetFunctionConfiguration answers of functions of many ages and kinds. */
export const functions: readonly Row[] = [
  ["a function", "GetFunctionConfiguration", { ...zip, ...active }],
  [
    "a function with variables",
    "GetFunctionConfiguration",
    { ...zip, ...active, Environment: { Variables: { STAGE: "prod", TABLE: "orders" } } },
  ],
  [
    "a function without variables",
    "GetFunctionConfiguration",
    { ...zip, ...active, Environment: { Variables: {} } },
  ],
  [
    "variables that cannot be decrypted",
    "GetFunctionConfiguration",
    {
      ...zip,
      ...active,
      KMSKeyArn: "arn:aws:kms:eu-central-1:210987654321:key/0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9",
      Environment: {
        Error: {
          ErrorCode: "AccessDeniedException",
          Message: "Lambda was unable to decrypt your environment variables.",
        },
      },
    },
  ],
  [
    "a function with layers",
    "GetFunctionConfiguration",
    {
      ...zip,
      ...active,
      Layers: [
        { Arn: "arn:aws:lambda:eu-central-1:210987654321:layer:common:12", CodeSize: 9041 },
        {
          Arn: "arn:aws:lambda:eu-central-1:580247275435:layer:LambdaInsightsExtension:53",
          CodeSize: 3810720,
          SigningProfileVersionArn:
            "arn:aws:signer:eu-central-1:580247275435:/signing-profiles/layers/AbCdEf",
          SigningJobArn: "arn:aws:signer:eu-central-1:580247275435:/signing-jobs/1a2b3c",
        },
      ],
    },
  ],
  [
    "a function with a file system in a VPC",
    "GetFunctionConfiguration",
    {
      ...zip,
      ...active,
      VpcConfig: vpc,
      FileSystemConfigs: [
        {
          Arn: "arn:aws:elasticfilesystem:eu-central-1:210987654321:access-point/fsap-0123456789abcdef0",
          LocalMountPath: "/mnt/orders",
        },
      ],
    },
  ],
  [
    "a traced function with a queue for what fails",
    "GetFunctionConfiguration",
    {
      ...zip,
      ...active,
      TracingConfig: { Mode: "Active" },
      DeadLetterConfig: { TargetArn: "arn:aws:sqs:eu-central-1:210987654321:orders-failed" },
    },
  ],
  [
    "a signed function for Graviton",
    "GetFunctionConfiguration",
    {
      ...zip,
      ...active,
      Architectures: ["arm64"],
      EphemeralStorage: { Size: 10240 },
      SigningProfileVersionArn:
        "arn:aws:signer:eu-central-1:210987654321:/signing-profiles/orders/Q1w2E3",
      SigningJobArn: "arn:aws:signer:eu-central-1:210987654321:/signing-jobs/0f1e2d3c",
    },
  ],
  [
    "a version with a snapshot",
    "GetFunctionConfiguration",
    {
      ...zip,
      ...active,
      ...version,
      Runtime: "java21",
      Handler: "com.example.Orders::handleRequest",
      SnapStart: { ApplyOn: "PublishedVersions", OptimizationStatus: "On" },
    },
  ],
  [
    "a version whose snapshot failed",
    "GetFunctionConfiguration",
    {
      ...zip,
      ...version,
      State: "Failed",
      StateReason: "An error occurred during function initialization.",
      StateReasonCode: "FunctionError",
      SnapStart: { ApplyOn: "PublishedVersions", OptimizationStatus: "Off" },
    },
  ],
  [
    "a function by an alias",
    "GetFunctionConfiguration",
    { ...zip, ...active, Version: "7", FunctionArn: `${arn}:live` },
  ],
  [
    "an idle function",
    "GetFunctionConfiguration",
    {
      ...zip,
      VpcConfig: vpc,
      State: "Inactive",
      StateReason: "The function is currently idle.",
      StateReasonCode: "Idle",
      LastUpdateStatus: "Successful",
    },
  ],
  [
    "a function whose image is gone",
    "GetFunctionConfiguration",
    {
      ...image,
      State: "Inactive",
      StateReason: "The function is trying to use a deleted image.",
      StateReasonCode: "ImageDeleted",
      LastUpdateStatus: "Successful",
    },
  ],
  [
    "an update that failed",
    "GetFunctionConfiguration",
    {
      ...zip,
      State: "Active",
      LastUpdateStatus: "Failed",
      LastUpdateStatusReason:
        "The function's execution role doesn't have permission to perform this operation.",
      LastUpdateStatusReasonCode: "InsufficientRolePermissions",
    },
  ],
  [
    "a creation that failed",
    "GetFunctionConfiguration",
    {
      ...zip,
      VpcConfig: vpc,
      State: "Failed",
      StateReason: "There is no free address in the subnet.",
      StateReasonCode: "SubnetOutOfIPAddresses",
    },
  ],
  [
    "a function of the time before states, packages and architectures",
    "GetFunctionConfiguration",
    {
      FunctionName: "orders",
      FunctionArn: arn,
      Runtime: "nodejs10.x",
      Role: "arn:aws:iam::210987654321:role/orders",
      Handler: "index.handler",
      CodeSize: 304,
      Description: "",
      Timeout: 3,
      MemorySize: 256,
      LastModified: "2019-09-26T20:28:40.438+0000",
      CodeSha256: "mY4p9rJ2Qw0eTzVb7uKcXn5LdHs8GfAi3oRt6yWq1vE=",
      Version: "2",
      VpcConfig: { SubnetIds: [], SecurityGroupIds: [], VpcId: "" },
      TracingConfig: { Mode: "PassThrough" },
      RevisionId: "6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f",
      State: "Active",
      LastUpdateStatus: "Successful",
    },
  ],
  [
    "a function of Lambda@Edge",
    "GetFunctionConfiguration",
    {
      ...zip,
      ...active,
      ...version,
      FunctionName: "us-east-1.orders",
      FunctionArn: "arn:aws:lambda:eu-central-1:210987654321:function:us-east-1.orders:7",
      MasterArn: "arn:aws:lambda:us-east-1:210987654321:function:orders:7",
    },
  ],
  [
    "a function on managed instances",
    "GetFunctionConfiguration",
    {
      ...zip,
      State: "ActiveNonInvocable",
      LastUpdateStatus: "Successful",
      MemorySize: 4096,
      CapacityProviderConfig: {
        LambdaManagedInstancesCapacityProviderConfig: {
          CapacityProviderArn: "arn:aws:lambda:eu-central-1:210987654321:capacity-provider:shared",
          PerExecutionEnvironmentMaxConcurrency: 10,
          ExecutionEnvironmentMemoryGiBPerVCpu: 2,
        },
      },
      ConfigSha256: "3f0a9c5b7d1e2f4860a1b2c3d4e5f60718293a4b5c6d7e8f9a0b1c2d3e4f5a6b",
    },
  ],
  [
    "a runtime that cannot be told",
    "GetFunctionConfiguration",
    {
      ...zip,
      ...active,
      RuntimeVersionConfig: {
        Error: { ErrorCode: "InternalError", Message: "The runtime version is not known." },
      },
    },
  ],
  [
    "a function in which a recording tool replaced what differs from run to run",
    "GetFunctionConfiguration",
    {
      ...zip,
      ...active,
      FunctionName: "function-name-1",
      FunctionArn: "arn:aws:lambda:us-east-1:111111111111:function:function-name-1",
      Role: "arn:aws:iam::111111111111:role/resource-1",
      CodeSha256: "<code-sha256:1>",
      RevisionId: "<uuid:1>",
      LastModified: "date",
      VpcConfig: { ...vpc, SubnetIds: ["subnet-x"], SecurityGroupIds: ["sg-x"], VpcId: "<vpc_id>" },
      LoggingConfig: { LogFormat: "Text", LogGroup: "/aws/lambda/function-name-1" },
    },
  ],
];
