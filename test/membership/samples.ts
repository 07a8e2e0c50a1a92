import { readCivilDate } from "../../src/dates/civil-date.ts";
import type { Since, Treaty, TreatyMember } from "../../src/membership/treaty.ts";

export function sampleTreaty(changes: Partial<Treaty> = {}): Treaty {
  return {
    id: "paris",
    event: null,
    title: {
      en: "Paris Convention for the Protection of Industrial Property",
      zh: "《保护工业产权巴黎公约》",
    },
    names: { en: ["Paris Convention"], zh: ["巴黎公约"] },
    asOf: "2024-01-15",
    sources: [{ title: "WIPO", url: null }],
    members: [],
    nonMembers: [],
    isComplete: false,
    count: null,
    file: "content/members/paris.yml",
    line: 1,
    ...changes,
  };
}

export function sampleMember(code: string, since: string | null = null): TreatyMember {
  return {
    code,
    since: since === null ? null : dayOf(since),
    acts: [],
    asOf: "2024-01-15",
    sources: [{ title: "WIPO", url: null }],
    note: null,
  };
}

function dayOf(text: string): Since {
  const reading = readCivilDate(text);
  if (!("date" in reading)) throw new Error(`${text} is no day`);
  const [year = 0, month = null, day = null] = text.split("-").map(Number);
  return { precision: "day", year, month, day };
}
