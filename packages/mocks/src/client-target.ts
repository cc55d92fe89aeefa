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
  if (isDocumentClient(holder)) {
    throw new TypeError(
      `${nameOf(holder)} sends commands of its own, with native values. Mock it with ` +
        'mockDocumentClient(contract) of "@shapesmith/mocks/dynamodb-document".',
    );
  }
  throw new TypeError(
    `Expected ${client.name}, a class that extends it or an instance, and got ${nameOf(holder)}. ` +
      `If it is called ${client.name} too, two copies of that package are loaded.`,
  );
}

/** Whether it is of lib-dynamodb, of which nothing is loaded here. */
function isDocumentClient(holder: unknown): boolean {
  let current: unknown = holder;
  while (typeof current === "object" && current !== null) {
    if (nameOf(current) === "DynamoDBDocumentClient") return true;
    current = Object.getPrototypeOf(current);
  }
  return false;
}

/** Good for nothing: what is sent to a mocked client goes nowhere. */
export const mockCredentials = { accessKeyId: "mocked", secretAccessKey: "mocked" };

export const mockRegion = "us-east-1";

/** The client that is the target, or one of the class that is. */
export function newClient<Client extends object>(target: ClientClass<Client> | Client): Client {
  if (typeof target !== "function") return target;
  // Constructors of clients take their configuration; the type says of them only what they make.
  const Constructor = target as unknown as new (configuration: object) => Client;
  return new Constructor({ region: mockRegion, credentials: mockCredentials });
}

/** What messages call a client or the prototype of a class of clients. */
export function nameOf(holder: unknown): string {
  if (typeof holder !== "object" || holder === null) return String(holder);
  const { constructor } = holder;
  return typeof constructor === "function" ? constructor.name : "an object";
}
