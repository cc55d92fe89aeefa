import { commonError, type ErrorDescription, faultOf, type Service } from "@shapesmith/contract";
import { requestId } from "./metadata.js";

/** What to say of an error that the operation's model does not list. */
export interface UnlistedErrorOverrides {
  /** By default what the SDK says where the service gave no text. */
  readonly message?: string | undefined;
  /**
   * HTTP status: by default that of the service's error of this name, else that of the common one,
   * else 400, or 500 for a server's fault.
   */
  readonly status?: number | undefined;
  /** By default the server's from status 500 on, else the client's. */
  readonly fault?: "client" | "server" | undefined;
  /** Take the name though neither the operation lists it nor is it a common one. */
  readonly unlisted?: boolean | undefined;
  /** Members that the error brings with it. */
  readonly [member: string]: unknown;
}

/**
 * An instance of the client's class of that name, where another operation has the error; else of the
 * base class of the service's errors, with `name` set, as the SDK makes it of what it does not know.
 */
export function unlistedError(
  service: Service,
  name: string,
  overrides: UnlistedErrorOverrides = {},
): Error {
  const { message = "UnknownError", status, fault, unlisted: _, ...members } = overrides;
  const description = { ...circumstances(service, name, status, fault), name, message, requestId };
  return service.errorClasses.create(description, members);
}

function circumstances(
  service: Service,
  name: string,
  status: number | undefined,
  fault: "client" | "server" | undefined,
): Pick<ErrorDescription, "status" | "fault" | "retryable"> {
  const known = knownTraits(service, name);
  if (known !== undefined) {
    const { retryable } = known;
    return { status: status ?? known.status, fault: fault ?? known.fault, retryable };
  }
  const common = commonError(name);
  const assumed = status ?? common?.status ?? (fault === "server" ? 500 : 400);
  return { status: assumed, fault: fault ?? faultOf(assumed) };
}

function knownTraits(
  service: Service,
  name: string,
): Pick<ErrorDescription, "status" | "fault" | "retryable"> | undefined {
  if (!Object.hasOwn(service.data.shapes, name)) return undefined;
  const node = service.node(name);
  return node.type === "structure" ? node.error : undefined;
}
