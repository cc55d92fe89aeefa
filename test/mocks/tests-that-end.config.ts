import { mergeConfig } from "vitest/config";
import config from "../../vitest.config.js";

// All of it but the projects, which would run every test there is, and this one within itself.
export default mergeConfig(
  { ...config, test: { ...config.test, projects: undefined, include: [], reporters: [] } },
  { test: { include: ["test/mocks/tests-that-end.ts"] } },
);
