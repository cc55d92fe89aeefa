#!/usr/bin/env node
import * as module from "node:module";

// From Node 22.8 on: what was compiled by an earlier run is not compiled again.
module.enableCompileCache?.();
const { main } = await import("../dist/cli/main.js");

process.exitCode = await main(process.argv.slice(2));
