/** A class of clients, however its constructor is declared. */
export type ClientClass<Client> = abstract new (...args: never) => Client;

/**
 * The object in which the target's `send` is to be replaced: the prototype of a class, or one client.
 *
 * @throws TypeError when the target is neither of the client's class nor the class itself.
 */
export function holderOf<Client extends object>(
  target: ClientClass<Client> | Client,
  client: ClientClass<Client>,
): object {
  const holder: unknown = typeof target === "function" ? target.prototype : target;
  if (holder === client.prototype || holder instanceof client) return holder as object;
  throw new TypeError(
    `Expected ${client.name}, a class that extends it or an instance, and got ${nameOf(holder)}. ` +
      `If it is called ${client.name} too, two copies of that package are loaded.`,
  );
}

/** Good for nothing: what is sent to a mocked client goes nowhere. */
const credentials = { accessKeyId: "mocked", secretAccessKey: "mocked" };

/** The client that is the target, or one of the class that is. */
export function newClient<Client extends object>(target: ClientClass<Client> | Client): Client {
  if (typeof target !== "function") return target;
  // Constructors of clients take their configuration; the type says of them only what they make.
  const Constructor = target as unknown as new (configuration: object) => Client;
  return new Constructor({ region: "us-east-1", credentials });
}

/** What messages call a client or the prototype of a class of clients. */
export function nameOf(holder: unknown): string {
  if (typeof holder !== "object" || holder === null) return String(holder);
  const { constructor } = holder;
  return typeof constructor === "function" ? constructor.name : "an object";
}
