import type { ChannelView, CommandView, UserView } from "../protocol.ts";

/** What may stand in place of the word at the caret. */
export interface Completions {
  /** The text from here to the caret is replaced. */
  readonly from: number;
  readonly choices: readonly CompletionChoice[];
}

export interface CompletionChoice {
  readonly insert: string;
  readonly title: string;
  readonly note: string;
}

export interface Vocabulary {
  readonly commands: readonly CommandView[];
  readonly users: readonly UserView[];
  readonly channels: readonly ChannelView[];
}

const CHOICES_MAX = 8;

/** Commands after a slash that opens the text, people after `@`, channels after `#`. */
export function completionsAt(text: string, caret: number, known: Vocabulary): Completions | null {
  const typed = text.slice(0, caret);
  const command = /^\/\S*$/.exec(typed);
  if (command) return offer(0, commandChoices(typed, known.commands));
  const word = /(?:^|\s)([@#])([\p{L}\p{N}._-]*)$/u.exec(typed);
  if (!word) return null;
  const [, sign, start = ""] = word;
  const from = caret - start.length - 1;
  return offer(
    from,
    sign === "@" ? peopleChoices(start, known.users) : channelChoices(start, known.channels),
  );
}

/** How to go on with the command that was typed, or null when the text is no known command. */
export function usageOf(text: string, commands: readonly CommandView[]): string | null {
  const name = /^(\/\S+)\s/.exec(text)?.[1];
  const command = commands.find((known) => known.command === name);
  return command ? `${command.command} ${command.usageHint}`.trim() : null;
}

function offer(from: number, choices: readonly CompletionChoice[]): Completions | null {
  return choices.length > 0 ? { from, choices: choices.slice(0, CHOICES_MAX) } : null;
}

function commandChoices(typed: string, commands: readonly CommandView[]): CompletionChoice[] {
  return commands
    .filter(({ command }) => command.startsWith(typed.toLowerCase()))
    .map(({ command, usageHint, description }) => ({
      insert: `${command} `,
      title: `${command} ${usageHint}`.trim(),
      note: description,
    }));
}

function peopleChoices(start: string, users: readonly UserView[]): CompletionChoice[] {
  return users
    .filter(
      (user) =>
        begins(user.name, start) || user.realName.split(" ").some((part) => begins(part, start)),
    )
    .toSorted((one, other) => Number(other.isBot) - Number(one.isBot))
    .map(({ name, realName, title }) => ({
      insert: `@${name} `,
      title: `@${name}`,
      note: title ? `${realName} · ${title}` : realName,
    }));
}

function channelChoices(start: string, channels: readonly ChannelView[]): CompletionChoice[] {
  return channels
    .filter(({ kind, name }) => kind !== "direct" && begins(name, start))
    .map(({ name, topic }) => ({ insert: `#${name} `, title: `#${name}`, note: topic }));
}

function begins(word: string, start: string): boolean {
  return word.toLowerCase().startsWith(start.toLowerCase());
}
