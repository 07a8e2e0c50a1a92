import pino from "pino";
import pretty from "pino-pretty";

/**
 * What happened, for operators. `event` is a short constant phrase; details go into `fields`.
 * Never pass tokens, questions or message bodies: ids, counts, durations and error causes only.
 */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, unknown>>;

export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Writes to standard error: readable lines on a terminal, one JSON object a line elsewhere. */
export function createLog(level: LogLevel, terminal: boolean): Log {
  const logger = terminal ? pino({ level }, readableLines()) : pino({ level }, pino.destination(2));
  const write =
    (name: LogLevel) =>
    (event: string, fields: LogFields = {}): void =>
      logger[name](fields, event);
  return { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
}

/** A log that keeps nothing, for tests and for one-off commands. */
export const silentLog: Log = {
  debug() {},
  info() {},
  warn() {},
  error() {},
};

function readableLines(): pretty.PrettyStream {
  return pretty({ destination: 2, sync: true, ignore: "pid,hostname", translateTime: "HH:MM:ss" });
}
