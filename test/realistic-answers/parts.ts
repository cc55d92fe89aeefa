export type Answer = Readonly<Record<string, unknown>>;
export type Operation =
  | "CreateFunction"
  | "GetFunction"
  | "GetFunctionConfiguration"
  | "ListFunctions"
  | "ListVersionsByFunction"
  | "PublishVersion"
  | "UpdateFunctionCode"
  | "UpdateFunctionConfiguration";

export type Row = readonly [title: string, operation: Operation, answer: Answer];

export const arn = "arn:aws:lambda:eu-central-1:210987654321:function:orders";

/** What all answers of the last years have, but for what tells the state. */
const described: Answer = {
  FunctionName: "orders",
  FunctionArn: arn,
  Role: "arn:aws:iam::210987654321:role/service-role/orders-role-x1y2z3",
  CodeSize: 48213,
  Description: "",
  Timeout: 3,
  MemorySize: 128,
  LastModified: "2025-11-25T02:26:54.000+0000",
  CodeSha256: "mY4p9rJ2Qw0eTzVb7uKcXn5LdHs8GfAi3oRt6yWq1vE=",
  Version: "$LATEST",
  TracingConfig: { Mode: "PassThrough" },
  RevisionId: "6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f",
  PackageType: "Zip",
  Architectures: ["x86_64"],
  EphemeralStorage: { Size: 512 },
  SnapStart: { ApplyOn: "None", OptimizationStatus: "Off" },
  LoggingConfig: { LogFormat: "Text", LogGroup: "/aws/lambda/orders" },
};

const runtime: Answer = {
  Runtime: "nodejs22.x",
  Handler: "index.handler",
  RuntimeVersionConfig: {
    RuntimeVersionArn:
      "arn:aws:lambda:eu-central-1::runtime:0b5c9d1e7f3a2468ace013579bdf02468ace13579bdf02468ace13579bdf0246",
  },
};

export const active: Answer = { State: "Active", LastUpdateStatus: "Successful" };
export const creating: Answer = {
  State: "Pending",
  StateReason: "The function is being created.",
  StateReasonCode: "Creating",
};
export const updating: Answer = {
  State: "Active",
  LastUpdateStatus: "InProgress",
  LastUpdateStatusReason: "The function is being created.",
  LastUpdateStatusReasonCode: "Creating",
};

export const zip: Answer = { ...described, ...runtime };
const { RuntimeVersionConfig: _, ...listedZip } = zip;
export { listedZip };
export const image: Answer = {
  ...described,
  PackageType: "Image",
  CodeSha256: "3f0a9c5b7d1e2f4860a1b2c3d4e5f60718293a4b5c6d7e8f9a0b1c2d3e4f5a6b",
  CodeSize: 0,
};
export const version: Answer = { Version: "7", FunctionArn: `${arn}:7` };

export const vpc = {
  SubnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d"],
  SecurityGroupIds: ["sg-0f1e2d3c4b5a69788"],
  VpcId: "vpc-0123456789abcdef0",
  Ipv6AllowedForDualStack: false,
};

export const zipCode = {
  RepositoryType: "S3",
  Location:
    "https://awslambda-eu-cent-1-tasks.s3.eu-central-1.amazonaws.com/snapshots/210987654321/orders-1f2e?versionId=Xy.1&X-Amz-Expires=600",
};
const repository = "210987654321.dkr.ecr.eu-central-1.amazonaws.com/orders";
export const imageCode = {
  RepositoryType: "ECR",
  ImageUri: `${repository}:latest`,
  ResolvedImageUri: `${repository}@sha256:${String(image["CodeSha256"])}`,
};
