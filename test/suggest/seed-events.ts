/** An event that one of five published texts tells, read by a person. */
export interface SeedEvent {
  /** First three digits of the text's file. */
  readonly text: string;
  /** As exactly as the text has it. */
  readonly date: string;
  readonly until?: string;
  readonly basis: string;
  readonly label: string;
}

// Left out on purpose: datelines (18 December 2020, 31 March 2021, 23 December 2020), targets for 2025, and what is told
// of a year without having happened on a date ("the number of participants in 2020").
export const SEED_EVENTS: readonly SeedEvent[] = [
  { text: "000", date: "2021-04-23", basis: "occurred", label: "Forum of 2021" },
  {
    text: "001",
    date: "2017-04-20",
    until: "2017-04-21",
    basis: "occurred",
    label: "Forum of 2017",
  },
  { text: "002", date: "2020-11-30", basis: "occurred", label: "25th group study session" },
  { text: "003", date: "2021-03-16", basis: "occurred", label: "Roundtable" },
  { text: "003", date: "2018-04-10", basis: "occurred", label: "Boao Forum" },
  { text: "003", date: "2020-11-30", basis: "occurred", label: "25th group study session" },
  { text: "003", date: "2021-02-01", basis: "published", label: "Article in Qiushi" },
  { text: "003", date: "2021-04-26", basis: "observance", label: "World IP Day" },
  { text: "003", date: "2015-12", basis: "signed", label: "Memorandum of NCAC and WIPO" },
  { text: "003", date: "2018-10", basis: "signed", label: "Letters of NCAC and WOC" },
  { text: "003", date: "2021-10", basis: "planned", label: "8th International Copyright Fair" },
  { text: "003", date: "2018", basis: "signed", label: "Memorandum of MOST and WIPO" },
  { text: "003", date: "2020", basis: "signed", label: "Renewal of that memorandum" },
  { text: "003", date: "2020", basis: "in force", label: "Geneva Act of the Lisbon Agreement" },
  { text: "003", date: "2020", basis: "in force", label: "Beijing Treaty" },
  { text: "003", date: "2019", basis: "occurred", label: "WIPO General Assembly" },
  { text: "004", date: "2020-11-30", basis: "occurred", label: "25th group study session" },
];
