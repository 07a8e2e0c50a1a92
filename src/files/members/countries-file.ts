import { COUNTRY_CODES, type Country } from "../../membership/country.ts";
import { quote } from "../../text/quote.ts";
import { readBilingual } from "../events/bilingual.ts";
import type { Fields } from "../yaml/fields.ts";
import { readList, type ListReading } from "../yaml/yaml-list.ts";

/** Reads the other names of states, territories and organizations. */
export function readCountries(file: string, text: string): ListReading<Country> {
  return readList(file, text, "this country", readCountry);
}

function readCountry(fields: Fields): Country | null {
  fields.allowOnly(["code", "organization", "name", "en", "zh"]);
  const organization = fields.choice("organization", ["true", "false"] as const, "false");
  const isOrganization = organization === "true";
  const code = readCode(fields, isOrganization);
  const name = readBilingual(fields.optionalRecord("name"), "Republic of Korea");
  const en = fields.texts("en").map(({ text }) => text);
  const zh = fields.texts("zh").map(({ text }) => text);
  if (isOrganization && !fields.has("name")) fields.text("name", "{ en: European Union }");
  if (code === null) return null;
  return { code, isOrganization, name, en, zh, file: fields.source.file, line: fields.line };
}

function readCode(fields: Fields, isOrganization: boolean): string | null {
  const code = fields.text("code", "KR");
  if (code === null) return null;
  if (isOrganization) {
    if (/^[A-Z]{2}$/.test(code) && !COUNTRY_CODES.includes(code)) return code;
    const advice = "write two capital letters that are not a country's code, such as EU.";
    return fields.report("code", `is ${quote(code)}; ${advice}`);
  }
  if (COUNTRY_CODES.includes(code)) return code;
  return fields.report("code", `is ${quote(code)}; write an ISO 3166 code, such as KR.`);
}
