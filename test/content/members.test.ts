import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadContent } from "../../src/files/content.ts";
import { countriesSchema, membersSchema, mistakes } from "./schemas.ts";
import { CONTENT, memberFiles, readYaml } from "./shipped.ts";

describe("the shipped members of treaties", () => {
  test.each(memberFiles)("%s keeps to the schema of members", (file) => {
    expect(mistakes(membersSchema, readYaml(file))).toEqual([]);
  });

  test.each(memberFiles)("%s tells editors where its schema is", (file) => {
    const firstLine = readFileSync(join(CONTENT, file), "utf8").split("\n", 1);
    expect(firstLine).toEqual(["# yaml-language-server: $schema=../schema/members.schema.json"]);
  });

  test("the names of countries keep to their schema", () => {
    expect(mistakes(countriesSchema, readYaml("countries.yml"))).toEqual([]);
  });
});

describe("what the members of treaties and the events of the catalogue say of China", async () => {
  const { treaties, events, problems } = await loadContent(CONTENT);

  test("nothing is to mend", () => {
    expect(problems).toEqual([]);
  });

  test.each([
    ["paris", "cn-paris"],
    ["pct", "cn-pct"],
    ["wto", "cn-wto"],
    ["berne", "cn-berne"],
    ["madrid-agreement", "cn-madrid-agreement"],
    ["madrid-protocol", "cn-madrid-protocol"],
    ["marrakesh", "cn-marrakesh"],
    ["wct", "cn-wct-wppt"],
    ["wppt", "cn-wct-wppt"],
    ["hague", "cn-hague"],
    ["budapest", "cn-budapest"],
    ["wipo-convention", "cn-wipo"],
  ])("%s has the day of %s", (treatyId, eventId) => {
    const member = treaties
      .find(({ id }) => id === treatyId)
      ?.members.find(({ code }) => code === "CN");
    const days = events.find(({ id }) => id === eventId)?.dates ?? [];
    const { year, month, day } = member?.since ?? { year: 0, month: 0, day: 0 };
    expect(days).toContainEqual(expect.objectContaining({ year, month, day }));
  });
});

describe("the schema of members", () => {
  const treaty = {
    treaty: "paris",
    title: { en: "Paris Convention" },
    as_of: "2024-01-15",
    sources: [{ title: "WIPO" }],
    members: [
      { country: "DE", since: "1903-05-01" },
      { organization: "EU", since: "2004" },
    ],
  };

  test("takes a treaty with members", () => {
    const whole = { ...treaty, not_members: [{ country: "AR" }], complete: true, count: 2 };
    expect(mistakes(membersSchema, whole)).toEqual([]);
  });

  test.each([
    ["no member", { ...treaty, members: [] }, "/members must NOT have fewer than 1 items"],
    ["no source", { ...treaty, sources: [] }, "/sources must NOT have fewer than 1 items"],
    ["no day of the list", { ...treaty, as_of: undefined }, " must have required property 'as_of'"],
    [
      "a country that is an organization too",
      { ...treaty, members: [{ country: "DE", organization: "EU" }] },
      "/members/0 must match exactly one schema in oneOf",
    ],
    [
      "month 13",
      { ...treaty, members: [{ country: "DE", since: "1903-13-01" }] },
      '/members/0/since must match pattern "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"',
    ],
    [
      "a year without quotes",
      { ...treaty, members: [{ country: "DE", since: 1903 }] },
      "/members/0/since must be string",
    ],
    [
      "a code in small letters",
      { ...treaty, members: [{ country: "de" }] },
      '/members/0/country must match pattern "^[A-Z]{2}$"',
    ],
  ])("refuses %s", (_what, value, mistake) => {
    expect(mistakes(membersSchema, value)).toContain(mistake);
  });
});

describe("the schema of countries", () => {
  test("takes other names of a country, and an organization with its name", () => {
    const organization = { code: "EU", organization: true, name: { en: "European Union" } };
    expect(mistakes(countriesSchema, [{ code: "KR", en: ["Korea"] }, organization])).toEqual([]);
  });

  test("refuses an organization without a name", () => {
    expect(mistakes(countriesSchema, [{ code: "EU", organization: true }])).toContain(
      "/0 must have required property 'name'",
    );
  });
});
