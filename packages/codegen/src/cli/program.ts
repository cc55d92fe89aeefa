import { Command, InvalidArgumentError, Option } from "commander";
import { severities } from "../findings.js";
import { generatorVersion } from "../generator-version.js";
import type { ExitCode } from "./exit-code.js";
import type { GenerateFlags } from "./generate-command.js";
import type { InitFlags } from "./init-command.js";
import type { InspectFlags } from "./inspect-command.js";
import type { Io } from "./io.js";

/** The command line's grammar. What the commands need is loaded when one runs. */
export function createProgram(io: Io, finish: (code: ExitCode) => void): Command {
  const program = new Command("shapesmith")
    .description(
      "Forges types, arbitraries, fixtures, a contract and mocks from the shape of an AWS API.",
    )
    .version(generatorVersion(), "-v, --version", "print the version")
    .helpOption("-h, --help", "print what can be asked for")
    .exitOverride()
    .configureOutput({
      writeOut: io.stdout.write,
      // Errors are thrown, and told once at the end.
      writeErr: () => {},
      getOutHasColors: () => io.stdout.hasColors,
      getOutHelpWidth: () => 100,
    });

  program
    .command("generate", { isDefault: true })
    .description("generate the files of services; what is done when no command is named")
    .argument(
      "[service...]",
      "entries of the configuration, or names as in @aws-sdk/client-<service> (default: all entries)",
    )
    .option("--source <path or package>", "what is read, instead of the entry's sources", collect)
    .option("--overlay <file>", "what is laid over it, instead of the entry's overlays", collect)
    .option("--operations <names>", "only these, separated by commas, and what they need", names)
    .option(
      "--out <dir>",
      "where the files go; <dir>/<service> when there are several services",
      given,
    )
    .option("--all", "every model in the folder that --source names, each into <dir>/<service>")
    .option("--jobs <n>", "how many at a time, with --all (default: one for each core)", positive)
    .option("--check", "write nothing; print what would change, and exit with 1 if anything would")
    .option("--json", "print one JSON object")
    .addOption(
      new Option("--watch", "generate again whenever what is read changes").conflicts([
        "all",
        "check",
        "json",
      ]),
    )
    .addOption(
      new Option(
        "--fail-on-findings <severity>",
        "exit with 1 when there are findings at least as severe",
      ).choices(severities),
    )
    .addOption(configOption())
    .addOption(debugOption())
    .action(async (services: string[], flags: GenerateFlags) => {
      if (flags.all === true) {
        const { generateAllCommand } = await import("./generate-all-command.js");
        finish(await generateAllCommand(services, flags, io));
        return;
      }
      const { generateCommand } = await import("./generate-command.js");
      finish(await generateCommand(services, flags, io));
    });

  program
    .command("init")
    .description("write a configuration for the clients that are installed, after asking")
    .option("--yes", "take the defaults without asking: the clients in package.json")
    .option("--out <dir>", "the folder that has a folder for each service", given)
    .addOption(debugOption())
    .action(async (flags: InitFlags) => {
      const { initCommand } = await import("./init-command.js");
      finish(await initCommand(flags, io));
    });

  program
    .command("inspect")
    .description("print what is read of a service, or how two descriptions of it differ")
    .argument(
      "<source...>",
      "a package, a path, or an entry of the configuration; several packages and paths are merged",
    )
    .option("--operation <name>", "also print this operation's members and errors")
    .option("--overlay <file>", "what is laid over the source", collect)
    .option("--compare", "print what two sources say differently, and exit with 1 if anything")
    .option("--json", "print one JSON object")
    .addOption(configOption())
    .addOption(debugOption())
    .action(async (sources: string[], flags: InspectFlags) => {
      const { inspectCommand } = await import("./inspect-command.js");
      finish(await inspectCommand(sources, flags, io));
    });

  return program;
}

function configOption(): Option {
  return new Option(
    "--config <file>",
    "the configuration (default: the nearest shapesmith.config.{ts,mts,js,mjs,json})",
  );
}

function debugOption(): Option {
  return new Option("--debug", "print the stack trace of an error");
}

/** An empty path would be the working directory, which a variable that is not set never meant. */
function given(value: string): string {
  if (value !== "") return value;
  throw new InvalidArgumentError("Expected a value that is not empty.");
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, given(value)];
}

function positive(value: string): number {
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
  throw new InvalidArgumentError("Expected a number from 1 to 9999.");
}

function names(value: string, previous: readonly string[] = []): readonly string[] {
  const given = value.split(",").map((name) => name.trim());
  if (!given.includes("")) return [...previous, ...given];
  throw new InvalidArgumentError("Expected names separated by commas.");
}
