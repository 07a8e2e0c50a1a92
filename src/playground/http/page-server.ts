import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { runCommand } from "../interactions/commands.ts";
import { readBody, send, sendJson } from "../http-messages.ts";
import { moveClock, type MovingClock } from "./move-clock.ts";
import { pressElement, loadOptions } from "../interactions/interactions.ts";
import { isObject, parseJson, asTextOrNull, type JsonObject } from "../json.ts";
import { useModal } from "../interactions/modals.ts";
import { readAction, readCommand, readOptions, readSay, readView } from "./page-requests.ts";
import { showClock, showMessages, showChange, showWorkspace } from "./page-views.ts";
import { Refusal } from "../refusal.ts";
import { openHome } from "../interactions/open-home.ts";
import { findChannel, findPerson } from "../workspace/look-up.ts";
import { sendMessage } from "../interactions/send-message.ts";
import type { World } from "../world.ts";

const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page, its files and its side of page/protocol.ts. */
export class PageServer {
  readonly #world: World;
  readonly #clock: MovingClock;
  readonly #streams = new Set<ServerResponse>();

  constructor(world: World, clock: MovingClock) {
    this.#world = world;
    this.#clock = clock;
  }

  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    response.setHeader("content-security-policy", CONTENT_SECURITY_POLICY);
    response.setHeader("x-content-type-options", "nosniff");
    response.setHeader("referrer-policy", "no-referrer");
    response.setHeader("cache-control", "no-store");
    try {
      await this.#route(request, response, url);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      sendJson(response, 400, { error: error.message });
    }
  }

  /** Ends the streams, which would keep the server open. */
  stop(): void {
    for (const stream of this.#streams) stream.end();
  }

  async #route(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (url.pathname === "/playground/stream" && request.method === "GET") {
      return this.#stream(response, url);
    }
    const file = /^\/playground\/files\/(\w+)$/.exec(url.pathname)?.[1];
    if (file !== undefined && request.method === "GET") {
      return sendPicture(response, this.#world.files.shown(file));
    }
    const asked = /^\/playground\/(\w+)$/.exec(url.pathname)?.[1];
    if (request.method === "GET") {
      const answer = asked === undefined ? undefined : this.#get(asked, url.searchParams);
      if (answer !== undefined) return sendJson(response, 200, answer);
      return sendFile(response, url.pathname);
    }
    if (request.method !== "POST") {
      return sendJson(response, 405, { error: "Use GET or POST." });
    }
    return this.#answerPost(request, response, asked ?? "");
  }

  #get(asked: string, query: URLSearchParams): unknown {
    const as = query.get("as");
    switch (asked) {
      case "workspace":
        return showWorkspace(this.#world, this.#clock, as);
      case "messages":
        return showMessages(this.#world, {
          channel: query.get("channel") ?? "",
          thread: query.get("thread"),
          as: findPerson(this.#world, as ?? "").id,
        });
      case "home":
        return openHome(this.#world, as ?? "");
      default:
        return undefined;
    }
  }

  async #answerPost(
    request: IncomingMessage,
    response: ServerResponse,
    asked: string,
  ): Promise<void> {
    // Only a page of this very origin can send JSON without asking first.
    if (!(request.headers["content-type"] ?? "").startsWith("application/json")) {
      return sendJson(response, 415, { error: "Send application/json." });
    }
    const body = await readBody(request);
    if (body === null) return sendJson(response, 413, { error: "That is too long." });
    const sent = parseJson(body);
    if (!isObject(sent))
      return sendJson(response, 400, { error: "The body is not a JSON object." });
    const answer = await this.#post(asked, sent);
    if (answer === undefined) return sendJson(response, 404, { error: "There is nothing here." });
    sendJson(response, 200, answer);
  }

  async #post(asked: string, sent: JsonObject): Promise<unknown> {
    const world = this.#world;
    switch (asked) {
      case "say":
        sendMessage(world, readSay(sent));
        return {};
      case "command":
        await runCommand(world, readCommand(sent));
        return {};
      case "action":
        await pressElement(world, readAction(sent));
        return {};
      case "options":
        return loadOptions(world, readOptions(sent));
      case "view":
        return useModal(world, readView(sent));
      case "clock":
        return this.#setClock(sent);
      case "read":
        return this.#markRead(sent);
      default:
        return undefined;
    }
  }

  async #setClock(sent: JsonObject): Promise<unknown> {
    await moveClock(this.#clock, asTextOrNull(sent["to"]));
    return showClock(this.#clock);
  }

  #markRead(sent: JsonObject): unknown {
    const person = findPerson(this.#world, asTextOrNull(sent["as"]) ?? "");
    const channel = findChannel(this.#world, asTextOrNull(sent["channel"]) ?? "", person);
    this.#world.workspace.markRead(channel.id, person.id);
    return {};
  }

  #stream(response: ServerResponse, url: URL): void {
    const person = findPerson(this.#world, url.searchParams.get("as") ?? "");
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
    response.write(": open\n\n");
    this.#streams.add(response);
    const stopListening = this.#world.feed.subscribe((change) => {
      const event = showChange(this.#world, this.#clock, change, person.id);
      if (event) response.write(`data: ${JSON.stringify(event)}\n\n`);
    });
    response.on("close", () => {
      stopListening();
      this.#streams.delete(response);
    });
  }
}

// From src/playground/http and from dist/playground/http alike.
const PAGE_SOURCES = new URL("../../../src/playground/page/", import.meta.url);
const PAGE_SCRIPTS = new URL("../../../dist/playground/page/", import.meta.url);

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  map: "application/json; charset=utf-8",
};

/** An uploaded file; whoever can open the page sees the app's messages anyway. */
function sendPicture(response: ServerResponse, bytes: Buffer | null): void {
  if (bytes === null) return sendJson(response, 404, { error: "There is no such file." });
  send(response, 200, "image/png", bytes);
}

async function sendFile(response: ServerResponse, pathname: string): Promise<void> {
  const name = pathname === "/" ? "index.html" : pathname.slice(1);
  const extension = /^(?:[\w-]+\/)*[\w-]+(?:\.js)?\.(html|css|js|map)$/.exec(name)?.[1];
  const folder = extension === "html" || extension === "css" ? PAGE_SOURCES : PAGE_SCRIPTS;
  const bytes = extension ? await readFile(new URL(name, folder)).catch(() => null) : null;
  if (!bytes || !extension) {
    const hint = extension === "js" ? " Run npm run build first." : "";
    return sendJson(response, 404, { error: `There is no ${pathname} here.${hint}` });
  }
  send(response, 200, CONTENT_TYPES[extension] ?? "", bytes);
}
