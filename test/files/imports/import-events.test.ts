import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readEvents } from "../../../src/files/events/event-file.ts";
import {
  writeEventsYaml,
  importEvents,
  writeNewFile,
} from "../../../src/files/imports/import-events.ts";
import { UserError } from "../../../src/user-error.ts";
import { eventWith } from "../sample-event-yaml.ts";

const HEADER = "id,kind,title_en,title_zh,date,date_basis,source";
const { entries: CATALOGUE } = readEvents(
  "content/events/x.yml",
  eventWith({ title: "{ en: A first law }" }),
);

// 专利法 and 商标法 in GBK, as Excel in China saves CSV.
const PATENT_LAW = [0xd7, 0xa8, 0xc0, 0xfb, 0xb7, 0xa8];

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "import-"));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

async function imported(text: string | Uint8Array, name = "e.csv") {
  const file = join(dir, name);
  await writeFile(file, text);
  const { events, problems } = await importEvents(file, CATALOGUE);
  const told = problems.map(({ line, message }) => `${line}: ${message.replaceAll(file, name)}`);
  return { events, told };
}

function bytesOf(beforeTitle: string, title: readonly number[], afterTitle: string): Uint8Array {
  return Buffer.concat([Buffer.from(beforeTitle), Buffer.from(title), Buffer.from(afterTitle)]);
}

test("reads Chinese in UTF-8 with a mark, in UTF-16 and in GBK", async () => {
  const text = `${HEADER}\r\npatent,law,Patent Law,专利法,1984-03-12,adopted,S\r\n`;
  const [before, after] = text.split("专利法");
  const saved = [
    Buffer.from(`\uFEFF${text}`),
    Buffer.from(`\uFEFF${text}`, "utf16le"),
    bytesOf(before ?? "", PATENT_LAW, after ?? ""),
  ];
  for (const bytes of saved) {
    const { events, told } = await imported(bytes);
    expect(told).toEqual([]);
    expect(events.map(({ title }) => title.zh)).toEqual(["专利法"]);
  }
});

test("a Western file that is not UTF-8 is refused, not read as Chinese", async () => {
  const text = `${HEADER}\nact,law,Acte de Gen\xe8ve \xe9tabli,,1999-07-02,adopted,S\n`;
  expect((await imported(Buffer.from(text, "latin1"))).told).toEqual([
    "2: this is neither UTF-8 nor GBK. Save the file as UTF-8 (in Excel: CSV UTF-8).",
  ]);
});

test("never takes an id twice, nor an event that the catalogue has under another id", async () => {
  const rows = [
    "law,law,Another,,1990-01-01,adopted,S",
    "new,law,New,,1990-01-01,adopted,S",
    "new,law,Newer,,1991-01-01,adopted,S",
    "copy,law,The first law,,1984-03-12,adopted,S",
  ];
  const { events, told } = await imported([HEADER, ...rows, ""].join("\n"));
  expect(events.map(({ id }) => id)).toEqual(["new"]);
  expect(told).toEqual([
    '2: id "law" is taken by content/events/x.yml:1. Choose another, or remove the row if it is the same event.',
    '4: id "new" is taken by e.csv:3. Choose another, or remove the row if it is the same event.',
    '5: copy is announced on the same day as law (content/events/x.yml:1), and their titles are nearly the same: "The first law". Write status: merged into law, or titles that tell them apart.',
  ]);
});

test("reads calendars by their ending, and names files of no use", async () => {
  const ics =
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART;VALUE=DATE:20170420\nEND:VEVENT\nEND:VCALENDAR\n";
  expect((await imported(ics, "C.ICS")).events).toHaveLength(1);
  await expect(importEvents("e.xlsx", [])).rejects.toThrow(
    '"e.xlsx" is neither .csv nor .ics. Save the table as CSV or the calendar as iCalendar.',
  );
  expect(await importEvents(join(dir, "none.csv"), [])).toMatchObject({
    events: [],
    problems: [{ message: "the file cannot be read (ENOENT). There is none of that name." }],
  });
});

test("the file that it writes is read as the same events", async () => {
  const { events } = await imported(
    `${HEADER}\nnew,law,"Say ""yes: no""",法,1990-01-01,adopted,S\n`,
  );
  const { entries, problems } = readEvents("y.yml", writeEventsYaml(events));
  expect(problems).toEqual([]);
  expect(entries).toEqual(events.map((event) => ({ ...event, file: "y.yml", line: 3 })));
});

test("writes a new file, and never over one that is there", async () => {
  const file = join(dir, "imported.yml");
  await writeNewFile(file, "first");
  await expect(writeNewFile(file, "second")).rejects.toThrow(
    new UserError(`${file} already exists and is not overwritten. Choose another name.`),
  );
  expect(await readFile(file, "utf8")).toBe("first");
  await expect(writeNewFile(join(dir, "no/where.yml"), "x")).rejects.toThrow("(ENOENT)");
});
