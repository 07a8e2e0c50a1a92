import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { UserError } from "../../user-error.ts";
import { sendWebAnswer, type ServeWeb } from "../../web.ts";
import type { FaultPlan } from "../faults.ts";
import { UPLOAD_PATH } from "../workspace/files.ts";
import { sendJson } from "../http-messages.ts";
import type { InFlight } from "../deliveries/in-flight.ts";
import type { PageServer } from "./page-server.ts";
import { answerResponseUrl } from "../interactions/response-urls.ts";
import { takeUpload } from "./uploads.ts";
import type { WebApi } from "../web-api/server.ts";
import type { World } from "../world.ts";

const LOOPBACK = "127.0.0.1";

/** The one HTTP server of the fake: Slack's API, its response URLs and WebSockets, and the page. */
export class HttpServer {
  readonly #server: Server;
  readonly #world: World;
  readonly #webApi: WebApi;
  readonly #page: PageServer;
  readonly #inFlight: InFlight;
  readonly #faults: FaultPlan;
  #app: ServeWeb = async () => null;

  constructor(setting: {
    world: World;
    webApi: WebApi;
    page: PageServer;
    inFlight: InFlight;
    faults: FaultPlan;
  }) {
    this.#world = setting.world;
    this.#webApi = setting.webApi;
    this.#page = setting.page;
    this.#inFlight = setting.inFlight;
    this.#faults = setting.faults;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        this.#world.log.error("fake slack failed", { path: request.url, error });
        if (response.headersSent) response.destroy();
        else sendJson(response, 500, { error: "The playground failed; its log says why." });
      });
    });
    this.#server.on("upgrade", (request, socket, head) => {
      if (this.#isAllowed(request)) this.#world.socketMode.upgrade(request, socket, head);
      else socket.destroy();
    });
  }

  /** Listens on the loopback interface only; resolves to the address. Rejects with UserError when the port is taken. */
  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", (error) => reject(explainListenError(error, port)));
      this.#server.listen(port, LOOPBACK, resolve);
    });
    return `http://${LOOPBACK}:${portOf(this.#server.address())}`;
  }

  /** What the app serves, at the paths that are not the fake's own. */
  alsoServe(serve: ServeWeb): void {
    this.#app = serve;
  }

  async stop(): Promise<void> {
    this.#page.stop();
    const closed = new Promise((resolve) => {
      this.#server.close(resolve);
    });
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Apps compare Slack's Date with their own clock.
    response.setHeader("date", new Date(this.#world.clock.now()).toUTCString());
    if (!this.#isAllowed(request)) {
      const error = "This address is for programs and pages of this computer only.";
      return sendJson(response, 403, { error });
    }
    const url = new URL(request.url ?? "/", this.#world.url);
    if (url.pathname.startsWith("/api/")) {
      return this.#inFlight.during(this.#webApi.answer(request, response, url));
    }
    if (/^\/(?:commands|actions)\//.test(url.pathname)) {
      return this.#inFlight.during(answerResponseUrl(this.#world, request, response, url.pathname));
    }
    if (url.pathname.startsWith(UPLOAD_PATH)) {
      const upload = takeUpload(this.#world, this.#faults, request, response);
      return this.#inFlight.during(upload);
    }
    if (await sendWebAnswer(this.#app, request, response)) return;
    return this.#page.answer(request, response, url);
  }

  /** Against pages of other origins, and against names that were pointed at this computer (DNS rebinding). */
  #isAllowed({ headers }: IncomingMessage): boolean {
    const port = portOf(this.#server.address());
    const hosts = [`${LOOPBACK}:${port}`, `localhost:${port}`];
    const { host = "", origin } = headers;
    return hosts.includes(host) && (origin === undefined || origin === `http://${host}`);
  }
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === "object" && address ? address.port : 0;
}

function explainListenError(error: Error, port: number): Error {
  if (!("code" in error) || error.code !== "EADDRINUSE") return error;
  return new UserError(
    `Port ${port} is in use. Set PORT to another one, or to 0 for any free one.`,
  );
}
