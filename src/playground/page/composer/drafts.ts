/** What was typed and not sent, and what was sent, by place: nothing typed is lost. */
export interface Drafts {
  read(place: string): string;
  write(place: string, text: string): void;
  /** Keeps a text that was sent and forgets the draft. */
  sent(place: string, text: string): void;
  /** The text sent that many steps back; 1 is the last one. Null where there is none. */
  recall(place: string, back: number): string | null;
}

/** The two methods of the browser's storage that are used. */
export interface TextStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** The last ones are the ones that people repeat. */
const SENT_MAX = 30;

export function createDrafts(storage: TextStorage): Drafts {
  const drafts = readTexts(storage, "drafts");
  const sent = readLists(storage, "sent");
  const write = (place: string, text: string): void => {
    if (text.trim() === "") drafts.delete(place);
    else drafts.set(place, text);
    keep(storage, "drafts", drafts);
  };
  return {
    read: (place) => drafts.get(place) ?? "",
    write,
    sent(place, text) {
      const others = (sent.get(place) ?? []).filter((known) => known !== text);
      sent.set(place, [text, ...others].slice(0, SENT_MAX));
      keep(storage, "sent", sent);
      write(place, "");
    },
    recall: (place, back) => sent.get(place)?.[back - 1] ?? null,
  };
}

function readTexts(storage: TextStorage, name: string): Map<string, string> {
  return new Map(
    entriesIn(storage, name).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
}

function readLists(storage: TextStorage, name: string): Map<string, string[]> {
  return new Map(
    entriesIn(storage, name).map(([place, texts]) => [
      place,
      Array.isArray(texts) ? texts.filter((text) => typeof text === "string") : [],
    ]),
  );
}

/** Nothing, where nothing was stored or somebody else's text is. */
function entriesIn(storage: TextStorage, name: string): [string, unknown][] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(keyOf(name)) ?? "{}");
    return typeof stored === "object" && stored !== null ? Object.entries(stored) : [];
  } catch {
    return [];
  }
}

function keep(storage: TextStorage, name: string, texts: ReadonlyMap<string, unknown>): void {
  try {
    storage.setItem(keyOf(name), JSON.stringify(Object.fromEntries(texts)));
  } catch {
    // A full or forbidden storage costs the memory across reloads, not the message.
  }
}

function keyOf(name: string): string {
  return `almanac-playground-${name}`;
}
