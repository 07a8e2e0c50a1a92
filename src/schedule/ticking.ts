import { schedule, type Logger } from "node-cron";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";

export interface TickingParts {
  readonly clock: Clock;
  /** What to do at each tick. The signal aborts when the program stops. */
  readonly tick: (signal: AbortSignal) => Promise<void>;
  readonly log: Log;
}

export interface Ticking {
  /** Asks for a tick now, e.g. after a reconnection; it runs after the one under way. Resolves when it is done. */
  tickNow(): Promise<void>;
  /** Resolves once the tick under way has ended; no other follows. */
  stop(): Promise<void>;
}

/**
 * Ticks at once, at every full minute, when a minute was missed and when the clock was set. Never two at once:
 * ticks asked for during one are made good by one more after it. Ticks may come late or too often;
 * what is due has to be computed from the time and the store.
 */
export function startTicking({ clock, tick, log }: TickingParts): Ticking {
  const stopping = new AbortController();
  const tickNow = oneAtATime(async () => {
    if (stopping.signal.aborted) return;
    try {
      await tick(stopping.signal);
    } catch (error) {
      log.error("tick failed", { err: error });
    }
  });
  const task = schedule("* * * * *", tickNow, {
    timezone: "UTC",
    noOverlap: true,
    name: "digest-tick",
    suppressMissedWarning: true,
    logger: quiet(log),
  });
  task.on("execution:missed", () => void tickNow());
  const forgetClock = clock.onSet(() => void tickNow());
  void tickNow();
  return {
    tickNow,
    async stop() {
      forgetClock();
      stopping.abort();
      await task.destroy();
      await tickNow();
    },
  };
}

/** Messages of node-cron are logged at debug level. */
function quiet(log: Log): Logger {
  const say = (message: string | Error): void =>
    log.debug("node-cron", { message: String(message) });
  return { debug: say, info: say, warn: say, error: say };
}

/** Calls during a run share the one run that follows it. */
function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => {
    next ??= running.then(() => {
      next = null;
      running = run();
      return running;
    });
    return next;
  };
}
