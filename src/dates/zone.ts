import { findNearest } from "../text/nearest.ts";
import { quote } from "../text/quote.ts";

/** Either an IANA zone name in its usual spelling, or what is wrong with the text and how to mend it. */
export type ZoneReading = { readonly zone: string } | { readonly problem: string };

/**
 * Reads an IANA zone name such as `Asia/Shanghai` or `UTC`, in any letter case. Never throws.
 * Abbreviations and offsets are refused although runtimes know some of them:
 * `CST` would silently mean Chicago, and an offset knows no summer time.
 * The problem is a sentence such as `I know no time zone "Beijing". Did you mean Asia/Shanghai?`
 */
export function readZone(text: string): ZoneReading {
  const written = text.trim().replaceAll(/\s+/g, " ");
  const name = usualSpelling(written.replaceAll(" ", "_"));
  if (name !== null) return { zone: name };
  return { problem: problemOf(written) };
}

/** ICU's longest name has 30 letters; anything much longer is not worth comparing. */
const NAME_LETTERS_MAX = 60;

/**
 * Names that the tz database prefers today but `Intl.supportedValuesOf` does not list:
 * ICU keeps the spelling of the name's first release. https://unicode.org/reports/tr35/#Time_Zone_Identifiers
 */
const PREFERRED_NAMES = [
  "UTC",
  "Etc/UTC",
  "Africa/Asmara",
  "America/Argentina/Buenos_Aires",
  "America/Argentina/Catamarca",
  "America/Argentina/Cordoba",
  "America/Argentina/Jujuy",
  "America/Argentina/Mendoza",
  "America/Atikokan",
  "America/Indiana/Indianapolis",
  "America/Kentucky/Louisville",
  "America/Nuuk",
  "Asia/Ho_Chi_Minh",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Asia/Yangon",
  "Atlantic/Faroe",
  "Europe/Kyiv",
  "Pacific/Chuuk",
  "Pacific/Kanton",
  "Pacific/Pohnpei",
] as const;

const NAMES_BY_LOWER_CASE = new Map(
  [...Intl.supportedValuesOf("timeZone"), ...PREFERRED_NAMES].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

/** Other links of the tz database (`Asia/Chongqing`) are accepted if they name a place. */
const PLACE =
  /^(africa|america|antarctica|arctic|asia|atlantic|australia|europe|indian|pacific)\//i;

function usualSpelling(written: string): string | null {
  if (written.length > NAME_LETTERS_MAX) return null;
  const listed = NAMES_BY_LOWER_CASE.get(written.toLowerCase());
  if (listed !== undefined) return listed;
  if (!PLACE.test(written) || runtimeZone(written) === null) return null;
  return written.toLowerCase().replaceAll(/(^|[/_-])[a-z]/g, (start) => start.toUpperCase());
}

/** The zone as the runtime spells it, or null. */
function runtimeZone(written: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: written }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

function problemOf(written: string): string {
  if (written === "") return "No time zone is given. Write a name such as Asia/Shanghai.";
  const unclear = ABBREVIATIONS.get(written.toUpperCase());
  if (unclear !== undefined) return `${quote(written)} is not the name of a time zone: ${unclear}`;
  if (OFFSET.test(written)) {
    return `${quote(written)} is an offset, which knows no summer time. Write the name of a place, such as Asia/Shanghai or Europe/Zurich.`;
  }
  const meant = written.length > NAME_LETTERS_MAX ? null : zoneMeantBy(written);
  const advice =
    meant === null
      ? "Write a name such as Asia/Shanghai, Europe/Zurich or America/New_York."
      : `Did you mean ${meant}?`;
  return `I know no time zone ${quote(written)}. ${advice}`;
}

const OFFSET = /^(utc|gmt|etc\/gmt)?\s*[+-−]\s*\d{1,2}(:?\d{2})?$/i;

const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ["CST", "China and the middle of America both write it. Write Asia/Shanghai or America/Chicago."],
  ["EST", "it has no summer time. Write America/New_York."],
  ["EDT", "it is only the summer time of America/New_York. Write America/New_York."],
  ["ET", "write America/New_York."],
  ["CDT", "it is only the summer time of America/Chicago. Write America/Chicago."],
  ["MST", "it has no summer time. Write America/Denver, or America/Phoenix for Arizona."],
  [
    "PST",
    "America's Pacific coast and the Philippines both write it. Write America/Los_Angeles or Asia/Manila.",
  ],
  ["PDT", "it is only the summer time of America/Los_Angeles. Write America/Los_Angeles."],
  ["PT", "write America/Los_Angeles."],
  [
    "IST",
    "India, Ireland and Israel all write it. Write Asia/Kolkata, Europe/Dublin or Asia/Jerusalem.",
  ],
  ["BST", "Britain and Bangladesh both write it. Write Europe/London or Asia/Dhaka."],
  ["GMT", "London leaves it in summer. Write Europe/London, or UTC."],
  ["CET", "it is only the winter time of several places. Write Europe/Zurich or Europe/Berlin."],
  ["CEST", "it is only the summer time of several places. Write Europe/Zurich or Europe/Berlin."],
  ["PRC", "write Asia/Shanghai."],
  ["BJT", "write Asia/Shanghai."],
  ["JST", "write Asia/Tokyo."],
  ["KST", "write Asia/Seoul."],
  ["HKT", "write Asia/Hong_Kong."],
  ["SGT", "write Asia/Singapore."],
]);

function zoneMeantBy(written: string): string | null {
  const city = cityIn(written);
  return (
    CITIES.get(city) ??
    CITIES.get(written) ??
    ZONES_BY_CITY.get(city) ??
    runtimeZone(written) ??
    nearestZone(written, city)
  );
}

function nearestZone(written: string, city: string): string | null {
  const whole = findNearest(written, NAMES_BY_LOWER_CASE.values());
  if (whole !== null) return whole;
  const near = findNearest(city, [...CITIES.keys(), ...ZONES_BY_CITY.keys()]);
  return near === null ? null : (CITIES.get(near) ?? ZONES_BY_CITY.get(near) ?? null);
}

/** `Asia/New_Delhi`, `new delhi` -> `new delhi` */
function cityIn(name: string): string {
  return name
    .slice(name.lastIndexOf("/") + 1)
    .toLowerCase()
    .replaceAll("_", " ");
}

const ZONES_BY_CITY: ReadonlyMap<string, string> = new Map(
  [...NAMES_BY_LOWER_CASE.values()].map((zone) => [cityIn(zone), zone]),
);

/** Capitals and seats of patent offices that have no zone of their own. */
const CITIES: ReadonlyMap<string, string> = new Map([
  ["beijing", "Asia/Shanghai"],
  ["peking", "Asia/Shanghai"],
  ["china", "Asia/Shanghai"],
  ["chengdu", "Asia/Shanghai"],
  ["guangzhou", "Asia/Shanghai"],
  ["hangzhou", "Asia/Shanghai"],
  ["nanjing", "Asia/Shanghai"],
  ["shenzhen", "Asia/Shanghai"],
  ["tianjin", "Asia/Shanghai"],
  ["wuhan", "Asia/Shanghai"],
  ["xi'an", "Asia/Shanghai"],
  ["xian", "Asia/Shanghai"],
  ["北京", "Asia/Shanghai"],
  ["上海", "Asia/Shanghai"],
  ["香港", "Asia/Hong_Kong"],
  ["台北", "Asia/Taipei"],
  ["东京", "Asia/Tokyo"],
  ["日内瓦", "Europe/Zurich"],
  ["abu dhabi", "Asia/Dubai"],
  ["alexandria", "America/New_York"],
  ["alicante", "Europe/Madrid"],
  ["ankara", "Europe/Istanbul"],
  ["astana", "Asia/Almaty"],
  ["bangalore", "Asia/Kolkata"],
  ["bern", "Europe/Zurich"],
  ["berne", "Europe/Zurich"],
  ["boston", "America/New_York"],
  ["brasilia", "America/Sao_Paulo"],
  ["canberra", "Australia/Sydney"],
  ["daejeon", "Asia/Seoul"],
  ["geneva", "Europe/Zurich"],
  ["genève", "Europe/Zurich"],
  ["hanoi", "Asia/Bangkok"],
  ["islamabad", "Asia/Karachi"],
  ["marrakesh", "Africa/Casablanca"],
  ["milan", "Europe/Rome"],
  ["mumbai", "Asia/Kolkata"],
  ["munich", "Europe/Berlin"],
  ["münchen", "Europe/Berlin"],
  ["new delhi", "Asia/Kolkata"],
  ["delhi", "Asia/Kolkata"],
  ["newport", "Europe/London"],
  ["osaka", "Asia/Tokyo"],
  ["ottawa", "America/Toronto"],
  ["pretoria", "Africa/Johannesburg"],
  ["rabat", "Africa/Casablanca"],
  ["rio", "America/Sao_Paulo"],
  ["rio de janeiro", "America/Sao_Paulo"],
  ["rijswijk", "Europe/Amsterdam"],
  ["san francisco", "America/Los_Angeles"],
  ["st petersburg", "Europe/Moscow"],
  ["the hague", "Europe/Amsterdam"],
  ["washington", "America/New_York"],
  ["washington dc", "America/New_York"],
  ["wellington", "Pacific/Auckland"],
]);
