import { defineConfig } from "@shapesmith/codegen";

export default defineConfig({
  services: {
    lambda: {
      sources: ["@aws-sdk/client-lambda"],
      overlay: "services/lambda/overlay.json",
      out: "services/lambda/src",
      sdkCheck: "services/lambda/sdk-check.ts",
    },
  },
});
