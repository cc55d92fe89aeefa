import { describe, expect, it } from "vitest";
import { docComment } from "./doc-comment.js";

describe("docComment", () => {
  it("is one line where that fits, and several where it does not", () => {
    expect(docComment(["1 to 5."], 2)).toBe("  /** 1 to 5. */\n");
    expect(docComment(["One.", "Two."])).toBe("/**\n * One.\n * Two.\n */\n");
    expect(docComment(["x".repeat(98)])).toContain("\n * xxx");
    expect(docComment([])).toBe("");
    expect(docComment([" "])).toBe("");
  });

  it.each(["ends */ here", "**/", "a\n*/ process.exit(1) /*", "\u2028*/\u2029"])(
    "cannot be ended by its text: %j",
    (text) => {
      const comment = docComment([text]);
      expect(comment.indexOf("*/")).toBe(comment.length - "*/\n".length);
      expect(comment.trim().split("\n")).toHaveLength(1);
    },
  );
});
