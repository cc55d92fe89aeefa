import { clientPackageOf } from "./client-name.js";
import type { Finding } from "./findings.js";
import type { Plan } from "./plan/plan.js";

/**
 * A finding where no client is among the sources, whether one is installed or not: what is emitted
 * depends on the sources alone, and not on the machine.
 */
export function missingClient({ client, service }: Plan): readonly Finding[] {
  if (client !== undefined) return [];
  const sdkId = service.traits.service?.sdkId;
  const remedy =
    sdkId === undefined
      ? "Where the service has a client of the AWS SDK for JavaScript v3, install it and add it to the sources."
      : `To have them, install ${clientPackageOf(sdkId)} and add it to the sources.`;
  const message = `No client is among the sources: mocks.ts and sdk-check.ts are left out, and errors are plain instances of Error, not of the client's classes. ${remedy}`;
  return [{ severity: "info", code: "client-not-a-source", shape: service.id, message }];
}
