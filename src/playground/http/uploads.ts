import type { IncomingMessage, ServerResponse } from "node:http";
import type { FaultPlan } from "../faults.ts";
import { linger, readBytes, send } from "../http-messages.ts";
import type { World } from "../world.ts";

/** The name under which uploads of bytes can be made to fail; Slack has none, the address is a method of its own. */
const UPLOAD = "upload";

/** Takes the bytes of an announced file, as they are; Slack takes forms too. */
export async function takeUpload(
  world: World,
  faults: FaultPlan,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await readBytes(request);
  const fault = faults.take(UPLOAD);
  if (fault?.kind === "status") return answer(response, fault.status, "");
  if (fault && fault.kind !== "late") return void response.socket?.resetAndDestroy();
  const taken = bytes !== null && world.files.receive(request.url ?? "", bytes);
  if (fault) await linger(response, fault.afterMs);
  if (taken) answer(response, 200, `OK - ${bytes.length}`);
  else answer(response, 400, "Bad request");
}

function answer(response: ServerResponse, status: number, words: string): void {
  send(response, status, "text/plain; charset=utf-8", words);
}
