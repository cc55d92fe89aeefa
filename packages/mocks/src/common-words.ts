/**
 * The protocols whose services answer a bad request with a `ValidationException` or a
 * `SerializationException`, as far as nothing else is stated: those in which AWS's own framework
 * validates. Services of the query protocols and of XML have codes of their own, such as S3's
 * `InvalidArgument`, and keep them where they have moved on to JSON ("query compatible").
 */
const protocols: ReadonlySet<unknown> = new Set([
  "aws.protocols#awsJson1_0",
  "aws.protocols#awsJson1_1",
  "aws.protocols#restJson1",
  "smithy.protocols#rpcv2Cbor",
]);

/** Whether what `RefusalError.assumed` says of most services can be said of the client's. */
export function hasCommonWords(client: object): boolean {
  const { config } = client as { readonly config?: Config };
  const id = config?.protocol?.getShapeId?.();
  return protocols.has(id) && config?.protocolSettings?.awsQueryCompatible !== true;
}

/** What of a client's configuration is looked at; older clients have none of it. */
interface Config {
  readonly protocol?: { readonly getShapeId?: () => string };
  readonly protocolSettings?: { readonly awsQueryCompatible?: boolean };
}
