import type { RefusalError, Violation } from "@shapesmith/contract";

/**
 * The protocols whose services answer a bad request with a `ValidationException` or a
 * `SerializationException`, as far as nothing else is stated: those in which AWS's own framework
 * validates. Services that have moved on from the query protocol ("query compatible") keep its codes.
 */
const jsonProtocols: ReadonlySet<unknown> = new Set([
  "aws.protocols#awsJson1_0",
  "aws.protocols#awsJson1_1",
  "aws.protocols#restJson1",
  "smithy.protocols#rpcv2Cbor",
]);

/**
 * With which error most services of the client's protocol refuse a request for an assumed violation.
 * Undefined where each service has codes of its own: in XML, such as S3's `InvalidArgument`, and where
 * the service moved from the query protocol to JSON, as SQS did.
 */
export function commonRefusal(client: object, violation: Violation): RefusalError | undefined {
  const { config } = client as { readonly config?: Config };
  const id = config?.protocol?.getShapeId?.();
  if (jsonProtocols.has(id) && config?.protocolSettings?.awsQueryCompatible !== true) {
    return violation.error;
  }
  if (id === "aws.protocols#awsQuery") return inQuery(violation);
  return id === "aws.protocols#ec2Query" ? inEc2Query(violation) : undefined;
}

/**
 * The same framework, with the code that the query protocol has for it: `ValidationError`, by the pages
 * "Common Errors" of the API references and as IAM, STS and CloudFormation answer. What it says of a
 * value that it cannot read was never recorded.
 */
function inQuery({ error }: Violation): RefusalError | undefined {
  if (error?.name !== "ValidationException") return undefined;
  return { ...error, name: "ValidationError" };
}

/**
 * Of a missing parameter, by "Error codes for the Amazon EC2 API",
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html, in the words of answers in public issues.
 */
function inEc2Query({ constraint, path, error }: Violation): RefusalError | undefined {
  const [name, ...inner] = path;
  if (constraint !== "required" || typeof name !== "string" || inner.length > 0) return undefined;
  const parameter = name.charAt(0).toUpperCase() + name.slice(1);
  return {
    ...error,
    name: "MissingParameter",
    status: 400,
    message: `The request must contain the parameter ${parameter}`,
  };
}

/** What of a client's configuration is looked at; older clients have none of it. */
interface Config {
  readonly protocol?: { readonly getShapeId?: () => string };
  readonly protocolSettings?: { readonly awsQueryCompatible?: boolean };
}
