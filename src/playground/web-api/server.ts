import type { IncomingMessage, ServerResponse } from "node:http";
import type { Fault, FaultPlan } from "../faults.ts";
import { drawHex } from "../workspace/identity.ts";
import type { JsonObject } from "../json.ts";
import { keepNewest } from "../workspace/newest.ts";
import { linger, readBody, sendJson } from "../http-messages.ts";
import type { World } from "../world.ts";
import { requireScope, SlackError } from "./call.ts";
import { METHODS, type Method } from "./methods.ts";
import { isStored, explainRefusal, reply } from "./reply.ts";
import { openJson, readRequest, type Request } from "./read-call.ts";

/** One call of the Web API, as it was asked and answered. */
export interface CallRecord {
  readonly method: string;
  /** Without the token; JSON inside of a form is opened. */
  readonly arguments: JsonObject;
  /** What Slack answered or, after a fault, would have answered; null when it did nothing. */
  readonly answer: JsonObject | null;
  readonly fault: Fault | null;
  /** What Slack accepts but an app should not do, e.g. `missing_text_in_message`. */
  readonly warnings: readonly string[];
  readonly atMs: number;
}

/** Slack's Web API: `/api/METHOD`. */
export class WebApi {
  readonly calls: CallRecord[] = [];
  readonly #world: World;
  readonly #faults: FaultPlan;

  constructor(world: World, faults: FaultPlan) {
    this.#world = world;
    this.#faults = faults;
  }

  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const method = url.pathname.replace(/^\/api\//, "");
    const body = await readBody(request);
    const asked = body === null ? null : readRequest(request, url, body);
    if (!asked) return sendJson(response, 200, { ok: false, error: "invalid_json" });
    const fault = this.#faults.take(method);
    const warnings: string[] = [];
    const answer =
      fault && !isStored(fault)
        ? explainRefusal(fault)
        : this.#run({ method, asked, fault, warnings });
    this.#record({
      method,
      arguments: openJson(asked.args),
      answer,
      fault,
      warnings,
      atMs: this.#world.clock.now(),
    });
    this.#setHeaders(response, method);
    if (fault?.kind === "late") await linger(response, fault.afterMs);
    reply(response, answer, fault);
  }

  #run(call: {
    method: string;
    asked: Request;
    fault: Fault | null;
    warnings: string[];
  }): JsonObject {
    const { method, asked, fault, warnings } = call;
    const world = this.#world;
    try {
      const known = METHODS[method];
      if (!known) throw new SlackError("unknown_method", { req_method: method });
      this.#checkToken(known, asked.token);
      if (known.scope !== null) requireScope(world, known.scope);
      return { ok: true, ...known.handle({ world, method, args: asked.args, fault, warnings }) };
    } catch (error) {
      if (error instanceof SlackError) return { ok: false, error: error.message, ...error.fields };
      world.log.error("fake slack failed", { method, error });
      return { ok: false, error: "fatal_error" };
    }
  }

  #checkToken(method: Method, token: string | null): void {
    if (method.token === "none") return;
    if (token === null) throw new SlackError("not_authed");
    const { botToken, appToken } = this.#world.identity.credentials;
    if (token !== botToken && token !== appToken) throw new SlackError("invalid_auth");
    if (token !== (method.token === "app" ? appToken : botToken)) {
      throw new SlackError("not_allowed_token_type");
    }
  }

  #record(call: CallRecord): void {
    keepNewest(this.calls, call);
  }

  #setHeaders(response: ServerResponse, method: string): void {
    const { scopes } = this.#world.grant;
    response.setHeader("x-slack-req-id", drawHex(16));
    if (scopes !== null) response.setHeader("x-oauth-scopes", scopes.join(","));
    response.setHeader("x-accepted-oauth-scopes", METHODS[method]?.scope ?? "");
  }
}
