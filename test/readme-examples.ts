/** A block of a Markdown text that is a whole program: its name and its code. */
export interface Example {
  /** File name, such as `report.test.ts`. */
  readonly name: string;
  readonly code: string;
}

/**
 * The examples of a Markdown text: fenced blocks whose first line names a file, as in
 * `// example: report.test.ts`.
 *
 * @throws Error when two examples have the same name.
 */
export function examplesOf(markdown: string): readonly Example[] {
  const examples: Example[] = [];
  for (const [, code = "", name = ""] of markdown.matchAll(
    /^```\w+\n(\/\/ example: ([\w.-]+)\n[^]*?)^```$/gm,
  )) {
    if (examples.some((example) => example.name === name)) {
      throw new Error(`Two examples are named ${name}: give each a name of its own.`);
    }
    examples.push({ name, code });
  }
  return examples;
}
