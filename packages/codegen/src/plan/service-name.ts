import type { Model } from "../model/model.js";
import { nameOf } from "../model/shape-id.js";
import { toIdentifier } from "../typescript/identifier.js";

/** What the service is called in emitted names: the client's class without `Client`. */
export function serviceName(model: Model): string {
  const fromClient = model.client?.clientClass.replace(/Client$/, "");
  return toIdentifier(fromClient ?? nameOf(model.service.id));
}
