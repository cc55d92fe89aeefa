import type { Reporter, TestModule } from "vitest/node";

/**
 * Says how many of the tests that need real service models ran: those in `*.models.test.ts`, which
 * run only where the environment variable SHAPESMITH_MODELS names a folder of models. Without this
 * line nobody would notice that they were left out.
 */
export default class ModelsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules
      .filter((module) => module.moduleId.endsWith(".models.test.ts"))
      .flatMap((module) => [...module.children.allTests()]);
    const ran = tests.filter((test) => ["passed", "failed"].includes(test.result().state)).length;
    const leftOut = tests.length - ran;
    process.stdout.write(
      process.env["SHAPESMITH_MODELS"] === undefined
        ? `SHAPESMITH_MODELS is not set: ${leftOut} tests that need it were left out\n`
        : `${ran} tests ran on the models of SHAPESMITH_MODELS, ${leftOut} were skipped\n`,
    );
  }
}
