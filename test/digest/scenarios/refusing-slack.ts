import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** Stands before Slack's API and refuses posts in one channel; everything else, such as a notice, passes. */
export interface RefusingSlack {
  readonly apiUrl: string;
  /** Slack's error for posts in the channel, or null to let them pass. */
  refuse(error: string | null): void;
  close(): Promise<void>;
}

export async function startRefusingSlack(
  slackApiUrl: string,
  channelId: string,
): Promise<RefusingSlack> {
  let refusal: string | null = null;
  const server = createServer((request, response) => {
    void answer(request).then(({ body, headers }) => response.writeHead(200, headers).end(body));
  });
  async function answer(request: IncomingMessage): Promise<{ body: string; headers: Answered }> {
    const body = await buffer(request);
    const method = (request.url ?? "").replace(/^\/api\//, "");
    const isRefused =
      refusal !== null && method === "chat.postMessage" && body.includes(`channel=${channelId}`);
    if (isRefused) {
      return { body: JSON.stringify({ ok: false, error: refusal }), headers: JSON_TYPE };
    }
    const { authorization = "", "content-type": type = "" } = request.headers;
    const passed = await fetch(new URL(method, slackApiUrl), {
      method: "POST",
      headers: { authorization, "content-type": type },
      body,
    });
    // The date is Slack's clock.
    const date = passed.headers.get("date") ?? "";
    return { body: await passed.text(), headers: { ...JSON_TYPE, date } };
  }
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    refuse(error) {
      refusal = error;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

type Answered = Readonly<Record<string, string>>;

const JSON_TYPE: Answered = { "content-type": "application/json" };
