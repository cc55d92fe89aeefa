import * as sdk from "@aws-sdk/client-lambda";
import { createWorld, errorProvenance, FixtureError } from "@shapesmith/fixtures";
import {
  operations,
  preconditionFailedException,
  resourceConflictException,
  serviceException,
} from "@shapesmith/lambda/fixtures";
import { describe, expect, expectTypeOf, it, test } from "vitest";

/** What Lambda was recorded, documented or seen to answer, as a test of a caller meets it. */
interface Row {
  readonly error: string;
  readonly message?: string;
  readonly status: number;
  readonly text: string;
  readonly members?: Readonly<Record<string, string>>;
  /** Where the text stands beside `message`. */
  readonly capital?: true;
  readonly grade: string;
}

const world = createWorld({ region: "eu-west-1", accountId: "210987654321" });
const request = { FunctionName: "resize" };
const arn = "arn:aws:lambda:eu-west-1:210987654321:function:resize";
const user = { Type: "User" };
const invalid = (message: string, text: string, grade = "recorded"): Row => ({
  error: "InvalidParameterValueException",
  message,
  status: 400,
  text,
  members: user,
  grade,
});

const update = operations.UpdateFunctionConfiguration;

const rows: readonly Row[] = [
  {
    error: "ResourceConflictException",
    status: 409,
    text: `The operation cannot be performed at this time. An update is in progress for resource: ${arn}`,
    members: user,
    grade: "recorded",
  },
  {
    error: "ResourceConflictException",
    message: "functionPending",
    status: 409,
    text: `The operation cannot be performed at this time. The resource ${arn} is currently in the following state: 'Pending'. StateReasonCode: 'Creating'`,
    members: user,
    grade: "issue",
  },
  {
    error: "PreconditionFailedException",
    status: 412,
    text: "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id",
    members: user,
    grade: "recorded",
  },
  {
    error: "TooManyRequestsException",
    status: 429,
    text: "Rate exceeded",
    members: { Type: "User", Reason: "CallerRateLimitExceeded", retryAfterSeconds: "1" },
    grade: "issue",
  },
  {
    error: "ServiceException",
    status: 500,
    text: "The service could not complete the request.",
    members: { Type: "Service" },
    capital: true,
    grade: "synthetic",
  },
  {
    error: "ResourceNotFoundException",
    status: 404,
    text: `Function not found: ${arn}`,
    members: user,
    capital: true,
    grade: "recorded",
  },
  {
    error: "ResourceNotFoundException",
    message: "functionInOtherRegion",
    status: 404,
    text: "Functions from 'us-east-1' are not reachable in this region ('eu-west-1')",
    members: user,
    capital: true,
    grade: "recorded",
  },
  {
    error: "InvalidCodeSignatureException",
    status: 400,
    text: "The code signature is not valid.",
    capital: true,
    grade: "synthetic",
  },
  {
    error: "CodeVerificationFailedException",
    status: 400,
    text: "The code could not be verified.",
    capital: true,
    grade: "synthetic",
  },
  {
    error: "CodeSigningConfigNotFoundException",
    status: 404,
    text: "The code signing configuration cannot be found. Check that the provided configuration is not deleted: <csc>.",
    members: user,
    capital: true,
    grade: "recorded",
  },

  invalid(
    "roleNotAssumable",
    "The role defined for the function cannot be assumed by Lambda.",
    "issue",
  ),
  invalid(
    "networkNotPermitted",
    "The provided execution role does not have permissions to call CreateNetworkInterface on EC2",
    "issue",
  ),
  invalid(
    "subnetNotFound",
    "Error occurred while DescribeSubnets. EC2 Error Code: InvalidSubnetID.NotFound. EC2 Error Message: The subnet ID '<subnet>' does not exist",
  ),
  invalid(
    "securityGroupNotFound",
    "Error occurred while DescribeSecurityGroups. EC2 Error Code: InvalidGroup.NotFound. EC2 Error Message: The security group '<sg>' does not exist",
  ),
  invalid(
    "environmentTooLarge",
    "Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: <json>",
  ),
  invalid(
    "runtimeUnknown",
    "Value nodejs0.x at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [<values>] or be a valid ARN",
  ),
  invalid(
    "runtimeRetired",
    "The runtime parameter of nodejs14.x is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.",
  ),
  invalid("tooManyLayers", "Cannot reference more than 5 layers."),
  invalid("layerNotFound", "Layer version <layer>:1 does not exist."),
  invalid(
    "layerInOtherRegion",
    "Layers are not in the same region as the function. Layers are expected to be in region eu-west-1.",
  ),
  invalid(
    "layerTwice",
    "Two different versions of the same layer are not allowed to be referenced in the same function. <layer>:1 and <layer>:2 are versions of the same layer.",
  ),
  invalid("codeTooLarge", "Unzipped size must be smaller than 262144000 bytes"),
  invalid(
    "functionNameTooLong",
    `1 validation error detected: Value '${"a".repeat(65)}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
  ),
];

/** What stands for itself in the texts above. */
const ids: Readonly<Record<string, string>> = {
  "<csc>": "arn:aws:lambda:eu-west-1:210987654321:code-signing-config:csc-[0-9a-f]{17}",
  "<subnet>": "subnet-[0-9a-f]{17}",
  "<sg>": "sg-[0-9a-f]{17}",
  "<json>": "\\{.*\\}",
  "<values>": "[\\w.-]+(, [\\w.-]+)+",
  "<layer>": "arn:aws:lambda:eu-west-1:210987654321:layer:[\\w-]+",
};

function matching(text: string): RegExp {
  const parts = text.split(/(<\w+>)/);
  const source = parts.map((part) => ids[part] ?? part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${source.join("")}$`);
}

type Make = (name: string, overrides: object, options: object) => Error & Record<string, unknown>;

describe("the errors of UpdateFunctionConfiguration", () => {
  it.each(rows)("$error $message", ({ error, message, status, text, members, capital, grade }) => {
    // A table of names: the compiler knows each of them, but not that of a row.
    const make = update.error as unknown as Make;
    const made = make(error, {}, { message, for: request, world });
    expect(made).toBeInstanceOf(Reflect.get(sdk, error));
    expect(made).toBeInstanceOf(sdk.LambdaServiceException);
    expect(made.name).toBe(error);
    expect(made.message).toMatch(matching(text));
    expect(made["$metadata"]).toMatchObject({ httpStatusCode: status });
    expect(made["$fault"]).toBe(status === 500 ? "server" : "client");
    expect(made).toMatchObject(members ?? {});
    // The SDK's instances have the text as `message`, whatever the model calls it.
    expect(made["Message"]).toBe(capital === true ? made.message : undefined);
    expect(errorProvenance(made)?.grade).toBe(grade);
  });

  test("are all in the table, and so are all texts", () => {
    const listed = new Set(rows.map(({ error }) => error));
    expect([...listed].sort()).toEqual(Object.keys(update.error).slice(0, 9).sort());
    expect(rows.filter(({ error }) => error === "InvalidParameterValueException")).toHaveLength(13);
  });
});

describe("an error", () => {
  test("has a factory by its name, whose messages the compiler knows", () => {
    const { ResourceConflictException: conflict, InvalidParameterValueException: invalidValue } =
      update.error;
    expect(conflict()).toBeInstanceOf(sdk.ResourceConflictException);
    expectTypeOf(conflict()).toExtend<{ readonly name: "ResourceConflictException" }>();
    expect(invalidValue({}, { message: "codeTooLarge" }).message).toContain("262144000");
    // @ts-expect-error no such text
    expect(() => invalidValue({}, { message: "codeTooLage" })).toThrow(
      'The error InvalidParameterValueException of UpdateFunctionConfiguration has no message "codeTooLage"; it has roleNotAssumable, ',
    );
    expect(conflict.list(2).map(({ name }) => name)).toEqual([
      "ResourceConflictException",
      "ResourceConflictException",
    ]);
  });

  test("speaks of what the request names", () => {
    const subnet = "subnet-0123456789abcdef0";
    const asked = { FunctionName: "resize", VpcConfig: { SubnetIds: [subnet] } };
    const error = update.error(
      "InvalidParameterValueException",
      {},
      {
        message: "subnetNotFound",
        for: asked,
      },
    );
    expect(error.message).toContain(`The subnet ID '${subnet}' does not exist`);
    const elsewhere = "arn:aws:lambda:ap-south-1:111122223333:function:other";
    const missing = operations.GetFunction.error.ResourceNotFoundException;
    expect(missing({}, { for: { FunctionName: elsewhere } }).message).toBe(
      `Function not found: ${elsewhere}`,
    );
    expect(
      missing({}, { message: "functionInOtherRegion", for: { FunctionName: elsewhere } }).message,
    ).toBe("Functions from 'ap-south-1' are not reachable in this region ('us-east-1')");
  });

  test("has the text that the request brings about", () => {
    const { InvalidParameterValueException: make, ValidationException: refuse } = update.error;
    const textFor = (members: object): string =>
      make({}, { for: { FunctionName: "resize", ...members } }).message;
    const layers = Array.from(
      { length: 6 },
      (_, i) => `arn:aws:lambda:us-east-1:123456789012:layer:l${i}:1`,
    );
    expect(textFor({ Layers: layers })).toBe("Cannot reference more than 5 layers.");
    expect(textFor({ FunctionName: "f".repeat(70) })).toContain(`Value '${"f".repeat(70)}' at`);
    expect(textFor({ Runtime: "nodejs14.x" })).toContain("The runtime parameter of nodejs14.x");
    expect(textFor({ Runtime: "nodejs22.x" })).toContain("The role defined");
    expect(textFor({ VpcConfig: { SubnetIds: ["subnet-1"] } })).toContain("must coexist");
    expect(textFor({ VpcConfig: { SubnetIds: [], SecurityGroupIds: [] } })).toContain("The role");
    const variables = { LARGE: "x".repeat(5000) };
    expect(textFor({ Environment: { Variables: variables } })).toContain(
      `String measured: ${JSON.stringify(variables)}`,
    );
    expect(refuse({}, { for: { FunctionName: "resize", MemorySize: 1, Timeout: 0 } }).message).toBe(
      "2 validation errors detected: Value '0' at 'timeout' failed to satisfy constraint: Member must have value greater than or equal to 1; Value '1' at 'memorySize' failed to satisfy constraint: Member must have value greater than or equal to 128",
    );
  });

  test("names the call that refreshes what is stale, by operation", () => {
    const { AddPermission, AddLayerVersionPermission, UpdateAlias } = operations;
    const texts = [UpdateAlias, AddPermission, AddLayerVersionPermission].map(
      ({ error }) => /Call the (\S+) API/.exec(error.PreconditionFailedException().message)?.[1],
    );
    expect(texts).toEqual(["GetFunction/GetAlias", "GetPolicy", "GetLayerPolicy"]);
  });

  test("of a shape alone has the text that it usually has, and the class of the client", () => {
    const conflict = resourceConflictException({}, { world });
    expect(conflict).toBeInstanceOf(sdk.ResourceConflictException);
    expect(conflict.message).toMatch(/^The operation cannot be performed at this time. An update/);
    expect(conflict.message).toContain("arn:aws:lambda:eu-west-1:210987654321:function:");
    expect(errorProvenance(conflict)).toMatchObject({ grade: "recorded" });
    expect(preconditionFailedException().message).toContain("Call the GetFunction/GetAlias API");
    expect(preconditionFailedException({ message: "No." }).message).toBe("No.");
    // No text of it is known.
    expect(errorProvenance(serviceException())).toBeUndefined();
  });

  test("tells of what exists already", () => {
    const { CreateFunction, CreateAlias, AddPermission, CreateFunctionUrlConfig } = operations;
    const { FunctionName } = request;
    const asked = { FunctionName, Name: "live", FunctionVersion: "1" };
    expect(
      CreateFunction.error.ResourceConflictException(
        {},
        { for: { FunctionName, Role: "arn:aws:iam::210987654321:role/resize", Code: {} } },
      ).message,
    ).toBe("Function already exist: resize");
    expect(CreateAlias.error.ResourceConflictException({}, { for: asked, world }).message).toBe(
      `Alias already exists: ${arn}:live`,
    );
    expect(AddPermission.error.ResourceConflictException().message).toMatch(
      /^The statement id \(\S+\) provided already exists/,
    );
    expect(
      CreateFunctionUrlConfig.error.ResourceConflictException(
        {},
        { for: { FunctionName, AuthType: "NONE" }, world },
      ).message,
    ).toContain(`[functionArn = ${arn}]`);
  });

  test("of an invocation is another than that of a change", () => {
    const throttled = operations.Invoke.error.TooManyRequestsException();
    expect(throttled).toMatchObject({
      message: "Rate Exceeded.",
      Reason: "ReservedFunctionConcurrentInvocationLimitExceeded",
    });
    expect(operations.Invoke.error.ResourceConflictException().message).toMatch(/state: Pending$/);
  });
});

describe("an error that no model lists", () => {
  it.each([
    [
      "ValidationException",
      400,
      "1 validation error detected: Value null at 'functionName' failed to satisfy constraint: Member must not be null",
    ],
    [
      "AccessDeniedException",
      403,
      `User: arn:aws:iam::210987654321:user/caller is not authorized to perform: lambda:UpdateFunctionConfiguration on resource: ${arn} because no identity-based policy allows the lambda:UpdateFunctionConfiguration action`,
    ],
    [
      "RequestEntityTooLargeException",
      413,
      "Request must be smaller than 70167211 bytes for the UpdateFunctionConfiguration operation",
    ],
    ["ExpiredTokenException", 403, "The security token included in the request is expired"],
    ["UnrecognizedClientException", 403, "The security token included in the request is invalid."],
    ["ThrottlingException", 400, "Rate exceeded"],
    ["ServiceUnavailable", 503, "UnknownError"],
  ])("%s is of the service's base class", (name, status, text) => {
    const made = (update.error as unknown as Make)(name, {}, { for: request, world });
    expect(made.constructor).toBe(sdk.LambdaServiceException);
    expect(made).toMatchObject({ name, message: text, $metadata: { httpStatusCode: status } });
    expect(made["Type"]).toBeUndefined();
  });

  test("is what the client's parser throws where the answer is no JSON", () => {
    const page = update.error.SyntaxError();
    expect(page).toBeInstanceOf(SyntaxError);
    expect(page.$metadata.httpStatusCode).toBe(503);
    expect(Reflect.get(page, "$response")).toMatchObject({ statusCode: 503 });
  });

  test("is without a text where the service sends none, and has one that is given", () => {
    const { AccessDeniedException: denied } = update.error;
    expect(denied({}, { message: "withoutText" }).message).toBe("UnknownError");
    const own = denied({ message: "No." });
    expect([own.message, errorProvenance(own)]).toEqual(["No.", undefined]);
  });

  test("names the permission that the call needs, which is not always the operation's name", () => {
    const permission = (operation: "Invoke" | "InvokeAsync" | "InvokeWithResponseStream") =>
      /perform: (\S+)/.exec(operations[operation].error.AccessDeniedException().message)?.[1];
    expect(permission("Invoke")).toBe("lambda:InvokeFunction");
    expect(permission("InvokeWithResponseStream")).toBe("lambda:InvokeFunction");
    expect(permission("InvokeAsync")).toBe("lambda:InvokeAsync");
    const layer = operations.GetLayerVersionByArn.error.AccessDeniedException();
    expect(layer.message).toContain("lambda:GetLayerVersion on");
  });

  test("is not of operations that do not give it", () => {
    // @ts-expect-error Types know it, too.
    expect(() => operations.ListFunctions.error("RequestEntityTooLargeException")).toThrow(
      FixtureError,
    );
  });
});

test("every error of every operation is made, and none is left with a variable", () => {
  let made = 0;
  for (const [operation, { error }] of Object.entries(operations)) {
    for (const name of Object.keys(error)) {
      const instance = (error as unknown as Make)(name, {}, { world });
      // The SDK's own words about an answer that is no JSON have one.
      const text = instance.message.replace("{error}.$response", "");
      expect.soft(text, `${operation} ${name}`).not.toMatch(/\{[a-z]\w*\}/);
      expect.soft(errorProvenance(instance), `${operation} ${name}`).toBeDefined();
      made += 1;
    }
  }
  expect(made).toBeGreaterThan(1300);
});
