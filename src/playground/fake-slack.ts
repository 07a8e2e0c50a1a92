import { silentLog, type Log } from "../log.ts";
import type { ServeWeb } from "../web.ts";
import { runCommand, type CommandResult } from "./interactions/commands.ts";
import { DEFAULT_CHANNELS, DEFAULT_PEOPLE } from "./workspace/default-workspace.ts";
import { Deliveries, SLACK_RETRY_DELAYS_MS, type DeliveryRecord } from "./deliveries/deliveries.ts";
import { createFaultPlan, type Faults } from "./faults.ts";
import { createFeed } from "./workspace/feed.ts";
import { Files } from "./workspace/files.ts";
import { HttpServer } from "./http/http-server.ts";
import { EVERYTHING_GRANTED, type Grant } from "./workspace/grant.ts";
import { createIdentity, type Bot, type Credentials, type Team } from "./workspace/identity.ts";
import { InFlight } from "./deliveries/in-flight.ts";
import { pressElement, loadOptions } from "./interactions/interactions.ts";
import { asObject, type JsonObject } from "./json.ts";
import { useModal } from "./interactions/modals.ts";
import { keepNotices, type Notice } from "./workspace/notices.ts";
import type {
  ActionRequest,
  CommandRequest,
  HomeView,
  MessageView,
  ModalView,
  OptionsRequest,
  OptionView,
  SayRequest,
  ViewRequest,
  ViewResult,
} from "./page/protocol.ts";
import { PageServer } from "./http/page-server.ts";
import { showMessages, showModal } from "./http/page-views.ts";
import { readPress, type PressRequest } from "./interactions/press.ts";
import type { SettableClock } from "./settable-clock.ts";
import { SignedHttp } from "./deliveries/signed-http.ts";
import { SocketMode, type DisconnectReason } from "./deliveries/socket-mode.ts";
import { Tickets } from "./interactions/tickets.ts";
import { createTimestamps, toSeconds } from "./workspace/timestamps.ts";
import { findHome } from "./workspace/home.ts";
import { openHome } from "./interactions/open-home.ts";
import { sendMessage } from "./interactions/send-message.ts";
import { waitUntil } from "./deliveries/until.ts";
import { Views } from "./workspace/views.ts";
import { WebApi, type CallRecord } from "./web-api/server.ts";
import { Workspace, type ChannelSeed, type Person } from "./workspace/workspace.ts";
import type { World } from "./world.ts";

export interface FakeSlackOptions {
  /** Of the loopback interface; 0 (unless told) picks a free one. */
  readonly port?: number;
  readonly clock: SettableClock;
  readonly log?: Log;
  /** From the app's manifest (`readGrant`); everything is granted unless told. */
  readonly grant?: Grant;
  readonly people?: readonly Person[];
  readonly channels?: readonly ChannelSeed[];
  /** IANA zone in which the page shows and sets the clock; UTC unless told. */
  readonly zone?: string;
  /** How long the app may take to acknowledge; Slack's 3 seconds unless told. */
  readonly ackTimeoutMs?: number;
  /** Delays before each retry of an event; Slack's unless told. */
  readonly retryDelaysMs?: readonly number[];
  /** How long an uploaded file cannot be shown yet; 250 unless told. */
  readonly fileProcessingMs?: number;
}

/** A Slack workspace with one installed app, the almanac; speaks Slack's own protocol. */
export interface FakeSlack {
  /** The page, e.g. `http://127.0.0.1:3000`. */
  readonly url: string;
  /** What an app takes as Slack's API, with a slash at the end. */
  readonly apiUrl: string;
  readonly credentials: Credentials;
  readonly team: Team;
  readonly bot: Bot;
  readonly people: readonly Person[];
  readonly faults: Faults;
  /** Sends everything to this address, signed, instead of over Socket Mode. */
  deliverTo(requestUrl: string): void;
  /** Answers for the app on the page's own address: what a deployment serves beside Slack's requests. */
  alsoServe(serve: ServeWeb): void;
  /** Slack's check of the request URL; only after `deliverTo`. */
  verifyRequestUrl(challenge: string): Promise<boolean>;

  // What a person does. Each throws or rejects with Refusal, a sentence for the person.
  say(request: SayRequest): { readonly ts: string };
  command(request: CommandRequest): Promise<CommandResult>;
  act(request: ActionRequest): Promise<void>;
  /** Like `act`, for an element of a message, a modal or home that is named by its action id. */
  press(request: PressRequest): Promise<void>;
  options(request: OptionsRequest): Promise<OptionView[]>;
  view(request: ViewRequest): Promise<ViewResult>;
  openHome(as: string): HomeView;

  // What a person sees.
  /** Ascending; of the channel without replies, or of a thread; without `as`, ephemeral messages of everybody. */
  messages(question: {
    readonly channel: string;
    readonly thread?: string;
    readonly as?: string;
  }): MessageView[];
  home(as: string): HomeView;
  /** The modal on top, or null. */
  modal(as: string): ModalView | null;
  /** Words of Slack itself to people, oldest first. */
  notices(): readonly Notice[];

  // What went over the wire.
  /** Every call of the Web API, oldest first. */
  calls(): readonly CallRecord[];
  /** Everything that was sent to the app, retries included, oldest first. */
  deliveries(): readonly DeliveryRecord[];
  /** Sends a payload as an event, as it is; for captured ones. */
  deliverEvent(payload: JsonObject): void;
  /** Sends the newest event again with the same event id. */
  redeliverLastEvent(): void;

  // The connection.
  connected(): boolean;
  connectionCount(): number;
  disconnect(reason: DisconnectReason): void;
  /** Cuts the connections without a word. */
  dropConnections(): void;
  archive(channel: string): void;

  /** Resolves to the first value of `read` that is neither null, undefined nor false; rejects after `withinMs` (20 s). */
  until<T>(read: () => T | null | undefined | false, withinMs?: number): Promise<T>;
  /** Resolves when nothing has been under way between Slack and the app for a moment. */
  settled(quietMs?: number): Promise<void>;
  /** Closes the app's connections first, then the server. */
  stop(): Promise<void>;
}

const ACK_TIMEOUT_MS = 3000;

/** Slack works on a file after its upload: about a second (https://github.com/slackapi/python-slack-sdk/issues/1521). */
const FILE_PROCESSING_MS = 250;

export async function createFakeSlack(setup: FakeSlackOptions): Promise<FakeSlack> {
  const inFlight = new InFlight();
  const faults = createFaultPlan();
  const world = createWorld(setup, inFlight);
  const webApi = new WebApi(world, faults);
  const page = new PageServer(world, {
    clock: setup.clock,
    zone: setup.zone ?? "UTC",
    settled: (quietMs) => inFlight.settled(quietMs),
  });
  const server = new HttpServer({ world, webApi, page, inFlight, faults });
  world.url = await server.listen(setup.port ?? 0);
  const stopListening = setup.clock.onSet(() => world.feed.publish({ kind: "clock" }));
  return {
    ...outside(world),
    ...peopleDo(world),
    ...peopleSee(world),
    ...onTheWire(world, setup),
    faults,
    alsoServe: (serve) => server.alsoServe(serve),
    calls: () => webApi.calls,
    until: (read, withinMs) => waitUntil(world, read, withinMs),
    settled: (quietMs) => inFlight.settled(quietMs),
    async stop() {
      stopListening();
      world.deliveries.stop();
      await world.socketMode.stop();
      await server.stop();
    },
  };
}

function createWorld(setup: FakeSlackOptions, inFlight: InFlight): World {
  const { clock, log = silentLog } = setup;
  const identity = createIdentity();
  const feed = createFeed();
  const socketMode = new SocketMode({
    appId: identity.bot.appId,
    feed,
    ackTimeoutMs: setup.ackTimeoutMs ?? ACK_TIMEOUT_MS,
  });
  const timestamps = createTimestamps(clock);
  return {
    identity,
    clock,
    timestamps,
    log,
    feed,
    socketMode,
    grant: setup.grant ?? EVERYTHING_GRANTED,
    workspace: new Workspace({
      people: setup.people ?? DEFAULT_PEOPLE,
      channels: setup.channels ?? DEFAULT_CHANNELS,
      bot: identity.bot,
      feed,
      timestamps,
      createdSeconds: toSeconds(clock),
    }),
    files: new Files(clock, setup.fileProcessingMs ?? FILE_PROCESSING_MS),
    views: new Views(feed, () => toSeconds(clock)),
    tickets: new Tickets(clock, identity.team.id),
    deliveries: new Deliveries({
      transport: socketMode,
      log,
      inFlight,
      retryDelaysMs: setup.retryDelaysMs ?? SLACK_RETRY_DELAYS_MS,
    }),
    url: "",
  };
}

function outside(world: World) {
  const { identity } = world;
  return {
    url: world.url,
    apiUrl: `${world.url}/api/`,
    credentials: identity.credentials,
    team: identity.team,
    bot: identity.bot,
    people: world.workspace.people,
  };
}

function peopleDo(world: World) {
  return {
    say: (request: SayRequest) => sendMessage(world, request),
    command: (request: CommandRequest) => runCommand(world, request),
    act: (request: ActionRequest) => pressElement(world, request),
    press: async (request: PressRequest) => pressElement(world, readPress(world, request)),
    options: (request: OptionsRequest) => loadOptions(world, request),
    view: (request: ViewRequest) => useModal(world, request),
    openHome: (as: string) => openHome(world, as),
  };
}

function peopleSee(world: World) {
  const notices = keepNotices(world.feed);
  return {
    messages: ({ channel, thread, as }: { channel: string; thread?: string; as?: string }) =>
      showMessages(world, { channel, thread: thread ?? null, as: as ?? null }),
    home: (as: string) => findHome(world, as),
    modal: (as: string) => showModal(world.views.modalsOf(as).at(-1)),
    notices: () => notices,
  };
}

function onTheWire(world: World, setup: FakeSlackOptions) {
  const { deliveries, socketMode, identity, clock } = world;
  return {
    deliverTo(requestUrl: string) {
      deliveries.transport = new SignedHttp({
        requestUrl,
        signingSecret: identity.credentials.signingSecret,
        clock,
        ackTimeoutMs: setup.ackTimeoutMs ?? ACK_TIMEOUT_MS,
      });
      world.feed.publish({ kind: "connection" });
    },
    async verifyRequestUrl(challenge: string) {
      const { transport } = deliveries;
      if (!(transport instanceof SignedHttp)) throw new Error("Call deliverTo first.");
      return transport.verifyUrl(identity.verificationToken, challenge);
    },
    deliveries: () => deliveries.records,
    deliverEvent: (payload: JsonObject) => deliveries.sendEvent(payload),
    redeliverLastEvent: () => deliveries.sendEvent(asObject(deliveries.lastEvent)),
    connected: () => deliveries.transport.connected,
    connectionCount: () => socketMode.connectionCount,
    disconnect: (reason: DisconnectReason) => socketMode.disconnect(reason),
    dropConnections: () => socketMode.drop(),
    archive(idOrName: string) {
      const channel = world.workspace.channel(idOrName);
      if (!channel) throw new Error(`There is no channel ${idOrName}.`);
      channel.archived = true;
      world.feed.publish({ kind: "channels" });
    },
  };
}
