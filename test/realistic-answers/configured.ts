import {
  active,
  type Answer,
  arn,
  creating,
  image,
  imageCode,
  listedZip,
  type Row,
  updating,
  version,
  vpc,
  zip,
  zipCode,
} from "./parts.js";

/** What a function had before there were states, images, architectures, snapshots and kinds of logs. */
const early: Answer = {
  ...without(listedZip, [
    "PackageType",
    "Architectures",
    "EphemeralStorage",
    "SnapStart",
    "LoggingConfig",
  ]),
  Runtime: "nodejs8.10",
  LastModified: "2019-06-14T22:17:07.893+0000",
};

const noVpc = { SubnetIds: [], SecurityGroupIds: [], VpcId: "" };

/** All that can be configured of an archive. */
const configured: Answer = {
  ...zip,
  Architectures: ["arm64"],
  DeadLetterConfig: { TargetArn: "arn:aws:sns:eu-central-1:210987654321:orders-failed" },
  Description: "Takes orders",
  Environment: { Variables: { TABLE: "orders" } },
  EphemeralStorage: { Size: 2048 },
  FileSystemConfigs: [
    {
      Arn: "arn:aws:elasticfilesystem:eu-central-1:210987654321:access-point/fsap-0123456789abcdef0",
      LocalMountPath: "/mnt/orders",
    },
  ],
  KMSKeyArn: "arn:aws:kms:eu-central-1:210987654321:key/mrk-0a1b2c3d4e5f40718293a4b5c6d7e8f9",
  Layers: [
    {
      Arn: "arn:aws:lambda:eu-central-1:210987654321:layer:common:12",
      CodeSize: 9041,
      SigningProfileVersionArn:
        "arn:aws:signer:eu-central-1:210987654321:/signing-profiles/layers/Q1w2E3r4T5",
      SigningJobArn: "arn:aws:signer:eu-central-1:210987654321:/signing-jobs/0a1b2c3d",
    },
  ],
  LoggingConfig: {
    LogFormat: "JSON",
    ApplicationLogLevel: "WARN",
    SystemLogLevel: "WARN",
    LogGroup: "/aws/lambda/orders",
  },
  MemorySize: 1769,
  Timeout: 900,
  TracingConfig: { Mode: "Active" },
  VpcConfig: { ...vpc, Ipv6AllowedForDualStack: true },
};

const capacity = {
  LambdaManagedInstancesCapacityProviderConfig: {
    CapacityProviderArn: "arn:aws:lambda:eu-central-1:210987654321:capacity-provider:shared",
  },
};

function failedUpdate(code: string, reason: string): Answer {
  return {
    State: "Active",
    LastUpdateStatus: "Failed",
    LastUpdateStatusReason: reason,
    LastUpdateStatusReasonCode: code,
  };
}

/** Functions with all that can be configured, and those of which little is told. */
export const configurations: readonly Row[] = [
  ["a function with everything", "CreateFunction", { ...configured, ...creating }],
  ["a function with everything", "GetFunctionConfiguration", { ...configured, ...active }],
  ["a function with everything", "UpdateFunctionConfiguration", { ...configured, ...updating }],
  ["a function with everything", "PublishVersion", { ...configured, ...active, ...version }],
  [
    "a function with everything, its code, tags and concurrency",
    "GetFunction",
    {
      Configuration: { ...configured, ...active },
      Code: zipCode,
      Tags: { "aws:cloudformation:stack-name": "orders", team: "orders" },
      Concurrency: { ReservedConcurrentExecutions: 0 },
    },
  ],
  [
    "a function of which tags are not told",
    "GetFunction",
    {
      Configuration: { ...zip, ...active },
      Code: zipCode,
      TagsError: {
        ErrorCode: "AccessDeniedException",
        Message:
          "The caller has no permission to call lambda:ListTags for this function, so that its tags are not told.",
      },
    },
  ],
  [
    "an image in a VPC",
    "GetFunction",
    {
      Configuration: {
        ...image,
        ...active,
        VpcConfig: vpc,
        ImageConfigResponse: { ImageConfig: { Command: ["app.handler"] } },
      },
      Code: imageCode,
      Tags: {},
    },
  ],
  [
    "an image of which the configuration is not told",
    "GetFunctionConfiguration",
    {
      ...image,
      ...active,
      ImageConfigResponse: {
        Error: { ErrorCode: "KMSAccessDeniedException", Message: "Values are encrypted." },
      },
    },
  ],
  ["an early function", "GetFunctionConfiguration", { ...early, VpcConfig: noVpc }],
  ["an early function with its code", "GetFunction", { Configuration: early, Code: zipCode }],
  [
    "early functions",
    "ListFunctions",
    {
      Functions: [
        early,
        {
          ...early,
          FunctionName: "scores",
          FunctionArn: arn.replace("orders", "scores"),
          VpcConfig: noVpc,
        },
        {
          ...early,
          FunctionName: "sums",
          FunctionArn: arn.replace("orders", "sums"),
          Runtime: "python3.7",
          Layers: [
            { Arn: "arn:aws:lambda:eu-central-1:210987654321:layer:numbers:2", CodeSize: 41784542 },
          ],
        },
      ],
    },
  ],
  [
    "all versions of all functions, also of the edge",
    "ListFunctions",
    {
      Functions: [
        { ...listedZip, FunctionArn: `${arn}:$LATEST` },
        { ...listedZip, ...version },
        {
          ...configuredListed(),
          MasterArn: "arn:aws:lambda:us-east-1:210987654321:function:orders:3",
        },
      ],
    },
  ],
  [
    "empty lists and structures of what is not configured",
    "GetFunctionConfiguration",
    {
      ...zip,
      ...active,
      DeadLetterConfig: {},
      Environment: {},
      FileSystemConfigs: [],
      Layers: [],
      VpcConfig: { ...noVpc, Ipv6AllowedForDualStack: false },
    },
  ],
  [
    "a version whose runtime is told with an error beside it",
    "GetFunctionConfiguration",
    {
      ...zip,
      ...active,
      ...version,
      RuntimeVersionConfig: {
        RuntimeVersionArn: `arn:aws:lambda:eu-central-1::runtime:${"0".repeat(64)}`,
        Error: { ErrorCode: "AccessDeniedException", Message: "x" },
      },
    },
  ],
  [
    "a version of which a snapshot is taken",
    "PublishVersion",
    {
      ...zip,
      ...creating,
      ...version,
      Runtime: "java21",
      SnapStart: { ApplyOn: "PublishedVersions", OptimizationStatus: "On" },
    },
  ],
  [
    "an update of the code that publishes what is updated",
    "UpdateFunctionCode",
    { ...image, ...updating, ...version },
  ],
  [
    "an update that is done at once",
    "UpdateFunctionConfiguration",
    { ...zip, ...active, Description: "Takes orders" },
  ],
  [
    "an update of an idle function",
    "UpdateFunctionConfiguration",
    {
      ...zip,
      VpcConfig: vpc,
      State: "Inactive",
      StateReason: "The function is currently idle.",
      StateReasonCode: "Idle",
      LastUpdateStatus: "InProgress",
      LastUpdateStatusReason: "The function is being created.",
      LastUpdateStatusReasonCode: "Creating",
    },
  ],
  ...(
    [
      ["EniLimitExceeded", "Lambda cannot make a network interface: the limit is reached."],
      ["InvalidSubnet", "The subnet ID 'subnet-0a1b2c3d4e5f60718' does not exist"],
      ["KMSKeyAccessDenied", "The KMS key cannot be used. Check its policy."],
      ["EFSMountConnectivityError", "The function cannot connect to the file system."],
      ["ImageAccessDenied", "The function does not have permission to access the specified image."],
      ["InvalidZipFileException", "The archive cannot be read."],
      ["FunctionError.InitTimeout", "The initialization took too long."],
    ] as const
  ).map(([code, reason]): Row => [
    `an update that failed: ${code}`,
    "GetFunctionConfiguration",
    { ...configured, ...failedUpdate(code, reason) },
  ]),
  [
    "what is published to managed instances",
    "PublishVersion",
    {
      ...zip,
      ...creating,
      CapacityProviderConfig: capacity,
      ConfigSha256: "3f0a9c5b7d1e2f4860a1b2c3d4e5f60718293a4b5c6d7e8f9a0b1c2d3e4f5a6b",
      ...version,
    },
  ],
  [
    "a version on managed instances",
    "GetFunctionConfiguration",
    { ...zip, ...active, ...version, CapacityProviderConfig: capacity, MemorySize: 32768 },
  ],
  [
    "a durable function for tenants",
    "GetFunctionConfiguration",
    {
      ...zip,
      ...active,
      DurableConfig: { RetentionPeriodInDays: 30, ExecutionTimeout: 86400 },
      TenancyConfig: { TenantIsolationMode: "PER_TENANT" },
    },
  ],
  ...(
    [
      ["aws-us-gov", "us-gov-west-1"],
      ["aws-cn", "cn-north-1"],
      ["aws-eusc", "eusc-de-east-1"],
      ["aws-iso", "us-iso-east-1"],
    ] as const
  ).map(([partition, region]): Row => [
    `a function in ${partition}`,
    "GetFunctionConfiguration",
    moved({ ...configured, ...active }, partition, region),
  ]),
];

function configuredListed(): Answer {
  return {
    ...without(configured, ["RuntimeVersionConfig"]),
    FunctionName: "us-east-1.orders",
    FunctionArn: arn.replace("orders", "us-east-1.orders"),
  };
}

function without(answer: Answer, names: readonly string[]): Answer {
  return Object.fromEntries(Object.entries(answer).filter(([name]) => !names.includes(name)));
}

/** The same in another partition and region. */
function moved(answer: Answer, partition: string, region: string): Answer {
  const text = JSON.stringify(answer)
    .replaceAll("arn:aws:", `arn:${partition}:`)
    .replaceAll("eu-central-1", region);
  const value: unknown = JSON.parse(text);
  return value as Answer;
}
