import { formatProblem } from "../article/problem.ts";
import type { CatalogueEvent } from "../event/event.ts";
import { printJson, findCurrentDate, type Terminal } from "./command-line.ts";
import { listFailingQuestions, runQuestions } from "./questions-command.ts";
import { readConfig } from "../config.ts";
import { checkContentOn } from "../files/checks/check-content.ts";
import { rateSources } from "../files/checks/source-quality.ts";
import { loadContent, type Content } from "../files/content.ts";
import { writeEventYaml } from "../files/events/event-yaml.ts";
import { writeEventsYaml, importEvents, writeNewFile } from "../files/imports/import-events.ts";
import { loadSourceTexts } from "../files/imports/source-texts.ts";
import { createPainter } from "../picture/create-painter.ts";
import { describeReport } from "../report/describe-report.ts";
import { reportContent } from "../report/report-content.ts";
import { formatReport } from "../terminal/report-text.ts";
import { writeResult } from "./result-file.ts";
import { suggestEvents } from "../suggest/suggest.ts";
import type { Command } from "../terminal/command.ts";
import {
  toSuggestionsJson,
  formatSuggestionMessages,
  formatSuggestions,
} from "../terminal/suggestion-text.ts";

/** The commands for editors. */
export type ContentCommand = Extract<
  Command,
  {
    readonly name:
      | "content check"
      | "content questions"
      | "content report"
      | "content suggest-events"
      | "content import";
  }
>;

/** Resolves to false when there is a problem. */
export function runContentCommand(command: ContentCommand, terminal: Terminal): Promise<boolean> {
  switch (command.name) {
    case "content check":
      return check(command, terminal);
    case "content questions":
      return runQuestions(command, terminal);
    case "content report":
      return report(command, terminal);
    case "content suggest-events":
      return suggest(command, terminal);
    case "content import":
      return importFile(command, terminal);
  }
}

async function check(
  { json }: ContentCommand & { readonly name: "content check" },
  terminal: Terminal,
): Promise<boolean> {
  const content = await loadContent(readConfig(terminal.environment).contentDir);
  const problems = checkContentOn(content, findCurrentDate(null, terminal));
  if (json) printJson({ ...countsOf(content), problems }, terminal);
  else
    terminal.print(
      [...problems.map(formatProblem), summary(countsOf(content), problems.length), ""].join("\n"),
    );
  for (const failing of await listFailingQuestions(terminal)) terminal.complain(failing);
  return problems.length === 0;
}

/** Reports broken files, and counts the rest. */
async function report(
  { picture, json }: ContentCommand & { readonly name: "content report" },
  terminal: Terminal,
): Promise<boolean> {
  const content = await loadContent(readConfig(terminal.environment).contentDir);
  for (const problem of content.problems) terminal.complain(formatProblem(problem));
  const { hosts } = content;
  const qualityOf = hosts && ((event: CatalogueEvent) => rateSources(event, hosts));
  const counted = reportContent(content, findCurrentDate(null, terminal), qualityOf);
  if (picture !== null) {
    await writeResult(picture, await createPainter().paintReport(counted));
    terminal.complain(`${picture}: ${describeReport(counted)}`);
  }
  if (json) printJson(counted, terminal);
  else terminal.print(formatReport(counted, terminal.type));
  return true;
}

interface Counts {
  readonly articles: number;
  readonly events: number;
  readonly terms: number;
  readonly treaties: number;
}

function countsOf({ articles, events, glossary, treaties }: Content): Counts {
  return {
    articles: articles.length,
    events: events.length,
    terms: glossary.length,
    treaties: treaties.length,
  };
}

function summary({ articles, events, terms, treaties }: Counts, problems: number): string {
  const read = `${articles} articles, ${events} events, ${terms} terms and the members of ${treaties} treaties read`;
  return problems === 0 ? `${read}; nothing to mend.` : `${read}; ${problems} to mend.`;
}

async function suggest(
  { files, json }: ContentCommand & { readonly name: "content suggest-events" },
  terminal: Terminal,
): Promise<boolean> {
  const {
    articles,
    events,
    problems: inContent,
  } = await loadContent(readConfig(terminal.environment).contentDir);
  const { texts, problems } =
    files.length === 0
      ? {
          texts: articles.map((article) => ({ ...article, name: article.id })),
          problems: inContent,
        }
      : await loadSourceTexts(files);
  for (const problem of problems) terminal.complain(formatProblem(problem));
  const found = suggestEvents(texts, events);
  if (json) printJson(toSuggestionsJson(found, writeEventYaml), terminal);
  else {
    terminal.print(formatSuggestions(found, writeEventYaml, terminal.type));
    for (const message of formatSuggestionMessages(found)) terminal.complain(message);
  }
  return problems.length === 0;
}

async function importFile(
  { file, target }: ContentCommand & { readonly name: "content import" },
  { environment, print, complain }: Terminal,
): Promise<boolean> {
  const content = await loadContent(readConfig(environment).contentDir);
  const { events, problems } = await importEvents(file, content.events);
  for (const problem of problems) complain(formatProblem(problem));
  const read = `${events.length} read, ${problems.length} to mend`;
  if (target === null) {
    if (events.length > 0) print(writeEventsYaml(events));
    const next =
      problems.length > 0
        ? "once every row is right, --write FILE writes them"
        : "--write FILE writes them";
    complain(`${read}. Nothing was written: ${next}.`);
  } else if (problems.length > 0) {
    complain(`${read}. Nothing is written to ${target} until every row is right.`);
  } else {
    await writeNewFile(target, writeEventsYaml(events));
    complain(`${read}. Written to ${target}.`);
  }
  return problems.length === 0;
}
