// What one writes by hand with fast-check for UpdateFunctionConfiguration: a record per structure,
// one constant per pattern. fast-check cannot read the empty alternative of one pattern, which is
// written as a choice; what it takes of a length is the upper bound.
import fc from "fast-check";

const region = String.raw`(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}`;

/**
 * @param valuesOf the values of an enum, by its name: those that one takes from the SDK
 * @returns the arbitraries of the request and of the response
 */
export function handWritten(valuesOf) {
  const oneOf = (name) => fc.constantFrom(...valuesOf(name));
  const text = fc.string();
  const description = fc.string({ maxLength: 256 });

  const functionName = matching(
    `^(arn:(aws[a-zA-Z-]*)?:lambda:)?(${region}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]{1,64})(:(\\$LATEST|[a-zA-Z0-9-_]+))?$`,
    140,
  );
  const namespacedFunctionName = matching(
    `^(arn:(aws[a-zA-Z-]*)?:lambda:${region}:\\d{12}:|((${region}:)?(\\d{12}:)?))(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?$`,
    256,
  );
  const namespacedFunctionArn = matching(
    `^arn:(aws[a-zA-Z-]*)?:lambda:${region}:\\d{12}:function:[a-zA-Z0-9-_\\.]+(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?$`,
    10_000,
  );
  const functionArn = matching(
    `^arn:(aws[a-zA-Z-]*)?:lambda:${region}:\\d{12}:function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?$`,
    10_000,
  );
  const roleArn = matching(
    String.raw`^arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+$`,
    10_000,
  );
  const resourceArn = fc.oneof(
    matching("^arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*$", 10_000),
    fc.constant(""),
  );
  const arn = matching(
    `^arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:(${region})?:(\\d{12})?:(.*)$`,
    10_000,
  );
  const layerVersionArn = matching(
    `^((arn:(aws[a-zA-Z-]*)?:lambda:${region}:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+))$`,
    2048,
  );
  const fileSystemArn = matching(
    `^arn:aws[a-zA-Z-]*:elasticfilesystem:${region}:\\d{12}:access-point/fsap-[a-f0-9]{17}$|^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system/fs-[0-9a-f]{17,40}/access-point/fsap-[0-9a-f]{17,40}$`,
    256,
  );
  const capacityProviderArn = matching(
    `^arn:aws[a-zA-Z-]*:lambda:${region}:\\d{12}:capacity-provider:[a-zA-Z0-9-_]+$`,
    140,
  );
  const runtimeVersionArn = matching(`^arn:(aws[a-zA-Z-]*):lambda:${region}::runtime:.+$`, 2048);
  const handler = matching(String.raw`^[^\s]+$`, 128);
  const subnetId = matching("^subnet-[0-9a-z]*$", 1024);
  const securityGroupId = matching("^sg-[0-9a-zA-Z]*$", 1024);
  const variableName = fc.stringMatching(/^[a-zA-Z]([a-zA-Z0-9_])+$/);
  const localMountPath = matching("^/mnt/[a-zA-Z0-9-_.]+$", 160);
  const logGroup = matching(String.raw`^[\.\-_/#A-Za-z0-9]+$`, 512);
  const lastModified = matching("^.*$", 100);
  const version = matching(String.raw`^(\$LATEST|[0-9]+)$`, 1024);

  const variables = fc.dictionary(variableName, text);
  const vpcConfig = {
    SubnetIds: fc.array(subnetId, { maxLength: 16 }),
    SecurityGroupIds: fc.array(securityGroupId, { maxLength: 5 }),
    Ipv6AllowedForDualStack: fc.boolean(),
  };
  const imageConfig = optional({
    EntryPoint: fc.array(text, { maxLength: 1500 }),
    Command: fc.array(text, { maxLength: 1500 }),
    WorkingDirectory: fc.string({ maxLength: 1000 }),
  });
  const failure = optional({ ErrorCode: text, Message: text });
  const tracingConfig = optional({ Mode: oneOf("TracingMode") });
  const codeSize = fc.maxSafeInteger();

  /** The members that the request and the response share. */
  const settings = {
    Role: roleArn,
    Handler: handler,
    Description: description,
    Timeout: fc.integer({ min: 1, max: 5400 }),
    MemorySize: fc.integer({ min: 128, max: 32_768 }),
    Runtime: oneOf("Runtime"),
    DeadLetterConfig: optional({ TargetArn: resourceArn }),
    KMSKeyArn: resourceArn,
    TracingConfig: tracingConfig,
    RevisionId: text,
    FileSystemConfigs: fc.array(
      required(
        { Arn: fileSystemArn, LocalMountPath: localMountPath },
        { S3FilesConfig: optional({ DirectS3Read: oneOf("DirectS3Read") }) },
      ),
      { maxLength: 1 },
    ),
    EphemeralStorage: required({ Size: fc.integer({ min: 512, max: 10_240 }) }),
    LoggingConfig: optional({
      LogFormat: oneOf("LogFormat"),
      ApplicationLogLevel: oneOf("ApplicationLogLevel"),
      SystemLogLevel: oneOf("SystemLogLevel"),
      LogGroup: logGroup,
    }),
    CapacityProviderConfig: required({
      LambdaManagedInstancesCapacityProviderConfig: required(
        { CapacityProviderArn: capacityProviderArn },
        {
          PerExecutionEnvironmentMaxConcurrency: fc.integer({ min: 1, max: 1600 }),
          ExecutionEnvironmentMemoryGiBPerVCpu: fc.double({ min: 2, max: 8, noNaN: true }),
        },
      ),
    }),
    DurableConfig: optional({
      KMSKeyArn: resourceArn,
      RetentionPeriodInDays: fc.integer({ min: 1, max: 90 }),
      ExecutionTimeout: fc.integer({ min: 1, max: 31_622_400 }),
    }),
  };

  const UpdateFunctionConfigurationRequest = required(
    { FunctionName: functionName },
    {
      ...settings,
      VpcConfig: optional(vpcConfig),
      Environment: optional({ Variables: variables }),
      Layers: fc.array(layerVersionArn, { maxLength: 5 }),
      ImageConfig: imageConfig,
      SnapStart: optional({ ApplyOn: oneOf("SnapStartApplyOn") }),
    },
  );

  const FunctionConfiguration = optional({
    ...settings,
    FunctionName: namespacedFunctionName,
    FunctionArn: namespacedFunctionArn,
    CodeSize: codeSize,
    LastModified: lastModified,
    CodeSha256: text,
    Version: version,
    VpcConfig: optional({ ...vpcConfig, VpcId: text }),
    Environment: optional({ Variables: variables, Error: failure }),
    MasterArn: functionArn,
    Layers: fc.array(
      optional({
        Arn: layerVersionArn,
        CodeSize: codeSize,
        SigningProfileVersionArn: arn,
        SigningJobArn: arn,
      }),
      { maxLength: 5 },
    ),
    State: oneOf("State"),
    StateReason: text,
    StateReasonCode: oneOf("StateReasonCode"),
    LastUpdateStatus: oneOf("LastUpdateStatus"),
    LastUpdateStatusReason: text,
    LastUpdateStatusReasonCode: oneOf("LastUpdateStatusReasonCode"),
    SigningProfileVersionArn: arn,
    SigningJobArn: arn,
    PackageType: oneOf("PackageType"),
    ImageConfigResponse: optional({ ImageConfig: imageConfig, Error: failure }),
    Architectures: fc.array(oneOf("Architecture"), { minLength: 1, maxLength: 1 }),
    SnapStart: optional({
      ApplyOn: oneOf("SnapStartApplyOn"),
      OptimizationStatus: oneOf("SnapStartOptimizationStatus"),
    }),
    RuntimeVersionConfig: optional({ RuntimeVersionArn: runtimeVersionArn, Error: failure }),
    TenancyConfig: required({ TenantIsolationMode: oneOf("TenantIsolationMode") }),
    ConfigSha256: text,
  });

  return { UpdateFunctionConfigurationRequest, FunctionConfiguration };
}

function matching(pattern, maxLength) {
  return fc.stringMatching(new RegExp(pattern), { maxLength });
}

function required(members, optionalMembers = {}) {
  return fc.record({ ...members, ...optionalMembers }, { requiredKeys: Object.keys(members) });
}

function optional(members) {
  return fc.record(members, { requiredKeys: [] });
}
