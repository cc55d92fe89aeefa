import { defineConfig } from "@kubb/core";
import { pluginFaker } from "@kubb/plugin-faker";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";

const { DOCUMENT, OUT } = process.env;

export default defineConfig({
  root: ".",
  input: { path: DOCUMENT },
  output: { path: OUT, clean: true, barrelType: "named", format: false, lint: false },
  plugins: [
    pluginOas({ generators: [], validate: false }),
    pluginTs({ output: { path: "./types" } }),
    pluginFaker({ output: { path: "./mocks" } }),
  ],
});
