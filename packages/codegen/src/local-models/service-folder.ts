/**
 * The folder of a service in botocore's data, by the name of its client: botocore is older than the
 * ids by which clients are named. Those that differ by more than hyphens, as of botocore 1.43.
 */
const irregular: ReadonlyMap<string, string> = new Map([
  ["application-discovery-service", "discovery"],
  ["cloudwatch-logs", "logs"],
  ["cognito-identity-provider", "cognito-idp"],
  ["config-service", "config"],
  ["cost-and-usage-report-service", "cur"],
  ["cost-explorer", "ce"],
  ["database-migration-service", "dms"],
  ["directory-service", "ds"],
  ["directory-service-data", "ds-data"],
  ["elastic-load-balancing", "elb"],
  ["elastic-load-balancing-v2", "elbv2"],
  ["elasticsearch-service", "es"],
  ["eventbridge", "events"],
  ["iot-data-plane", "iot-data"],
  ["iot-jobs-data-plane", "iot-jobs-data"],
  ["lex-model-building-service", "lex-models"],
  ["lex-models-v2", "lexv2-models"],
  ["lex-runtime-service", "lex-runtime"],
  ["lex-runtime-v2", "lexv2-runtime"],
  ["marketplace-entitlement-service", "marketplace-entitlement"],
  ["marketplace-metering", "meteringmarketplace"],
  ["migration-hub", "mgh"],
  ["pinpoint-sms-voice", "sms-voice"],
  ["serverlessapplicationrepository", "serverlessrepo"],
  ["sfn", "stepfunctions"],
  ["simpledb", "sdb"],
]);

/** The one of these folders that holds the service; undefined when none does. */
export function serviceFolder(client: string, folders: readonly string[]): string | undefined {
  const wanted = irregular.get(client) ?? client;
  return folders.find((folder) => withoutHyphens(folder) === withoutHyphens(wanted));
}

function withoutHyphens(name: string): string {
  return name.replaceAll("-", "");
}
