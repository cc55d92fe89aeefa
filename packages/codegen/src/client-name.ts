const prefix = "@aws-sdk/client-";

/**
 * The package of a service's client, as AWS's own generator of clients names it:
 * `@aws-sdk/client-s3-control` for the SDK id `S3 Control`.
 */
export function clientPackageOf(sdkId: string): string {
  return `${prefix}${sdkId.toLowerCase().replaceAll(" ", "-")}`;
}

/** `s3-control` for `@aws-sdk/client-s3-control`; undefined for the name of any other package. */
export function clientNameOf(packageName: string): string | undefined {
  return packageName.startsWith(prefix) ? packageName.slice(prefix.length) : undefined;
}
