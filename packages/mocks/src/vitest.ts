/**
 * Importing this module, in a test file or in a setup file, restores every mock after each test. It
 * registers its hook when it is loaded: where test files share modules (`isolate: false`), call
 * `afterEach(restoreAllMocks)` in a setup file instead.
 */
import { afterEach } from "vitest";
import { restoreAllMocks } from "./live-mocks.js";

afterEach(restoreAllMocks);
