/** Something that can be chosen. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly isChosen: boolean;
}

/** Questions to whoever sits at the terminal. An answer is undefined where they gave up. */
export interface Prompts {
  readonly chooseSeveral: (
    message: string,
    choices: readonly Choice[],
    isRequired: boolean,
  ) => Promise<readonly string[] | undefined>;
  readonly askText: (
    message: string,
    options: {
      readonly initial: string;
      /** What is wrong with a text; undefined when it will do. */
      readonly problem: (text: string) => string | undefined;
    },
  ) => Promise<string | undefined>;
}

/**
 * Prompts on this process's terminal, by \@clack/prompts: small, kept well, and used by the tools that
 * create projects. It is loaded with the first question.
 */
export function terminalPrompts(): Prompts {
  return {
    chooseSeveral: async (message, choices, required) => {
      const { isCancel, multiselect } = await import("@clack/prompts");
      const answer = await multiselect({
        message,
        required,
        options: choices.map(({ value, label, hint }) => ({
          value,
          label,
          ...(hint === undefined ? {} : { hint }),
        })),
        initialValues: choices.filter(({ isChosen }) => isChosen).map(({ value }) => value),
      });
      return isCancel(answer) ? undefined : answer;
    },
    askText: async (message, { initial, problem }) => {
      const { isCancel, text } = await import("@clack/prompts");
      const validate = (value: string | undefined): string | undefined => problem(value ?? "");
      const answer = await text({ message, initialValue: initial, validate });
      return isCancel(answer) ? undefined : answer;
    },
  };
}
