import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// Tests run against the sources: the condition is ours, and publishing drops it.
// "module" must stay out of the list: it would load the SDK's dist-es, which is not valid Node ESM.
const conditions = ["@shapesmith/source", "node", "development|production"];

/** What no project of tests looks at; a run that was killed leaves workspaces of tests behind. */
const exclude = ["**/node_modules/**", "**/dist/**", "**/.workspace-*/**"];

const models = ["**/*.models.test.ts"];

/** Tests that replace or unload modules, or classes of the SDK: another must not find that. */
const alone = [
  "packages/codegen/src/cli/main.test.ts",
  "packages/codegen/src/cli/watch.test.ts",
  "packages/codegen/src/output/write.test.ts",
  "packages/codegen/src/read-model.test.ts",
  "packages/codegen/src/unchanged-run.test.ts",
  "packages/mocks/src/**/*.test.ts",
  "test/errors-as-the-client.test.ts",
  "test/*/**/*.test.ts",
];

export default defineConfig({
  // Without it, the search goes on above this folder for files that no project here includes.
  tsconfig: "./tsconfig.tests.json",
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // By default one core is left to others, which on a small machine is half of it.
    maxWorkers: availableParallelism(),
    // Machines are slow and busy at times: a limit is there to end what hangs, not to measure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ["default", "./test/models-reporter.ts"],
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    // They run in the order of their names: what takes long comes before the many small files, which
    // keep all cores busy to the end. A process for every file would spend a quarter of the whole
    // time on loading the same modules again.
    projects: [
      {
        extends: true,
        test: {
          name: "alone",
          include: alone,
          exclude: [...exclude, ...models],
          globalSetup: ["test/clients/global-setup.ts"],
        },
      },
      {
        extends: true,
        test: { name: "models", isolate: false, include: models, exclude },
      },
      {
        extends: true,
        test: {
          name: "together",
          isolate: false,
          include: ["packages/*/src/**/*.test.ts", "test/*.test.ts"],
          exclude: [...exclude, ...alone, ...models],
        },
      },
    ],
  },
});
