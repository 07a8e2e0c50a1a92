/** A calendar of one entry with nothing wrong in it, to be broken. */
export const RIGHT = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//a//b//EN",
  "BEGIN:VEVENT",
  "UID:1@x",
  "DTSTAMP:20261122T050000Z",
  "DTSTART;VALUE=DATE:20261130",
  "DTEND;VALUE=DATE:20261201",
  "RRULE:FREQ=YEARLY",
  "SUMMARY:A\\, b",
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n");
