import { mergeConfig } from "vitest/config";
import config from "../../vitest.config.js";

export default mergeConfig(
  { ...config, test: { ...config.test, include: [], globalSetup: [], reporters: [] } },
  { test: { include: ["test/mocks/tests-that-end.ts"] } },
);
