import { expect, it } from "vitest";
import { withGenerated } from "./git-attributes.js";

it("adds a line for every folder, after what stands there", () => {
  expect(withGenerated("", ["src/a", "src/b"])).toBe(
    "src/a/** linguist-generated=true\nsrc/b/** linguist-generated=true\n",
  );
  expect(withGenerated("*.png binary", ["a"])).toBe("*.png binary\na/** linguist-generated=true\n");
  expect(withGenerated("* text\r\n", ["a"])).toBe("* text\r\na/** linguist-generated=true\r\n");
});

it.each([
  "src/a/** linguist-generated=true\n",
  "src/a/**   text linguist-generated\n",
  // Somebody does not want it.
  "src/a/**\t-linguist-generated\r\n",
])("leaves %j as it is", (text) => {
  expect(withGenerated(text, ["src/a"])).toBe(text);
});

it("takes no other line for it", () => {
  const text = "src/a/** text\nsrc/ab/** linguist-generated=true\n";
  expect(withGenerated(text, ["src/a"])).toBe(`${text}src/a/** linguist-generated=true\n`);
});

it("names folders by patterns that mean just them", () => {
  expect(withGenerated("", ["my files/a", "[x]", "#a"])).toBe(
    '"my files/a/**" linguist-generated=true\n\\[x]/** linguist-generated=true\n\\#a/** linguist-generated=true\n',
  );
});
