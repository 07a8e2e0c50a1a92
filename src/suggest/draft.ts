import type { EventDate, EventKind, EventSource, NewEvent } from "../event/event.ts";
import type { Mention } from "./mentions.ts";

/** Drafts a catalogue entry for the mentions of one date. Its id is new, and is added to `taken`. */
export function draftEvent(
  mentions: readonly [Mention, ...Mention[]],
  taken: Set<string>,
): NewEvent {
  const [first] = mentions;
  const best = mentions.find(({ isLead }) => isLead) ?? first;
  const date = dateOf(mentions.map((mention) => mention.date)) ?? first.date;
  const title = titleOf(best);
  const isPlan = date.basis === "planned";
  return {
    id: freeId(date, taken),
    kind: kindOf(title, date),
    title: { en: title, zh: /\p{Script=Han}/u.test(title) ? title : null },
    summary: null,
    dates: [date],
    announce: date.basis,
    recurrence: { rule: "yearly", leap: null },
    themes: new Map(),
    calendar: "gregorian",
    names: [],
    status: isPlan ? "planned" : "confirmed",
    confidence: isPlan || mentions.every(({ doubtful }) => doubtful) ? "low" : "medium",
    importance: 1,
    tags: ["suggested"],
    sources: sourcesOf(mentions),
    note: mentions.map(({ text, line, why }) => `${text.name}:${line}: ${why}`).join(" "),
  };
}

/** The most specific basis, and the last day if a mention gives one. */
function dateOf(dates: readonly EventDate[]): EventDate | null {
  const [best] = dates.toSorted((a, b) => vagueness(a) - vagueness(b));
  const until = dates.find((date) => date.until !== null)?.until ?? null;
  return best === undefined ? null : { ...best, until };
}

/** Least specific last: a plan may have changed, and "occurred" is used where no word says what happened. */
function vagueness({ basis }: EventDate): number {
  if (basis === "planned") return 2;
  return basis === "occurred" ? 1 : 0;
}

function freeId({ year, month, day }: EventDate, taken: Set<string>): string {
  const when = [year, month, day].filter((part) => part !== null);
  const stem = `suggested-${when.map((part) => String(part).padStart(2, "0")).join("-")}`;
  let id = stem;
  for (let count = 2; taken.has(id); count++) id = `${stem}-${count}`;
  taken.add(id);
  return id;
}

/** The text's title for the day that it is about; else the beginning of the sentence, without the date. */
function titleOf({ isLead, text, sentence }: Mention): string {
  if (isLead) return text.title;
  const words = sentence.replaceAll(/\s+/g, " ");
  if (words.length <= TITLE_LETTERS_MAX) return words;
  const cut = words.slice(0, TITLE_LETTERS_MAX + 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), TITLE_LETTERS_MAX / 2)).trim()} …`;
}

/** A title of this length fits on one line of an editor's screen. */
const TITLE_LETTERS_MAX = 90;

function kindOf(title: string, { basis }: EventDate): EventKind {
  const fixed = KIND_OF_BASIS[basis];
  if (fixed !== undefined) return fixed;
  return KIND_WORDS.find(([, pattern]) => pattern.test(title))?.[0] ?? "event";
}

const KIND_OF_BASIS: Partial<Record<EventDate["basis"], EventKind>> = {
  deposited: "accession",
  ratified: "accession",
  published: "publication",
  established: "institution",
  founded: "institution",
  renamed: "institution",
};

const KIND_WORDS: readonly (readonly [EventKind, RegExp])[] = [
  ["cooperation", /\b(?:memorandum|letters)\b|备忘录/i],
  ["treaty", /\b(?:treaty|convention|protocol|agreement|act of)\b|条约|公约|协定/i],
  ["court", /\b(?:court|tribunal)\b|法院|法庭/i],
  ["law", /\b(?:law|code|regulations|amendment)\b|《[^》]*法》|法律/i],
  ["policy", /\b(?:plan|outline|strategy|opinions|study session)\b|规划|纲要|集体学习/i],
];

/** The sources of the paragraphs, or the text itself where a paragraph names none; each once. */
function sourcesOf(mentions: readonly Mention[]): EventSource[] {
  const named = new Map<string, EventSource>();
  for (const source of mentions.flatMap(sourcesOfOne)) named.set(source.title, source);
  return [...named.values()];
}

function sourcesOfOne({ text, line }: Mention): readonly EventSource[] {
  const { title, source, url, published, blocks } = text;
  const pages = blocks.find((block) => block.line === line)?.sources;
  if (pages !== undefined) return pages.map((page) => ({ title: page.title, url: page.url }));
  return [{ title: [source, title, published].filter((part) => part !== null).join(", "), url }];
}
