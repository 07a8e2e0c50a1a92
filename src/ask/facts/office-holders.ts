import { getYear, type CivilDate } from "../../dates/civil-date.ts";
import type { CatalogueEvent, EventDate } from "../../event/event.ts";
import type { Language } from "../../language.ts";
import type { Fact } from "../answer.ts";
import type { SearchIndex } from "../search-index.ts";
import { isDateTerm } from "../query/date-terms.ts";
import { FACT_WORDING } from "./word-fact.ts";

/** Asks who heads a body, now or in a year that it names. */
const ASKS =
  /\bwho\b.*\b(?:is|was|are|were|heads?|headed|leads?|led|runs?|ran|director|president|commissioner|head|chief|chair\w*)\b|\b(?:name of the|current|present|new) (?:director|president|commissioner|head)\b|(?:谁|哪位|何人).*(?:局长|总干事|主席|署长|厅长|负责人|领导)|(?:局长|总干事|主席|署长|负责人)(?:是|叫)?(?:谁|何人|哪位)|现任.*(?:局长|总干事|主席)/iu;
const ROLE =
  /\b(?:director|president|commissioner|head|heads|headed|leads?|led|runs?|ran|chief|chair\w*)\b|局长|总干事|主席|署长|负责人|领导/iu;
const FIRST = /\bfirst\b|首任|第一任/iu;

export interface AskedOffice {
  readonly text: string;
  readonly today: CivilDate;
  readonly language: Language;
}

interface TakenOffice {
  readonly event: CatalogueEvent;
  readonly date: EventDate;
  readonly key: string;
}

/**
 * Who took office last at the bodies that a question names, or last before the end of a year that it names, or first.
 * The catalogue does not say who left, so the line says when somebody took office and no more.
 */
export function findOfficeHolders(
  { text, today, language }: AskedOffice,
  events: readonly CatalogueEvent[],
  index: Pick<SearchIndex, "analyse">,
): readonly Fact[] {
  if (!ASKS.test(text) || !ROLE.test(text)) return [];
  const bodies = namesIn(text, index);
  if (bodies.size === 0) return [];
  const taken = events.flatMap((event) => takenBy(event, bodies, index));
  const years = [...text.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/gu)].map(([year]) => Number(year));
  const last = Math.max(...years, years.length > 0 ? 0 : getYear(today));
  const until = taken
    .filter(({ date, key }) => date.year <= last && key.slice(0, today.length) <= today)
    .toSorted((one, other) => one.key.localeCompare(other.key));
  const holder = FIRST.test(text) ? until[0] : until.at(-1);
  if (holder === undefined) return [];
  const { event, date } = holder;
  const line = FACT_WORDING[language].dated(event, date, today);
  return [{ text: line, sources: event.sources, asOf: null }];
}

function takenBy(
  event: CatalogueEvent,
  bodies: ReadonlySet<string>,
  index: Pick<SearchIndex, "analyse">,
): readonly TakenOffice[] {
  if (event.status !== "confirmed") return [];
  const dates = event.dates.filter(({ basis }) => basis === "took office");
  if (dates.length === 0) return [];
  const names = namesIn(`${event.title.en} ${event.title.zh ?? ""}`, index);
  if (![...bodies].every((body) => names.has(body))) return [];
  return dates.map((date) => ({ event, date, key: keyOf(date) }));
}

function keyOf({ year, month, day }: EventDate): string {
  const parts = [month, day].flatMap((part) =>
    part === null ? [] : [String(part).padStart(2, "0")],
  );
  return [String(year), ...parts].join("-");
}

function namesIn(text: string, index: Pick<SearchIndex, "analyse">): ReadonlySet<string> {
  const tokens = index
    .analyse(text)
    .filter(({ kind, term }) => kind === "name" && !isDateTerm(term));
  return new Set(tokens.map(({ term }) => term));
}
