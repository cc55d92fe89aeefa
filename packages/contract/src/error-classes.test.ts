import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ErrorClasses, plainError } from "./error-classes.js";

const client = { packageName: "client-example", baseException: "ExampleServiceException" };
const description = {
  name: "Gone",
  fault: "client",
  status: 410,
  message: "It is gone.",
  requestId: "r-1",
} as const;

/** A client as the SDK ships it: a base class, one exception, and a mark that it was loaded. */
const source = `
globalThis.loadedClients = (globalThis.loadedClients ?? 0) + 1;
class ExampleServiceException extends Error {
  constructor(options) {
    super(options.message);
    Object.assign(this, { name: options.name, $fault: options.$fault, $metadata: options.$metadata });
  }
}
class Gone extends ExampleServiceException {
  constructor(options) {
    super({ ...options, name: "Gone" });
    this.Type = options.Type;
  }
}
module.exports = { ExampleServiceException, Gone, NotAnError: class {} };
`;

const global = globalThis as { loadedClients?: number };
let root: string;
let from: string;

function install(text: string): void {
  const folder = join(root, "node_modules", client.packageName);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "index.js"), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "shapesmith-errors-"));
  from = pathToFileURL(join(root, "contract.js")).href;
  delete global.loadedClients;
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

describe("ErrorClasses", () => {
  it("loads the client when the first error is made, and only once", () => {
    install(source);
    const classes = new ErrorClasses(client, from);
    expect(global.loadedClients).toBeUndefined();
    classes.create(description, {});
    classes.create(description, {});
    expect(global.loadedClients).toBe(1);
  });

  it("makes an instance of the client's own class, with its members and metadata", () => {
    install(source);
    const error = new ErrorClasses(client, from).create(description, { Type: "User" });
    expect(error).toBeInstanceOf(Error);
    expect(error.constructor.name).toBe("Gone");
    expect(error).toMatchObject({
      name: "Gone",
      message: "It is gone.",
      $fault: "client",
      Type: "User",
      $metadata: { httpStatusCode: 410, requestId: "r-1", attempts: 1, totalRetryDelay: 0 },
    });
  });

  it("falls back on the base class, with the name set, for an error that has no class", () => {
    install(source);
    const name = "AccessDeniedException";
    const error = new ErrorClasses(client, from).create({ ...description, name }, { Extra: 1 });
    expect(error.constructor.name).toBe("ExampleServiceException");
    expect(error).toMatchObject({ name, Extra: 1 });
  });

  it("never takes an export that is no error for the class", () => {
    install(source);
    const name = "NotAnError";
    const error = new ErrorClasses(client, from).create({ ...description, name }, {});
    expect(error.constructor.name).toBe("ExampleServiceException");
  });

  it("makes plain errors with the same fields where no client is installed", () => {
    const error = new ErrorClasses(client, from).create(
      { ...description, retryable: { throttling: true } },
      { Type: "User" },
    );
    expect(error.constructor).toBe(Error);
    expect(error).toMatchObject({ name: "Gone", $fault: "client", Type: "User" });
    expect(error).toMatchObject({ $retryable: { throttling: true } });
    expect(error.message).toBe("It is gone.");
  });

  it("gives a plain error every member, whatever it is called, and leaves out what is absent", () => {
    const members = { stack: "of cards", ["__proto__"]: "kept", Absent: undefined };
    const error = plainError({ ...description, name: "ToString" }, members);
    expect(error.stack).toBe("of cards");
    expect(Object.getPrototypeOf(error)).toBe(Error.prototype);
    expect(Object.keys(error).sort()).toEqual([
      "$fault",
      "$metadata",
      "__proto__",
      "name",
      "stack",
    ]);
    expect(String(error)).toBe("ToString: It is gone.");
  });

  it("lets the user know of a client that is there but does not load", () => {
    install("require('another-package-that-is-missing');");
    const classes = new ErrorClasses(client, from);
    expect(() => classes.create(description, {})).toThrow("another-package-that-is-missing");
  });
});
