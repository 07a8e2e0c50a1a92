import { expect, test } from "vitest";
import { readEvents } from "../../../src/files/events/event-file.ts";
import { writeEventYaml } from "../../../src/files/events/event-yaml.ts";
import { loadContent } from "../../../src/files/content.ts";

test("every shipped event is read again as it was written", async () => {
  const { events } = await loadContent("content");
  expect(events.length).toBeGreaterThan(100);
  for (const { file: _file, line: _line, ...event } of events) {
    const { entries, problems } = readEvents("x.yml", writeEventYaml(event));
    expect(problems, event.id).toEqual([]);
    expect(entries, event.id).toEqual([{ ...event, file: "x.yml", line: 1 }]);
  }
});
