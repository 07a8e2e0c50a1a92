import type { SmallTalk } from "../../ask/question/small-talk.ts";
import { detectLanguage, type Language } from "../../language.ts";
import type { Message } from "../blocks/message.ts";
import { buildSentenceMessage } from "../blocks/sentence-message.ts";
import { buildHelpMessage } from "../views/help.ts";

/** One friendly line, or help; never an article. */
export function buildSmallTalkMessage(kind: SmallTalk, typed: string): Message {
  return kind === "help"
    ? buildHelpMessage()
    : buildSentenceMessage(LINES[detectLanguage(typed)][kind]);
}

const LINES: Readonly<Record<Language, Readonly<Record<Exclude<SmallTalk, "help">, string>>>> = {
  en: {
    greeting: "Hello! Ask me about intellectual property, such as `when was the PCT signed`.",
    thanks: "You're welcome.",
    farewell: "Goodbye!",
  },
  zh: {
    greeting: "您好！您可以问我知识产权方面的问题，例如 `专利合作条约何时签署`。",
    thanks: "不客气。",
    farewell: "再见！",
  },
};
