import type {
  ActionRequest,
  ClockRequest,
  ClockView,
  CommandRequest,
  HomeView,
  MessageView,
  OptionsRequest,
  OptionView,
  SayRequest,
  ViewRequest,
  ViewResult,
  WorkspaceView,
} from "../protocol.ts";

/** The page's server. Every call rejects with Refused, in words for the person. */
export const api = {
  workspace: (as: string | null): Promise<WorkspaceView> =>
    get("workspace", as === null ? {} : { as }),
  messages: (channel: string, thread: string | null, as: string): Promise<MessageView[]> =>
    get("messages", { channel, as, ...(thread === null ? {} : { thread }) }),
  home: (as: string): Promise<HomeView> => get("home", { as }),
  say: (request: SayRequest): Promise<void> => post("say", request),
  command: (request: CommandRequest): Promise<void> => post("command", request),
  action: (request: ActionRequest): Promise<void> => post("action", request),
  options: (request: OptionsRequest): Promise<OptionView[]> => post("options", request),
  view: (request: ViewRequest): Promise<ViewResult> => post("view", request),
  clock: (request: ClockRequest): Promise<ClockView> => post("clock", request),
  read: (channel: string, as: string): Promise<void> => post("read", { channel, as }),
};

export class Refused extends Error {
  override readonly name = "Refused";
}

async function get<T>(path: string, query: Record<string, string>): Promise<T> {
  return ask(`${path}?${new URLSearchParams(query).toString()}`, {});
}

async function post<T>(path: string, body: unknown): Promise<T> {
  return ask(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(`/playground/${path}`, init).catch(() => {
    throw new Refused("The playground's server does not answer. Is it still running?");
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(errorIn(answer) ?? `The server answered ${response.status}.`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same protocol.ts types the server's answers
  return answer as T;
}

function errorIn(answer: unknown): string | null {
  const error = typeof answer === "object" && answer && "error" in answer ? answer.error : null;
  return typeof error === "string" ? error : null;
}
