import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { operationFixtures } from "@shapesmith/fixtures";
import { afterAll, describe, expect, test } from "vitest";
import { readEach } from "../packages/codegen/src/readers/index.js";
import { ContractGate } from "../packages/mocks/src/contract-gate.js";
import { policyOf } from "../packages/mocks/src/mock-options.js";
import { PaginatorError } from "../packages/mocks/src/paginators/paginator-error.js";
import { Pages } from "../packages/mocks/src/paginators/pages.js";
import { decidingAcceptor } from "../packages/mocks/src/waiters/decide.js";
import { type Poll, Polls } from "../packages/mocks/src/waiters/polls.js";
import { contractOfModel } from "./contract-of-model.js";
import { sourcesIn } from "./model-sources.js";

const models = process.env["SHAPESMITH_MODELS"];
const gate = new ContractGate("a client", policyOf(), ({ error }) => error);
const cwd = fileURLToPath(new URL(".", import.meta.url));

describe.skipIf(models === undefined)("waiters and pages of every model", () => {
  const sources = models === undefined ? [] : sourcesIn(models);
  const counts = { waiters: 0, polls: 0, paginators: 0, unclear: 0 };

  afterAll(() => {
    const { waiters, polls, paginators, unclear } = counts;
    process.stdout.write(
      `${sources.length} sources: ${waiters} waiters, ${polls} polls, 0 not found; ` +
        `${paginators} paginators, ${unclear} of them of items that have to be named\n`,
    );
  });

  test.each(sources.map((source) => [relative(models ?? "", source), source]))(
    "%s",
    async (_name, source) => {
      const [read] = await readEach([source], { cwd, resolveFrom: cwd });
      if (read === undefined) throw new Error(`${source} is no model.`);
      const { operations } = contractOfModel(read.model);
      const fixtures = operationFixtures(operations);
      for (const operation of Object.values(operations)) {
        const fixture = fixtures[operation.name];
        if (fixture === undefined) throw new Error(`${operation.name} has no fixture.`);
        for (const [name, waiter] of Object.entries(operation.waiters)) {
          const { acceptors } = waiter;
          counts.waiters += 1;
          const input = fixture.request();
          const found = new Polls(name, waiter, operation, fixture, input);
          const decided = (poll: Poll): string | undefined => {
            counts.polls += 1;
            const polled =
              poll.kind === "error"
                ? { errorName: poll.name }
                : { input, output: fixture.response(poll.answer.overrides, poll.answer.options) };
            return acceptors[decidingAcceptor(acceptors, polled) ?? -1]?.state;
          };
          expect(decided(found.ending("success", undefined))).toBe("success");
          if (acceptors.some(({ state }) => state === "failure")) {
            expect(decided(found.ending("failure", undefined))).toBe("failure");
          }
          expect(decided(found.goingOn()) ?? "retry").toBe("retry");
          expect(decided(found.unknown())).toBeUndefined();
        }
        if (operation.pagination === undefined) continue;
        counts.paginators += 1;
        const input = { items: 5, member: undefined, options: { pageSize: 2 }, error: undefined };
        try {
          // Follows its own tokens to the end, and holds each page to the contract.
          new Pages({ contract: operation, fixture, gate }, input);
        } catch (error) {
          if (!(error instanceof PaginatorError) || !/Nothing tells|is a map/.test(error.message)) {
            throw error;
          }
          counts.unclear += 1;
        }
      }
    },
  );
});
