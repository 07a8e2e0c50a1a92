import { parseArgs, type ParseArgsConfig } from "node:util";
import { findNearest } from "../text/nearest.ts";

/** The options of a command, each with whether it takes a value. */
export type OptionKinds = NonNullable<ParseArgsConfig["options"]>;

export interface Parsed {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
}

/** Reads a command's options, or says in a sentence what is wrong with them. */
export function readOptions(
  args: readonly string[],
  kinds: OptionKinds,
): Parsed | { readonly problem: string } {
  try {
    return parseArgs({ args: [...args], options: kinds, allowPositionals: true });
  } catch (error) {
    return { problem: problemIn(error, Object.keys(kinds)) };
  }
}

/** parseArgs' own sentences are for programmers; they tell which option it was, and its `code` what was wrong. */
function problemIn(error: unknown, names: readonly string[]): string {
  if (!(error instanceof Error) || !("code" in error)) throw error;
  const option = /'(?<option>-[^\s']*)/.exec(error.message)?.groups?.["option"] ?? "";
  if (error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return unknownOption(option, names);
  return error.message.includes("does not take an argument")
    ? `${option} takes no value.`
    : `${option} needs a value after it.`;
}

function unknownOption(option: string, names: readonly string[]): string {
  const known = [...names, "help"].map((name) => `--${name}`);
  const nearest = findNearest(option, known);
  const hint = nearest ? `Did you mean ${nearest}?` : `${listed(known)}.`;
  return `There is no option "${option}". ${hint}`;
}

function listed(known: readonly string[]): string {
  return known.length === 1
    ? `The only option is ${known[0]}`
    : `The options are ${known.join(", ")}`;
}
