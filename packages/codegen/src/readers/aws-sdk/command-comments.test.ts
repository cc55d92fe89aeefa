import { describe, expect, it } from "vitest";
import { readCommandComment } from "./command-comments.js";

const comment = `/**
 * <p>Gets it.</p>
 *          <p>Twice.</p>
 * @example
 * Use a bare-bones client.
 * \`\`\`javascript
 * const client = new ThingClient(config);
 * const input = { // GetRequest
 *   Size: Number("int"),
 * };
 * const command = new GetCommand(input);
 * const response = await client.send(command);
 * // consume or destroy the stream to free the socket.
 * const bytes = await response.Body.transformToByteArray();
 * // const str = await response.Body.transformToString();
 *
 * // { // GetResponse
 * //   Total: Number("long"),
 * // };
 *
 * \`\`\`
 *
 * @deprecated (since 2024-01-08) Use Fetch.
 *
 * @throws {@link NotFound} (client fault)
 *  <p>It is not there.</p>
 *
 * @throws {@link ThingServiceException}
 * <p>Base exception class.</p>
 *
 * @example To get it
 * \`\`\`javascript
 * // An example.
 * const input = {
 *   Text: \`---
 * @throws {@link Trap}
 *   indented\`
 * };
 * /* response is
 * { /* metadata only *\\/ }
 * *\\/
 * \`\`\`
 *
 * @public
 */`;

describe("readCommandComment", () => {
  const read = readCommandComment(comment);

  it("takes documentation and deprecation", () => {
    expect(read.traits).toEqual({
      documentation: "<p>Gets it.</p>\n         <p>Twice.</p>",
      deprecated: { since: "2024-01-08", message: "Use Fetch." },
    });
  });

  it("lists what is thrown, and not what only looks like it inside code", () => {
    expect(read.throws).toEqual(["NotFound", "ThingServiceException"]);
  });

  it("finds the sketches of input and output", () => {
    expect(read.input?.split("\n").slice(0, 2)).toEqual([
      "{ // GetRequest",
      '  Size: Number("int"),',
    ]);
    expect(read.output?.split("\n").slice(0, 2)).toEqual([
      "{ // GetResponse",
      '  Total: Number("long"),',
    ]);
  });

  it("keeps the code of titled examples to the letter", () => {
    expect(read.examples).toEqual([
      {
        title: "To get it",
        code: "// An example.\nconst input = {\n  Text: `---\n@throws {@link Trap}\n  indented`\n};\n/* response is\n{ /* metadata only */ }\n*/",
      },
    ]);
  });

  it("finds nothing in an empty comment", () => {
    expect(readCommandComment("/** */")).toEqual({
      traits: {},
      throws: [],
      input: undefined,
      output: undefined,
      examples: [],
    });
  });
});
