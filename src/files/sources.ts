import type { EventSource } from "../event/event.ts";
import type { Fields } from "./yaml/fields.ts";

/** Reads `sources`, the pages that a statement rests on; an empty list is reported. */
export function readSources(fields: Fields): EventSource[] {
  fields.requireEntries("sources", "[{ title: WIPO Convention }]");
  return fields.records("sources").flatMap((source) => {
    source.allowOnly(["title", "url"]);
    const title = source.text("title", "WIPO Convention, Wikipedia");
    const url = source.optionalUrl("url");
    return title === null ? [] : [{ title, url }];
  });
}
