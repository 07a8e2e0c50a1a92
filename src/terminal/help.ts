import type { Topic } from "./command.ts";

/** The text of `--help`, for one command or for all. */
export function formatHelp(topic: Topic | null): string {
  return topic === null ? OVERVIEW : HELP[topic];
}

const OVERVIEW = `ip-almanac: the office's articles and anniversaries, in Slack and here.

  ip-almanac start                        run the bot; without tokens, a local playground
  ip-almanac search QUESTION              the excerpts that answer a question
  ip-almanac today [DATE or RANGE]        what happened on a day
  ip-almanac digest preview [DATE]        the digest that would be posted
  ip-almanac calendar > ip.ics            the anniversaries as a calendar file
  ip-almanac content check                problems in articles, events and the glossary
  ip-almanac content questions [FILE]     how the office's own questions are answered
  ip-almanac content report               what the content holds and where its gaps are
  ip-almanac content suggest-events       events that articles date and the catalogue lacks
  ip-almanac content import FILE          events of a table (.csv) or a calendar (.ics)
  ip-almanac eval DIR                     how well the search does on a retrieval collection

Every command has --help. Results go to standard output, messages to standard error.
Exit codes: 0 done, 1 failed, 2 wrong use. Settings are read from the environment and .env.
`;

const HELP: Readonly<Record<Topic, string>> = {
  start: `ip-almanac start

Connects to Slack with the tokens in the environment or .env. With SLACK_APP_TOKEN it uses Socket
Mode, with SLACK_SIGNING_SECRET signed HTTP at /slack/events. With neither, and without
NODE_ENV=production, it opens a local playground: a pretend workspace in the browser.
Stop it with Ctrl+C.
`,
  search: `ip-almanac search QUESTION [--limit N] [--json]

Prints the best excerpts of the articles in CONTENT_DIR, with title, source, date and link.
docs/using.md tells how a question is narrowed; in a shell, quotation marks need single ones around them.

  --limit N   how many articles, 1 to 20 (3)
  --json      one JSON object

  ip-almanac search who presided over the 2021 forum
  ip-almanac search 世界知识产权日 --json
  ip-almanac search trademark -madrid
  ip-almanac search '"punitive damages" source:CNIPA'
`,
  today: `ip-almanac today [DATE or RANGE] [--zone ZONE] [--picture FILE.png] [--json]

Lists the anniversaries of a day or of several: tomorrow, 26 April, 2026-11-30, this week,
next 30 days, April, year (the twelve months from today). Without a date: today. Days that are
written in Chinese are told in Chinese.

  --zone ZONE         IANA zone that decides which day it is (DIGEST_TIMEZONE)
  --picture FILE.png  also draws the months as a picture; a file of that name is replaced
  --json              one JSON object
`,
  digest: `ip-almanac digest preview [DATE] [--kind KIND] [--language LANGUAGE] [--zone ZONE] [--json]

Prints the digest that would be posted for that day, or says that nothing would be.

  --kind KIND          daily, weekly or monthly (daily)
  --language LANGUAGE  en, zh or both (en)
  --zone ZONE          IANA zone that decides which day it is (DIGEST_TIMEZONE)
  --json               one JSON object
`,
  calendar: `ip-almanac calendar [--milestones] [--language LANGUAGE]

Prints the anniversaries as an iCalendar file of whole days, for Outlook, Google, Apple and
others. Each begins with its next time, counted from today in DIGEST_TIMEZONE, and comes round
yearly; what has no rule is listed ten years ahead. Entries keep their UIDs from file to file.

  --milestones         only the milestones of the next five years, each with its count of years
  --language LANGUAGE  en, zh or both (en)

  ip-almanac calendar > ip.ics
`,
  content: `ip-almanac content check [--json]

Reads every article, event and term in CONTENT_DIR and prints what an editor has to mend, as
FILE:LINE: what was read, what is allowed, what to do. Exit code 1 when there is any problem.
Which themes are missing for past years depends on the day in DIGEST_TIMEZONE.

  --json        one JSON object

ip-almanac content questions [FILE] [--json]

Asks every question of CONTENT_DIR/questions.yml, or of FILE, and prints how many are answered right
first, right among what is shown, wrongly or not, and how many are refused rightly; of each failure
what was shown. FILE is such a list, or lines of JSON: {"q": ..., "any": [...], "mayRefuse": true}.
Exit code 1 when one fails, 2 when FILE cannot be read.

  --json        one JSON object

ip-almanac content report [--picture FILE.png] [--json]

Counts the events by decade, day of the year, body, kind, sources and more, the articles and the
members of treaties, and names what is missing. content/README.md tells what each table counts.

  --picture FILE.png  also draws the days of the year; a file of that name is replaced
  --json              one JSON object

ip-almanac content suggest-events [FILE ...] [--json]

Prints entries for the catalogue, ready to paste, for each date that the articles in CONTENT_DIR or
the given files (Markdown or plain text) tell and the catalogue lacks, with the sentences and the
reason for the year: it comes from the sentence, the title or the dateline, never from today.
Choose each id, title and kind yourself.

  --json        one JSON object

ip-almanac content import FILE.csv|FILE.ics [--write FILE.yml]

Prints the file of events that an import would write, and what is wrong in which row. Exit code 1
when there is any problem. content/README.md names the columns.

  --write FILE  write it, if every row is right; no file and no id is ever overwritten
`,
  eval: `ip-almanac eval DIR [--run FILE] [--excerpts FILE] [--json]

Indexes the collection in DIR and asks its questions through the same reading, ranking and excerpts
that answer people. Prints nDCG@10, MRR@10, recall@100, how often a known answer stands in the
excerpts, latency, build time and memory.

DIR holds corpus.jsonl (_id, title, text), queries.jsonl (_id, text), qrels.tsv and, where answers
are known, answers.jsonl (_id, doc, answers).

  --run FILE        writes a TREC run, the best 100 of each question; the first one's score is the
                    confidence, 0 to 1, that it answers
  --excerpts FILE   writes the first three excerpts of each question, one JSON line each
  --json            one JSON object
`,
};
