import { buildMessage, type Message } from "../blocks/message.ts";
import { bold, code, linesBlock, plain, type Line } from "../blocks/rich-text.ts";

/** What people can do here, with examples to copy. */
export function buildHelpMessage(): Message {
  return buildMessage("How to ask the almanac: /ip, /ip-today, /ip-digest and @almanac.", [
    linesBlock(listQuestionHelp()),
  ]);
}

export function listQuestionHelp(): Line[] {
  return [
    [
      bold("Ask the almanac"),
      plain(", in English or Chinese. It answers in its articles' own words."),
    ],
    [code("/ip who presided over the 2021 forum"), plain("  answers you alone")],
    [code("/ip 惩罚性赔偿"), plain("  finds Chinese and English articles")],
    [
      code('/ip "punitive damages" source:CNIPA year:2021'),
      plain("  narrows it; also "),
      code("-word person: tag: lang: before: after: sort:date"),
    ],
    [code("@almanac what is the PCT"), plain("  answers everybody, in the thread")],
    [code("@almanac"), plain("  in a thread answers its first message")],
    [code("/ip-today"), plain("  what happened on this day; also "), code("/ip-today 26 April")],
    [code("/ip-today next 30 days"), plain("  what is coming; also "), code("/ip-today April")],
    [code("/ip-today year"), plain("  the coming twelve months, with a picture")],
    [
      code("/ip-digest subscribe weekly monday 09:00"),
      plain("  posts the week's anniversaries here"),
    ],
  ];
}

/** The subcommands of /ip-digest, with examples. */
export function listDigestHelp(): Line[] {
  return [
    [code("/ip-digest"), plain("  asks for everything in a form")],
    [
      code("/ip-digest subscribe daily 09:00"),
      plain("  or "),
      code("weekly monday 09:00"),
      plain(", "),
      code("both monday 09:00"),
      plain(", "),
      code("monthly 1 09:00 Asia/Shanghai"),
    ],
    [
      plain("with options: "),
      code("weekend:before off:fri,sat kinds:law tags:wipo importance:2 milestones"),
      plain(" "),
      code("language:zh empty:say"),
    ],
    [
      code("/ip-digest subscribe me daily 09:00"),
      plain("  to you alone; "),
      code("status me"),
      plain(", "),
      code("feed me"),
      plain(" and so on manage that"),
    ],
    [
      code("/ip-digest preview"),
      plain("  what the next one says; also "),
      code("preview 26 April"),
    ],
    [code("/ip-digest status"), plain("  what came last and what comes next")],
    [
      code("/ip-digest feed"),
      plain("  the anniversaries in Outlook or another calendar; "),
      code("feed revoke"),
      plain(" ends that"),
    ],
    [
      code("/ip-digest pause"),
      plain(", "),
      code("resume"),
      plain(" or "),
      code("stop"),
      plain("  for all of this channel's digests; add "),
      code("weekly"),
      plain(" for one"),
    ],
  ];
}
