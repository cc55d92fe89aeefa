import { describe, expect, it } from "vitest";
import { clientNameOf, clientPackageOf } from "./client-name.js";

describe("the package of a client", () => {
  it.each([
    ["Lambda", "@aws-sdk/client-lambda"],
    ["S3 Control", "@aws-sdk/client-s3-control"],
    ["Elastic Load Balancing v2", "@aws-sdk/client-elastic-load-balancing-v2"],
    ["ApiGatewayV2", "@aws-sdk/client-apigatewayv2"],
  ])("of %s", (sdkId, name) => {
    expect(clientPackageOf(sdkId)).toBe(name);
  });

  it("tells the service's name, and that of no other package", () => {
    expect(clientNameOf("@aws-sdk/client-s3-control")).toBe("s3-control");
    expect(clientNameOf("@aws-sdk/lib-dynamodb")).toBeUndefined();
  });
});
