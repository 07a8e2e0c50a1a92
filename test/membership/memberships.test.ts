import { describe, expect, test } from "vitest";
import { COUNTRY_CODES } from "../../src/membership/country.ts";
import { createMemberships } from "../../src/membership/memberships.ts";
import { loadContent } from "../../src/files/content.ts";
import { sampleMember, sampleTreaty } from "./samples.ts";

const source = { title: "INPI", url: null };
const paris = sampleTreaty({
  members: [sampleMember("CN", "1985-03-19"), sampleMember("EU")],
  nonMembers: [{ code: "TW", asOf: "2022-01-01", sources: [source], note: null }],
});

describe("whether somebody is a member", () => {
  const memberships = createMemberships([paris], []);

  test("of whom the list says so, since that day", () => {
    expect(memberships.find(paris, "CN")).toMatchObject({
      state: "member",
      member: { since: { precision: "day", year: 1985, month: 3, day: 19 }, asOf: "2024-01-15" },
    });
  });

  test("without a day where no page says it", () => {
    expect(memberships.find(paris, "EU")).toMatchObject({
      state: "member",
      member: { since: null },
    });
  });

  test("is unknown of whom a list lacks that is not complete", () => {
    expect(memberships.find(paris, "KR")).toEqual({ state: "unknown" });
  });

  test("is denied of whom a page says so, on the day of that page", () => {
    const basis = { asOf: "2022-01-01", sources: [source] };
    expect(memberships.find(paris, "TW")).toEqual({ state: "not-member", basis });
  });

  test("is denied of whom a complete list lacks", () => {
    const { asOf, sources } = paris;
    expect(memberships.find({ ...paris, isComplete: true }, "KR")).toEqual({
      state: "not-member",
      basis: { asOf, sources },
    });
  });
});

describe("names of treaties", () => {
  const agreement = sampleTreaty({
    id: "madrid-agreement",
    title: {
      en: "Madrid Agreement Concerning the International Registration of Marks",
      zh: "《商标国际注册马德里协定》",
    },
    names: { en: ["Madrid Agreement"], zh: ["马德里协定"] },
  });
  const protocol = sampleTreaty({
    id: "madrid-protocol",
    title: {
      en: "Protocol Relating to the Madrid Agreement Concerning the International Registration of Marks",
      zh: "《商标国际注册马德里协定有关议定书》",
    },
    names: { en: ["Madrid Protocol"], zh: ["马德里议定书"] },
  });
  const memberships = createMemberships([paris, agreement, protocol], []);

  test.each([
    ["Is China a member of the Paris Convention?", ["paris"]],
    ["the Paris Agreement", []],
    ["中国加入《保护工业产权巴黎公约》", ["paris"]],
    [protocol.title.en, ["madrid-protocol"]],
    ["商标国际注册马德里协定有关议定书", ["madrid-protocol"]],
    ["the Madrid Agreement and the Madrid Protocol", ["madrid-agreement", "madrid-protocol"]],
  ])("%j", (text, ids) => {
    expect(memberships.treatiesIn(text).map(({ id }) => id)).toEqual(ids);
  });
});

describe("names of countries, as they are shipped", async () => {
  const { countries } = await loadContent("content");
  const memberships = createMemberships([], countries);

  test.each([
    ["Is Britain a member?", ["GB"]],
    ["is the uk a member", ["GB"]],
    ["does the us belong to it; tell us", ["US"]],
    ["USA or America", ["US"]],
    ["Latin America", []],
    ["Northern Ireland and Ireland", ["GB", "IE"]],
    ["Korea", ["KR"]],
    ["Democratic People's Republic of Korea", ["KP"]],
    ["Republic of Korea", ["KR"]],
    ["Russia, Russian Federation", ["RU"]],
    ["Turkey and Türkiye", ["TR"]],
    ["Czech Republic, Czechia", ["CZ"]],
    ["Vietnam, Viet Nam", ["VN"]],
    ["the EU and its members", ["EU"]],
    ["Hong Kong, China and China", ["HK", "CN"]],
    ["Chinese Taipei", ["TW"]],
    ["中国台湾", ["TW"]],
    ["中国香港", ["HK"]],
    ["中国", ["CN"]],
    ["德國和法國", ["DE", "FR"]],
    ["韩国、朝鲜", ["KR", "KP"]],
    ["印度尼西亚", ["ID"]],
    ["印度和印尼", ["IN", "ID"]],
    ["欧盟", ["EU"]],
    ["英国 美国 日本", ["GB", "US", "JP"]],
    ["沙特和阿联酋", ["SA", "AE"]],
    ["Is it in Turkey's law?", ["TR"]],
  ])("%j", (text, codes) => {
    expect(memberships.countriesIn(text)).toEqual(codes);
  });

  test("every country is found by the name that answers give it, in both languages", () => {
    for (const code of [...COUNTRY_CODES, "EU", "OA"]) {
      expect.soft(memberships.countriesIn(memberships.nameOf(code, "en")), code).toEqual([code]);
      expect.soft(memberships.countriesIn(memberships.nameOf(code, "zh")), code).toEqual([code]);
    }
  });

  test.each([
    ["KR", "Republic of Korea", "韩国"],
    ["DE", "Germany", "德国"],
    ["EU", "European Union", "欧洲联盟"],
    ["HK", "Hong Kong, China", "中国香港"],
  ])("%s is called %s and %s", (code, en, zh) => {
    expect([memberships.nameOf(code, "en"), memberships.nameOf(code, "zh")]).toEqual([en, zh]);
  });
});
