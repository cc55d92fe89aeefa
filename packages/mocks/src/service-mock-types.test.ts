import * as sdk from "@aws-sdk/client-lambda";
import type { AwsClientStub } from "aws-sdk-client-mock";
import { expect, expectTypeOf, test } from "vitest";
import type { Behavior } from "./behavior.js";
import type { LambdaMock, Operations } from "./service-mock.test.js";

/** The compiler reads it; nobody calls it. */
function uses(mock: LambdaMock): void {
  expectTypeOf(mock.on("GetFunction")).toEqualTypeOf<Behavior<Operations["GetFunction"]>>();
  expectTypeOf(mock.on(sdk.GetFunctionCommand)).toEqualTypeOf<
    Behavior<Operations["GetFunction"]>
  >();
  expectTypeOf(mock.stub).toEqualTypeOf<AwsClientStub<sdk.LambdaClient>>();

  mock.on("UpdateFunctionConfiguration", { Environment: { Variables: { A: "b" } } });
  mock.on("UpdateFunctionConfiguration", { MemorySize: undefined });
  // @ts-expect-error a pattern has the types of the input
  mock.on("UpdateFunctionConfiguration", { MemorySize: "128" });
  // @ts-expect-error a pattern has the members of the input
  mock.on("UpdateFunctionConfiguration", { Memory: 128 });
  // @ts-expect-error so has a pattern beside a command
  mock.on(sdk.UpdateFunctionConfigurationCommand, { Memory: 128 });
  // @ts-expect-error no operation of the service
  mock.on("UpdateFunction");
  // @ts-expect-error no command of the service
  mock.on(Date);

  const update = mock.on("UpdateFunctionConfiguration");
  update
    .resolves()
    .resolves({})
    .resolves({ Layers: [{}], $metadata: { attempts: 2 } });
  // @ts-expect-error no value of the enum
  update.resolves({ State: "Sleeping" });
  update.resolves({ State: "Sleeping" }, { unlisted: true });
  update.resolves(() => ({ State: "Sleeping", Layers: [{}] }), { unlisted: true });
  update.resolvesExactly({ State: "Sleeping" }, { unlisted: true });
  update.callsFakeOnce(() => Promise.resolve({ State: "Sleeping" }), { unlisted: true });
  // @ts-expect-error no value of the enum, and it does not ask for others
  update.resolves({ State: "Sleeping" }, { unlisted: false });
  // @ts-expect-error no member of the response
  update.resolves({ Status: "Active" });
  // @ts-expect-error no member of the response
  update.resolvesExactly({ Status: "Active" });

  update.rejects("ResourceConflictException", { Type: "User", message: "text" });
  update.rejects("AccessDeniedException", { status: 403, Any: ["member"] });
  // @ts-expect-error no member of this error
  update.rejects("ResourceConflictException", { retryAfterSeconds: "1" });
  // @ts-expect-error a status is a number
  update.rejects("AccessDeniedException", { status: "403" });

  update.callsFake(({ MemorySize }) => ({ State: MemorySize === 128 ? "Active" : "Failed" }));
  update.callsFake(() => Promise.resolve({ State: "Active" as const }));
  // @ts-expect-error no value of the enum
  update.callsFake(() => ({ State: "Sleeping" }));
  // @ts-expect-error no member of the request
  update.callsFake(({ Memory }) => ({ FunctionName: String(Memory) }));

  for (const call of mock.calls()) {
    // @ts-expect-error not every operation has it
    expectTypeOf(call.input.MemorySize);
    if (call.operation !== "UpdateFunctionConfiguration") continue;
    expectTypeOf(call.input.MemorySize).toEqualTypeOf<number | undefined>();
  }
  expectTypeOf(mock.calls("GetFunction")[0]?.input.FunctionName).toEqualTypeOf<
    string | undefined
  >();
}

test("mocks are typed by operation and by command", () => {
  expect(uses).toBeTypeOf("function");
});
