import { listWords } from "../../text/english-lists.ts";
import { EVENT_KINDS, type EventKind, type LeapRule } from "../../event/event.ts";
import { findNearest } from "../../text/nearest.ts";
import { quote } from "../../text/quote.ts";
import { readDaysOff } from "./days-off-text.ts";
import {
  IMPORTANCES,
  type DigestLanguage,
  type DigestPreferences,
  type WeekendRule,
} from "../preferences.ts";

/** Either what is wished for, or a sentence that says what is wrong with the text and what is allowed. */
export type PreferencesReading =
  { readonly preferences: DigestPreferences } | { readonly problem: string };

/** The names of the options, in the order in which they are told. */
export const OPTION_NAMES = [
  "weekend",
  "off",
  "leap",
  "kinds",
  "tags",
  "importance",
  "milestones",
  "language",
  "empty",
] as const;
type OptionName = (typeof OPTION_NAMES)[number];

/**
 * Reads what people type after a schedule: `weekend:before off:fri,sat kinds:law,treaty milestones`, in any order.
 * What is left out stays as in `base`. `knownTags` are those of the catalogue; null takes any. Never throws.
 */
export function readPreferences(
  text: string,
  base: DigestPreferences,
  knownTags: readonly string[] | null = null,
): PreferencesReading {
  let preferences = base;
  const seen = new Set<OptionName>();
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const option = readOption(word);
    if ("problem" in option) return option;
    if (seen.has(option.name)) {
      return { problem: `\`${option.name}:\` is written twice. Put a comma between values.` };
    }
    seen.add(option.name);
    const reading = OPTIONS[option.name](option.value, preferences, knownTags);
    if ("problem" in reading) return reading;
    preferences = { ...preferences, ...reading };
  }
  return { preferences };
}

/** Whether a word is an option, e.g. `weekend:before` or `milestones`. */
export function isOption(word: string): boolean {
  return /^[a-z-]{2,}:/i.test(word) || word.toLowerCase() === "milestones";
}

/** More would not fit into what a modal carries along. */
export const TAGS_MAX = 20;
const TAG_LETTERS_MAX = 40;

type Reading = Partial<DigestPreferences> | { readonly problem: string };

/** Reads an option's value, which is in lower case. */
type ReadOption = (
  value: string,
  base: DigestPreferences,
  knownTags: readonly string[] | null,
) => Reading;

/** What people also write; `tag:` and `lang:` also narrow a question. */
const ALIASES: ReadonlyMap<string, OptionName> = new Map([
  ["kind", "kinds"],
  ["tag", "tags"],
  ["lang", "language"],
  ["weekends", "weekend"],
  ["milestone", "milestones"],
]);

function readOption(word: string): { name: OptionName; value: string } | { problem: string } {
  const [written = "", value = ""] = word.toLowerCase().split(/:(.*)/s, 2);
  const name = OPTION_NAMES.find((one) => one === written) ?? ALIASES.get(written);
  if (name !== undefined) return { name, value };
  const near = findNearest(written, OPTION_NAMES);
  const hint = near === null ? "" : ` Did you mean \`${near}\`?`;
  const known = OPTION_NAMES.map((one) => `\`${one}\``).join(", ");
  return { problem: `A digest has no option ${quote(written)}.${hint} It has ${known}.` };
}

const OPTIONS: Readonly<Record<OptionName, ReadOption>> = {
  weekend: words<WeekendRule>(
    "weekend",
    {
      "as-it-falls": "as-it-falls",
      before: "before",
      after: "after",
      friday: "before",
      monday: "after",
    },
    ["as-it-falls", "before", "after"],
    (weekend) => ({ weekend }),
  ),
  off: readDaysOff,
  leap: words<LeapRule>(
    "leap",
    { feb28: "feb28", mar1: "mar1", skip: "skip" },
    ["feb28", "mar1", "skip"],
    (leapDay) => ({ leapDay }),
  ),
  kinds: readKinds,
  tags: (value, _base, knownTags) => readTags(value, knownTags),
  importance: (value) => {
    const importance = IMPORTANCES.find((one) => String(one) === value);
    if (importance !== undefined) return { importance };
    return {
      problem: `${quote(value)} is no importance. Write \`importance:1\` for everything, 2, or 3 for the days that the office itself would mark.`,
    };
  },
  milestones: words<boolean>(
    "milestones",
    { "": true, only: true, yes: true, no: false },
    ["yes", "no"],
    (milestonesOnly) => ({ milestonesOnly }),
  ),
  language: words<DigestLanguage>(
    "language",
    { en: "en", zh: "zh", both: "both", english: "en", chinese: "zh", 中文: "zh", 英文: "en" },
    ["en", "zh", "both"],
    (language) => ({ language }),
  ),
  empty: words<DigestPreferences["emptyDays"]>(
    "empty",
    { quiet: "quiet", say: "say-so", "say-so": "say-so" },
    ["quiet", "say"],
    (emptyDays) => ({ emptyDays }),
  ),
};

/** An option with a few words; `shown` are those that a problem lists. */
function words<Value>(
  name: OptionName,
  known: Readonly<Record<string, Value>>,
  shown: readonly string[],
  toChange: (value: Value) => Partial<DigestPreferences>,
): ReadOption {
  return (value) => {
    const found = Object.hasOwn(known, value) ? known[value] : undefined;
    if (found !== undefined) return toChange(found);
    const near = findNearest(value, Object.keys(known));
    const allowed = listWords(
      shown.map((word) => `\`${name}:${word}\``),
      "or",
    );
    return { problem: `${noSuch(value, name)} Write ${allowed}.${didYouMean(near)}` };
  };
}

function readKinds(value: string): Pick<DigestPreferences, "kinds"> | { readonly problem: string } {
  if (value === "all") return { kinds: [] };
  const kinds = new Set<EventKind>();
  for (const written of partsOf(value)) {
    const kind = EVENT_KINDS.find((one) => one === written);
    if (kind === undefined) {
      const hint = didYouMean(findNearest(written, EVENT_KINDS));
      return {
        problem: `${quote(written)} is not a kind of event.${hint} There are ${EVENT_KINDS.join(", ")}; \`kinds:all\` means all of them.`,
      };
    }
    kinds.add(kind);
  }
  if (kinds.size > 0) return { kinds: [...kinds] };
  return { problem: "Which kinds? Write for example `kinds:law,treaty`." };
}

function readTags(
  value: string,
  known: readonly string[] | null,
): Pick<DigestPreferences, "tags"> | { readonly problem: string } {
  if (value === "all") return { tags: [] };
  const tags = [...new Set(partsOf(value))];
  const wrong = tags.find((tag) => !TAG.test(tag) || (known !== null && !known.includes(tag)));
  if (wrong !== undefined) {
    const near = known === null ? null : findNearest(wrong, known);
    const some = known === null ? "" : ` The almanac has ${known.join(", ")}.`;
    return { problem: `No event has the tag ${quote(wrong)}.${didYouMean(near)}${some}` };
  }
  if (tags.length === 0 || tags.length > TAGS_MAX) {
    return { problem: `Write 1 to ${TAGS_MAX} tags, for example \`tags:trademark,wipo\`.` };
  }
  return { tags };
}

const TAG = new RegExp(`^[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,${TAG_LETTERS_MAX - 1}}$`, "u");

function partsOf(value: string): string[] {
  return value.split(/[,、]/).filter(Boolean);
}

function noSuch(value: string, name: OptionName): string {
  return value === ""
    ? `\`${name}:\` has no value.`
    : `${quote(value)} is not a valid value for \`${name}\`.`;
}

function didYouMean(near: string | null): string {
  return near === null || near === "" ? "" : ` Did you mean ${near.toLowerCase()}?`;
}
