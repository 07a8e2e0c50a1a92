import { readCommand, type Command } from "../terminal/command.ts";
import { formatHelp } from "../terminal/help.ts";
import { UserError, WrongUse } from "../user-error.ts";
import type { Terminal } from "./command-line.ts";

/** What the process provides to the typed commands. */
export interface ProgramParts {
  /** Resolves when the almanac has stopped. Rejects with UserError. */
  readonly start: () => Promise<void>;
  /** As in package.json. */
  readonly version: () => Promise<string>;
}

const EXIT_DONE = 0;
export const EXIT_FAILED = 1;
const EXIT_WRONG_USE = 2;

/** Runs the command typed after the program's name, and resolves to the exit code. */
export async function runTyped(
  args: readonly string[],
  terminal: Terminal,
  parts: ProgramParts,
): Promise<number> {
  try {
    return await perform(readCommand(args), terminal, parts);
  } catch (error) {
    // Any other error is a defect: Node prints its stack and exits with 1.
    if (!(error instanceof UserError)) throw error;
    terminal.complain(error.message);
    return error instanceof WrongUse ? EXIT_WRONG_USE : EXIT_FAILED;
  }
}

async function perform(command: Command, terminal: Terminal, parts: ProgramParts): Promise<number> {
  if (command.name === "start") await parts.start();
  else if (command.name === "help") terminal.print(formatHelp(command.topic));
  else if (command.name === "version") terminal.print(`${await parts.version()}\n`);
  else return (await look(command, terminal)) ? EXIT_DONE : EXIT_FAILED;
  return EXIT_DONE;
}

type LookUp = Exclude<Command, { readonly name: "start" | "help" | "version" }>;

/** Each command is imported when it is needed: a look-up does not load Slack's libraries. */
async function look(command: LookUp, terminal: Terminal): Promise<boolean> {
  switch (command.name) {
    case "eval": {
      const { runEvaluation } = await import("./evaluation-command.ts");
      await runEvaluation(command, terminal);
      return true;
    }
    case "content check":
    case "content questions":
    case "content report":
    case "content suggest-events":
    case "content import": {
      const { runContentCommand } = await import("./content-commands.ts");
      return runContentCommand(command, terminal);
    }
    case "search":
    case "today":
    case "digest preview":
    case "calendar": {
      const { runCommand } = await import("./command-line.ts");
      await runCommand(command, terminal);
      return true;
    }
  }
}
