import { countNoun } from "../text/english-lists.ts";
import type { NewEvent } from "../event/event.ts";
import type { Mention, Unresolved } from "../suggest/mentions.ts";
import type { Suggestions } from "../suggest/suggest.ts";
import type { Typography } from "./typography.ts";

/** Entries to paste into a file of events, each below the sentences that it comes from. `yamlOf` writes one entry. */
export function formatSuggestions(
  { suggestions }: Suggestions,
  yamlOf: (event: NewEvent) => string,
  type: Typography,
): string {
  return suggestions
    .map(({ event, mentions }) =>
      type.plain(`${mentions.map(mentionComment).join("")}${yamlOf(event)}\n`),
    )
    .join("");
}

/** What was not suggested, and why: one line each. */
export function formatSuggestionMessages({
  suggestions,
  known,
  unresolved,
}: Suggestions): string[] {
  return [
    ...unresolved.map(unresolvedMessage),
    `${countNoun(suggestions.length, "suggestion")}; ${countNoun(known, "date")} in the catalogue already; ${countNoun(unresolved.length, "date")} not resolved.`,
  ];
}

/** The same for scripts; a stable form, documented by its test. */
export function toSuggestionsJson(
  { suggestions, known, unresolved }: Suggestions,
  yamlOf: (event: NewEvent) => string,
): object {
  return {
    suggestions: suggestions.map(({ event, mentions }) => ({
      id: event.id,
      dates: event.dates,
      status: event.status,
      mentions: mentions.map(({ text, line, sentence, why, doubtful }) => ({
        text: text.name,
        line,
        sentence,
        why,
        doubtful,
      })),
      yaml: yamlOf(event),
    })),
    known,
    unresolved: unresolved.map(({ text, line, written, problem }) => ({
      text: text.name,
      line,
      written,
      problem,
    })),
  };
}

function mentionComment({ text, line, sentence, why }: Mention): string {
  return `# ${text.name}:${line}: ${sentence}\n#   ${why}\n`;
}

function unresolvedMessage({ text, line, written, problem }: Unresolved): string {
  return `${text.name}:${line}: "${written}" is left out: ${problem}.`;
}
