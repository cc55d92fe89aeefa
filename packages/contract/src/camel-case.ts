/** `FunctionConfiguration` as `functionConfiguration`, `KMSKeyArn` as `kmsKeyArn`, `ACL` as `acl`. */
export function camelCase(name: string): string {
  return name.replace(/^_*[A-Z]+(?=[A-Z][a-z]|[0-9_]|$)|^_*[A-Z]/, (start) => start.toLowerCase());
}
