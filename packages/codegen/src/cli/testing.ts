import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Io } from "./io.js";
import { main } from "./main.js";

/** What a run of the command line left behind. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own, and the command line run in it. */
export interface Workspace {
  readonly root: string;
  /** Writes a text, or anything else as JSON. */
  readonly put: (path: string, content: unknown) => void;
  readonly read: (path: string) => string;
  readonly run: (argv: readonly string[], options?: RunOptions) => Promise<Outcome>;
  readonly remove: () => void;
}

export interface RunOptions {
  /** Relative to the workspace. Default: the workspace itself. */
  readonly cwd?: string;
  readonly hasColors?: boolean;
  readonly isTerminal?: boolean;
  /** Who answers questions, and the machine. Default: nobody, and none. */
  readonly surroundings?: Pick<Io, "machine" | "prompts">;
}

export function createWorkspace(): Workspace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "shapesmith-cli-")));
  return {
    root,
    put: (path, content) => {
      const file = join(root, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    },
    read: (path) => readFileSync(join(root, path), "utf8"),
    run: async (
      argv,
      { cwd = ".", hasColors = false, isTerminal = false, surroundings = {} } = {},
    ) => {
      const stdout: string[] = [];
      const stderr: string[] = [];
      const code = await main(argv, {
        ...surroundings,
        cwd: join(root, cwd),
        stdout: { hasColors, isTerminal, write: (text) => void stdout.push(text) },
        stderr: { hasColors, isTerminal, write: (text) => void stderr.push(text) },
      });
      return { code, stdout: stdout.join(""), stderr: stderr.join("") };
    },
    remove: () => rmSync(root, { recursive: true }),
  };
}

/** A watch that runs, and what it has printed. */
export interface Watch {
  /** Resolves, with what was printed since the last time, when it waits for changes again. */
  readonly rest: () => Promise<string>;
  /** Interrupts it; resolves to its exit code. */
  readonly end: () => Promise<number>;
}

export function startWatch(cwd: string, argv: readonly string[]): Watch {
  const controller = new AbortController();
  let printed = "";
  let wake = (): void => {};
  const output = {
    hasColors: false,
    write: (text: string): void => {
      printed += text;
      wake();
    },
  };
  const ended = main(["generate", "--watch", ...argv], {
    cwd,
    stdout: output,
    stderr: output,
    interrupted: () => controller.signal,
  });
  return {
    rest: async () => {
      while (!/^Watching .*\n$/m.test(printed)) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const text = printed;
      printed = "";
      return text;
    },
    end: () => {
      controller.abort();
      return ended;
    },
  };
}

/** A workspace whose configuration has the service of {@link weather}. */
export function weatherWorkspace(): Workspace {
  const workspace = createWorkspace();
  workspace.put("weather.json", weather());
  const services = { weather: { sources: ["weather.json"], out: "src" } };
  workspace.put("shapesmith.config.json", { services });
  return workspace;
}

/** A Smithy model of two operations that share nothing, with one finding. */
export function weather(scales: readonly string[] = ["CELSIUS"]): unknown {
  const unit = { target: "smithy.api#Unit" };
  const string = { target: "smithy.api#String" };
  const enumValue = (name: string): unknown => ({
    ...unit,
    traits: { "smithy.api#enumValue": name },
  });
  return {
    smithy: "2.0",
    shapes: {
      "w#Weather": {
        type: "service",
        version: "2024-01-01",
        operations: [{ target: "w#GetForecast" }, { target: "w#Ping" }],
      },
      "w#GetForecast": {
        type: "operation",
        input: { target: "w#GetForecastRequest" },
        output: { target: "w#Forecast" },
        errors: [{ target: "w#NoSuchCity" }],
      },
      "w#Ping": { type: "operation", input: { target: "w#PingRequest" }, output: unit },
      "w#PingRequest": { type: "structure", members: { Odd: { target: "w#Odd" } } },
      // A trait that nobody interprets is the finding.
      "w#Odd": { type: "string", traits: { "w#unheardOf": {} } },
      "w#GetForecastRequest": {
        type: "structure",
        members: {
          City: {
            ...string,
            traits: {
              "smithy.api#required": {},
              "smithy.api#length": { min: 1, max: 20 },
              "smithy.api#pattern": "^[a-z]+$",
            },
          },
          Days: { target: "w#Days" },
        },
      },
      "w#Days": {
        type: "list",
        member: {
          target: "smithy.api#Integer",
          traits: { "smithy.api#range": { min: 1, max: 7 } },
        },
        traits: { "smithy.api#length": { max: 7 }, "smithy.api#uniqueItems": {} },
      },
      "w#Forecast": { type: "structure", members: { Scale: { target: "w#Scale" } } },
      "w#Scale": {
        type: "enum",
        members: Object.fromEntries(scales.map((name) => [name, enumValue(name)])),
      },
      "w#NoSuchCity": {
        type: "structure",
        members: { message: string },
        traits: { "smithy.api#error": "client", "smithy.api#httpError": 404 },
      },
    },
  };
}
