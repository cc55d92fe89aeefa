import { defineConfig } from "vitest/config";

// Tests run against the sources: the condition is ours, and publishing drops it.
// "module" must stay out of the list: it would load the SDK's dist-es, which is not valid Node ESM.
const conditions = ["@shapesmith/source", "node", "development|production"];

export default defineConfig({
  // Without it, the search goes on above this folder for files that no project here includes.
  tsconfig: "./tsconfig.tests.json",
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["packages/*/src/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    globalSetup: ["test/clients/global-setup.ts"],
    // Machines are slow and busy at times: a limit is there to end what hangs, not to measure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ["default", "./test/models-reporter.ts"],
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
  },
});
