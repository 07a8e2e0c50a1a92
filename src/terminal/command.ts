import { DIGEST_LANGUAGES, type DigestLanguage } from "../digest/preferences.ts";
import { DIGEST_KINDS, type DigestKind } from "../digest/subscription.ts";
import { findNearest } from "../text/nearest.ts";
import { WrongUse } from "../user-error.ts";
import { readOptions, type OptionKinds, type Parsed } from "./options.ts";

/** What the person asked for on the command line. */
export type Command =
  | { readonly name: "start" }
  | { readonly name: "help"; readonly topic: Topic | null }
  | { readonly name: "version" }
  | {
      readonly name: "search";
      readonly question: string;
      readonly limit: number;
      readonly json: boolean;
    }
  | {
      readonly name: "today";
      readonly days: string;
      readonly zone: string | null;
      /** File of the picture, ending in .png; null where none is wanted. */
      readonly picture: string | null;
      readonly json: boolean;
    }
  | {
      readonly name: "digest preview";
      readonly date: string;
      readonly kind: DigestKind;
      readonly language: DigestLanguage;
      readonly zone: string | null;
      readonly json: boolean;
    }
  | {
      readonly name: "calendar";
      readonly milestones: boolean;
      readonly language: DigestLanguage;
    }
  | {
      readonly name: "eval";
      readonly dir: string;
      /** File of the TREC run, and of the excerpts; null where none is wanted. */
      readonly run: string | null;
      readonly excerpts: string | null;
      readonly json: boolean;
    }
  | { readonly name: "content check"; readonly json: boolean }
  | {
      readonly name: "content questions";
      /** Null for the editors' own. */
      readonly file: string | null;
      readonly json: boolean;
    }
  | {
      readonly name: "content report";
      /** File of the picture, ending in .png; null where none is wanted. */
      readonly picture: string | null;
      readonly json: boolean;
    }
  | {
      readonly name: "content suggest-events";
      /** Empty for all articles. */
      readonly files: readonly string[];
      readonly json: boolean;
    }
  | {
      readonly name: "content import";
      readonly file: string;
      /** A new file; null for a rehearsal. */
      readonly target: string | null;
    };

const TOPICS = ["start", "search", "today", "digest", "calendar", "content", "eval"] as const;
export type Topic = (typeof TOPICS)[number];

type CommandReading = { readonly command: Command } | { readonly problem: string };

const RESULTS_DEFAULT = 3;
/** An answer never has more articles than this. */
const RESULTS_MAX = 20;

/** Reads the arguments after `ip-almanac`. Throws WrongUse, a sentence about what is wrong with them. */
export function readCommand(args: readonly string[]): Command {
  const reading = readTopic(args);
  if ("problem" in reading) throw new WrongUse(reading.problem);
  return reading.command;
}

function readTopic(args: readonly string[]): CommandReading {
  const [first, ...rest] = args;
  if (first === undefined || first === "help" || first === "--help" || first === "-h") {
    return readHelp(rest[0]);
  }
  if (first === "--version") return { command: { name: "version" } };
  const topic = TOPICS.find((name) => name === first);
  if (!topic) return { problem: unknownCommand(first) };
  if (rest.includes("--help") || rest.includes("-h")) return readHelp(topic);
  return READERS[topic](rest);
}

const READERS: Readonly<Record<Topic, (args: readonly string[]) => CommandReading>> = {
  start: readStart,
  search: readSearch,
  today: readToday,
  digest: readDigest,
  calendar: readCalendar,
  content: readContent,
  eval: readEvaluation,
};

function readHelp(topic: string | undefined): CommandReading {
  if (topic === undefined) return { command: { name: "help", topic: null } };
  const known = TOPICS.find((name) => name === topic);
  return known ? { command: { name: "help", topic: known } } : { problem: unknownCommand(topic) };
}

function unknownCommand(written: string): string {
  const nearest = findNearest(written, TOPICS);
  const hint = nearest ? ` Did you mean ${nearest}?` : "";
  return `There is no command "${written}".${hint} The commands are ${TOPICS.join(", ")}; ip-almanac --help tells more.`;
}

function readStart(args: readonly string[]): CommandReading {
  return withOptions(args, {}, ({ positionals }) =>
    positionals.length === 0
      ? { command: { name: "start" } }
      : { problem: noArguments("start", positionals) },
  );
}

function readSearch(args: readonly string[]): CommandReading {
  const options = { json: { type: "boolean" }, limit: { type: "string" } } as const;
  return withOptions(exclusionsLast(args), options, ({ values, positionals }) => {
    const question = positionals.join(" ").trim();
    if (question === "") {
      return { problem: 'search needs a question, e.g. ip-almanac search "who presided in 2021".' };
    }
    const limit = Number(values["limit"] ?? RESULTS_DEFAULT);
    if (!Number.isInteger(limit) || limit < 1 || limit > RESULTS_MAX) {
      return {
        problem: `--limit is "${String(values["limit"])}"; write a whole number from 1 to ${RESULTS_MAX}.`,
      };
    }
    return { command: { name: "search", question, limit, json: values["json"] === true } };
  });
}

/** `-madrid` leaves a word out of the question; before `--` it would be read as options. */
function exclusionsLast(args: readonly string[]): readonly string[] {
  if (args.includes("--") || !args.some(isExclusion)) return args;
  return [...args.filter((arg) => !isExclusion(arg)), "--", ...args.filter(isExclusion)];
}

function isExclusion(arg: string): boolean {
  return /^-["“「\p{L}]/u.test(arg);
}

function readToday(args: readonly string[]): CommandReading {
  const options = {
    json: { type: "boolean" },
    zone: { type: "string" },
    picture: { type: "string" },
  } as const;
  return withOptions(args, options, ({ values, positionals }) => {
    const pictured = readPicture(values);
    if ("problem" in pictured) return pictured;
    const [days, zone] = [positionals.join(" "), textOrNull(values["zone"])];
    return { command: { name: "today", days, zone, ...pictured, json: values["json"] === true } };
  });
}

function readPicture(
  values: Readonly<Record<string, unknown>>,
): { readonly picture: string | null } | { readonly problem: string } {
  const picture = textOrNull(values["picture"]);
  if (picture === null || picture.endsWith(".png")) return { picture };
  return { problem: `--picture is "${picture}"; write a name that ends in .png.` };
}

function readDigest(args: readonly string[]): CommandReading {
  const options = {
    json: { type: "boolean" },
    zone: { type: "string" },
    kind: { type: "string" },
    language: { type: "string" },
  } as const;
  return withOptions(args, options, ({ values, positionals }) => {
    const [verb, ...date] = positionals;
    if (verb !== "preview") return { problem: onlyVerb("digest", "preview", verb) };
    const written = textOrNull(values["kind"]) ?? "daily";
    const kind = DIGEST_KINDS.find((name) => name === written);
    if (!kind)
      return { problem: `--kind is "${written}"; choose one of ${DIGEST_KINDS.join(", ")}.` };
    const spoken = readLanguage(values);
    if ("problem" in spoken) return spoken;
    const zone = textOrNull(values["zone"]);
    const json = values["json"] === true;
    return {
      command: { name: "digest preview", date: date.join(" "), kind, ...spoken, zone, json },
    };
  });
}

function readCalendar(args: readonly string[]): CommandReading {
  const options = { milestones: { type: "boolean" }, language: { type: "string" } } as const;
  return withOptions(args, options, ({ values, positionals }) => {
    if (positionals.length > 0) return { problem: noArguments("calendar", positionals) };
    const spoken = readLanguage(values);
    if ("problem" in spoken) return spoken;
    return { command: { name: "calendar", milestones: values["milestones"] === true, ...spoken } };
  });
}

function readLanguage(
  values: Readonly<Record<string, unknown>>,
): { readonly language: DigestLanguage } | { readonly problem: string } {
  const written = textOrNull(values["language"]) ?? "en";
  const language = DIGEST_LANGUAGES.find((name) => name === written);
  if (language !== undefined) return { language };
  return { problem: `--language is "${written}"; choose one of ${DIGEST_LANGUAGES.join(", ")}.` };
}

function readContent(args: readonly string[]): CommandReading {
  const [verb, ...rest] = args;
  if (verb === "import") return readImport(rest);
  if (verb === "report") return readReport(rest);
  return withOptions(args, { json: { type: "boolean" } }, ({ values, positionals }) => {
    const [, ...files] = positionals;
    const json = values["json"] === true;
    if (positionals[0] === "suggest-events") {
      return { command: { name: "content suggest-events", files, json } };
    }
    if (positionals[0] === "check" && files.length === 0) {
      return { command: { name: "content check", json } };
    }
    if (positionals[0] === "questions" && files.length < 2) {
      return { command: { name: "content questions", file: files[0] ?? null, json } };
    }
    const verbs = "check, questions, report, suggest-events or import";
    return { problem: onlyVerb("content", verbs, positionals.join(" ")) };
  });
}

function readReport(args: readonly string[]): CommandReading {
  const options = { json: { type: "boolean" }, picture: { type: "string" } } as const;
  return withOptions(args, options, ({ values, positionals }) => {
    if (positionals.length > 0) return { problem: noArguments("content report", positionals) };
    const pictured = readPicture(values);
    if ("problem" in pictured) return pictured;
    return { command: { name: "content report", ...pictured, json: values["json"] === true } };
  });
}

function readImport(args: readonly string[]): CommandReading {
  return withOptions(args, { write: { type: "string" } }, ({ values, positionals }) => {
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) {
      return {
        problem: "content import takes one file, e.g. ip-almanac content import events.csv.",
      };
    }
    const target = textOrNull(values["write"]);
    if (target !== null && !/\.ya?ml$/.test(target)) {
      return {
        problem: `--write is "${target}"; write a name that ends in .yml, e.g. content/events/imported.yml.`,
      };
    }
    return { command: { name: "content import", file, target } };
  });
}

function noArguments(topic: Topic | "content report", written: readonly string[]): string {
  return `${topic} takes no arguments; I read "${written.join(" ")}".`;
}

function onlyVerb(topic: Topic, verb: string, written: string | undefined): string {
  const found = written ? `I read "${topic} ${written}"` : `${topic} needs a verb`;
  return `${found}; write ip-almanac ${topic} ${verb}.`;
}

function withOptions(
  args: readonly string[],
  options: OptionKinds,
  read: (parsed: Parsed) => CommandReading,
): CommandReading {
  const reading = readOptions(args, options);
  return "problem" in reading ? reading : read(reading);
}

function readEvaluation(args: readonly string[]): CommandReading {
  const options = {
    json: { type: "boolean" },
    run: { type: "string" },
    excerpts: { type: "string" },
  } as const;
  return withOptions(args, options, ({ values, positionals }) => {
    const [dir, ...more] = positionals;
    if (dir === undefined || more.length > 0) {
      return {
        problem:
          "eval needs one folder of a collection; ip-almanac eval --help tells what is in it.",
      };
    }
    const run = textOrNull(values["run"]);
    const excerpts = textOrNull(values["excerpts"]);
    if (run !== null && run === excerpts) {
      return { problem: `--run and --excerpts both name "${run}"; write two files.` };
    }
    return { command: { name: "eval", dir, run, excerpts, json: values["json"] === true } };
  });
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
