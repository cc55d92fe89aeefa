import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Tells the address of every module that is loaded. */
const hooks = `
  import { writeSync } from "node:fs";
  export function load(url, context, next) {
    writeSync(1, url + "\\n");
    return next(url, context);
  }`;

/** The addresses of what a module of the built packages loads, in a process of its own. */
function loadedBy(specifier: string): readonly string[] {
  const program = `
    import { register } from "node:module";
    register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hooks)}`)});
    await import(${JSON.stringify(specifier)});`;
  const told = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: here,
    encoding: "utf8",
  });
  return told.split("\n").filter((url) => /^(file|node):/.test(url));
}

test("fixtures load the English words of faker alone, and neither the client nor fast-check", () => {
  const loaded = loadedBy("@shapesmith/lambda/fixtures");
  expect(loaded.filter((url) => url.endsWith("/fixtures.js"))).toHaveLength(1);
  const ofFaker = loaded.filter((url) => url.includes("/@faker-js/faker/"));
  expect(ofFaker.filter((url) => url.endsWith("/locale/en.js"))).toHaveLength(1);
  // Its main entry has all locales, and so has what that shares with nothing else.
  const all = loadedBy("@faker-js/faker");
  // What of Node is slow to load waits until it is needed.
  expect(loaded.filter((url) => /^node:(crypto|fs|http|vm)/.test(url))).toEqual([]);
  const english = loadedBy("@faker-js/faker/locale/en");
  expect(all.length).toBeGreaterThan(english.length);
  expect(ofFaker).toEqual(english);
  expect(loaded.filter((url) => /\/@(aws-sdk|smithy)\/|\/fast-check\//.test(url))).toEqual([]);
});
