/**
 * What the playground's page and its server say to each other: JSON over HTTP under `/playground/`,
 * and server-sent events for what changes. Slack's own protocol is elsewhere (`/api/*` and the WebSocket);
 * the app under test never sees this one.
 *
 * GET  /playground/workspace?as=U                  -> WorkspaceView (without as: every channel, nothing unread)
 * GET  /playground/messages?channel=C&thread=TS&as=U -> MessageView[] (ascending; thread optional)
 * GET  /playground/home?as=U                       -> HomeView
 * POST /playground/say       SayRequest            -> {}
 * POST /playground/command   CommandRequest        -> {}
 * POST /playground/action    ActionRequest         -> {}
 * POST /playground/options   OptionsRequest        -> OptionView[] (external selects)
 * POST /playground/view      ViewRequest           -> ViewResult
 * POST /playground/clock     ClockRequest          -> ClockView
 * POST /playground/read      { channel, as }       -> {}   (marks a channel as read)
 * GET  /playground/files/F                         -> the PNG of an image block with `slack_file: { id: F }`
 * GET  /playground/stream?as=U                     -> text/event-stream of StreamEvent
 *
 * A refused request answers 4xx with { error: string }, a sentence for the person.
 */

/** Raw Block Kit, as the app sent it. */
export type Blocks = readonly Readonly<Record<string, unknown>>[];

export interface WorkspaceView {
  readonly team: { readonly id: string; readonly name: string };
  readonly users: readonly UserView[];
  readonly channels: readonly ChannelView[];
  readonly commands: readonly CommandView[];
  readonly clock: ClockView;
  /** Whether the app's connection is up; the page says so while it is not. */
  readonly appConnected: boolean;
}

export interface UserView {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly title: string;
  readonly zone: string;
  readonly isBot: boolean;
  /** CSS hue 0-359 of the drawn avatar. */
  readonly hue: number;
}

export interface ChannelView {
  readonly id: string;
  readonly name: string;
  readonly kind: "channel" | "private" | "direct";
  readonly topic: string;
  readonly members: readonly string[];
  readonly unread: number;
}

export interface CommandView {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

export interface ClockView {
  readonly nowMs: number;
  /** Zone in which the page shows the clock. */
  readonly zone: string;
  /** False after the clock was set by hand and stands apart from the real time. */
  readonly real: boolean;
}

export interface MessageView {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly userId: string;
  readonly text: string;
  readonly blocks: Blocks;
  readonly ephemeral: boolean;
  readonly edited: boolean;
  readonly replyCount: number;
  readonly lastReplyTs: string | null;
  readonly unfurlsLinks: boolean;
}

export interface HomeView {
  readonly blocks: Blocks;
}

/** A modal; the newest of the stack is shown. */
export interface ModalView {
  readonly id: string;
  readonly title: string;
  readonly submit: string | null;
  readonly close: string | null;
  readonly blocks: Blocks;
}

export interface SayRequest {
  readonly as: string;
  readonly channel: string;
  /** As typed: `@almanac` and `#channel` are turned into Slack's `<@U..>` by the server. */
  readonly text: string;
  readonly threadTs: string | null;
}

export interface CommandRequest {
  readonly as: string;
  readonly channel: string;
  readonly command: string;
  readonly text: string;
}

export interface ActionRequest {
  readonly as: string;
  readonly source:
    | { readonly in: "message"; readonly channel: string; readonly ts: string }
    | { readonly in: "home" }
    | { readonly in: "modal"; readonly viewId: string };
  readonly blockId: string;
  readonly actionId: string;
  /** The element's type, e.g. `button`, and its new value in Slack's own form (`value`, `selected_option` ...). */
  readonly type: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** State of every input around it, in Slack's `state.values` form. */
  readonly state: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface OptionsRequest {
  readonly as: string;
  readonly source: ActionRequest["source"];
  readonly blockId: string;
  readonly actionId: string;
  readonly typed: string;
}

export interface OptionView {
  readonly text: string;
  readonly value: string;
}

export interface ViewRequest {
  readonly as: string;
  readonly viewId: string;
  readonly do: "submit" | "close";
  readonly state: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** `errors` by block id keep the modal open. */
export type ViewResult =
  | { readonly result: "closed" }
  | { readonly result: "updated" }
  | { readonly result: "errors"; readonly errors: Readonly<Record<string, string>> };

/** Local wall-clock time in the workspace's zone, `2027-04-26T09:00`, or null for the real time. */
export interface ClockRequest {
  readonly to: string | null;
}

export type StreamEvent =
  | { readonly type: "message"; readonly message: MessageView }
  | { readonly type: "message-changed"; readonly message: MessageView }
  | { readonly type: "message-deleted"; readonly channel: string; readonly ts: string }
  | { readonly type: "home"; readonly home: HomeView }
  | { readonly type: "modal"; readonly modal: ModalView | null }
  | { readonly type: "channels"; readonly channels: readonly ChannelView[] }
  | { readonly type: "clock"; readonly clock: ClockView }
  | { readonly type: "connection"; readonly appConnected: boolean }
  /** What Slack itself would tell the person, e.g. `/ip failed: the app did not answer within 3 seconds`. */
  | { readonly type: "notice"; readonly text: string; readonly level: "info" | "error" };
