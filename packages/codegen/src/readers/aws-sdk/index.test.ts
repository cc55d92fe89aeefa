import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { expectOperation, expectShape } from "../../model/model.js";
import { readClientPackage } from "./index.js";
import { findingCodes, target, temporaryProjects, tinyClient, tinyNamespace } from "./testing.js";

const ns = tinyNamespace;

describe("clients", () => {
  const projects = temporaryProjects();
  afterAll(projects.remove);

  it("are found from the caller's directory upwards, in the version that is there", async () => {
    const versions = ["1.0.0", "2.0.0"].map(async (version) => {
      const project = projects.install({
        version,
        code: `exports.In$ = [3, ns, "In", 0, [], []];`,
      });
      const below = join(project, "src/deep");
      mkdirSync(below, { recursive: true });
      const { model } = await readClientPackage(tinyClient, { cwd: below });
      return model.client?.version;
    });
    expect(await Promise.all(versions)).toEqual(["1.0.0", "2.0.0"]);
  });

  it("are loaded quietly, and the environment is as before", async () => {
    const variable = "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED";
    const code = `exports.In$ = [3, ns, "In" + process.env.${variable}, 0, [], []];`;
    for (const before of [undefined, "before"]) {
      vi.stubEnv(variable, before);
      const { model } = await projects.read({ code });
      expect(expectOperation(model, `${ns}Do`).input).toBe(`${ns}Intrue`);
      expect(process.env[variable]).toBe(before);
    }
    vi.unstubAllEnvs();
  });

  it("change their hash with any file that was read, and with nothing else", async () => {
    const code = `exports.In$ = [3, ns, "In", 0, [], []];`;
    const hashes = [];
    for (const parts of [{ code }, { code }, { code, models: "// other" }, { code: `${code} ` }]) {
      hashes.push((await projects.read(parts)).model.sources[0]?.hash);
    }
    expect(hashes[1]).toBe(hashes[0]);
    expect(new Set(hashes).size).toBe(3);
  });

  it("tell errors, kinds of numbers and examples in the command's documentation", async () => {
    const result = await projects.read({
      code: `
        exports.In$ = [3, ns, "In", 0, ["Size", "Sizes", "Unseen"], [1, 64 | 1, 1]];
        exports.Busy$ = [-3, ns, "Busy", { error: "client" }, [], []];
      `,
      models: `
        export interface In { Size?: number; Sizes?: number[]; Unseen?: number }
        export declare class Busy extends TinyServiceException { $retryable: { throttling: boolean } }
      `,
      comment: `
 * Does it.
 * @example
 * \`\`\`javascript
 * const input = { // In
 *   Size: Number("short"),
 *   Sizes: [ // SizeList
 *     Number("long"),
 *   ],
 * };
 * \`\`\`
 * @throws {@link Busy} (client fault)
 * @throws {@link Gone} (client fault)
 * @throws {@link TinyServiceException}
 * @example To do it
 * \`\`\`javascript
 * const input = {
 *   Size: 1
 * };
 * /* response is
 * { /* metadata only *\\/ }
 * *\\/
 * \`\`\`
 * @example To do it at a time
 * \`\`\`javascript
 * const input = {
 *   At: new Date()
 * };
 * \`\`\`
 `,
    });
    const { model } = result;
    expect(target(model, `${ns}In`, "Size")).toBe("smithy.api#Short");
    expect(target(model, `${ns}In`, "Unseen")).toBe("smithy.api#Double");
    expect(expectShape(model, `${ns}In.Sizes`)).toMatchObject({
      member: { target: "smithy.api#Long" },
    });
    const operation = expectOperation(model, `${ns}Do`);
    expect(operation.errors).toEqual([`${ns}Busy`]);
    expect(expectShape(model, `${ns}Busy`).traits.retryable).toEqual({ throttling: true });
    expect(operation.traits.documentation).toBe("Does it.");
    expect(operation.traits.examples).toEqual([{ title: "To do it", input: { Size: 1 } }]);
    expect(findingCodes(result)).toEqual([
      "number-type-unknown In$Unseen",
      "error-without-schema Do",
      "example-unreadable Do",
      "constraints-not-in-source TinyService",
    ]);
    expect(result.findings[2]?.message).toContain('"To do it at a time"');
  });

  it("make one finding of a loss that is everywhere", async () => {
    const names = ["A", "B", "C", "D", "E", "F"];
    const result = await projects.read({
      code: `exports.In$ = [3, ns, "In", 0, ${JSON.stringify(names)}, [1, 1, 1, 1, 1, 1]];`,
      models: "export interface In {}",
    });
    expect(findingCodes(result)).toEqual([
      "number-type-unknown TinyService",
      "constraints-not-in-source TinyService",
    ]);
    expect(result.findings[0]?.message).toContain("6 numbers");
    expect(result.findings[0]?.message).toContain("In$A, In$B, In$C, In$D, In$E and 1 more");
    expect(result.findings[1]?.message).toContain("0 strings, 6 numbers, 0 lists and 0 maps");
  });

  it("without declarations are read with what is lost told", async () => {
    const result = await projects.read({
      code: `exports.In$ = [3, ns, "In", 0, ["A"], [0]];`,
      models: "",
    });
    expect(findingCodes(result)).toContain("structure-undeclared In");
  });

  it("keep a waiter or paginator that is not understood out, by name", async () => {
    const result = await projects.read({
      code: `exports.In$ = [3, ns, "In", 0, [], []];`,
      models: "export interface In {}",
      waiters: { Strange: "export const waitForStrange = () => fetch('somewhere');" },
      paginators: {
        Do: "export const paginateDo = createPaginator(TinyClient, DoCommand, token);",
      },
    });
    expect(expectOperation(result.model, `${ns}Do`).traits).not.toHaveProperty("waitable");
    expect(expectOperation(result.model, `${ns}Do`).traits).not.toHaveProperty("paginated");
    expect(findingCodes(result).slice(0, 2)).toEqual([
      "paginator-unreadable TinyService",
      "waiter-unreadable TinyService",
    ]);
    expect(result.findings[0]?.message).toContain("paginator of Do ");
    expect(result.findings[1]?.message).toContain("waiter Strange ");
  });
});
