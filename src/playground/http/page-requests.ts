import { asObject, asText, isObject, asTextOrNull, type JsonObject } from "../json.ts";
import type {
  ActionRequest,
  CommandRequest,
  OptionsRequest,
  SayRequest,
  ViewRequest,
} from "../page/protocol.ts";
import { Refusal } from "../refusal.ts";

/** Readers of what the page sends; each throws a Refusal when the shape is wrong. */
export function readSay(sent: JsonObject): SayRequest {
  return {
    as: required(sent, "as"),
    channel: required(sent, "channel"),
    text: asText(sent["text"]),
    threadTs: asTextOrNull(sent["threadTs"]),
  };
}

export function readCommand(sent: JsonObject): CommandRequest {
  return {
    as: required(sent, "as"),
    channel: required(sent, "channel"),
    command: required(sent, "command"),
    text: asText(sent["text"]),
  };
}

export function readAction(sent: JsonObject): ActionRequest {
  return {
    as: required(sent, "as"),
    source: readSource(sent["source"]),
    blockId: required(sent, "blockId"),
    actionId: required(sent, "actionId"),
    type: asText(sent["type"]),
    value: asObject(sent["value"]),
    state: readState(sent["state"]),
  };
}

export function readOptions(sent: JsonObject): OptionsRequest {
  return {
    as: required(sent, "as"),
    source: readSource(sent["source"]),
    blockId: required(sent, "blockId"),
    actionId: required(sent, "actionId"),
    typed: asText(sent["typed"]),
  };
}

export function readView(sent: JsonObject): ViewRequest {
  const action = sent["do"];
  if (action !== "submit" && action !== "close") {
    throw new Refusal('The request\'s "do" must be submit or close.');
  }
  return {
    as: required(sent, "as"),
    viewId: required(sent, "viewId"),
    do: action,
    state: readState(sent["state"]),
  };
}

function required(sent: JsonObject, field: string): string {
  const value = asTextOrNull(sent[field]);
  if (value === null) throw new Refusal(`The request lacks "${field}".`);
  return value;
}

function readSource(value: unknown): ActionRequest["source"] {
  const source = asObject(value);
  switch (source["in"]) {
    case "message":
      return { in: "message", channel: required(source, "channel"), ts: required(source, "ts") };
    case "home":
      return { in: "home" };
    case "modal":
      return { in: "modal", viewId: required(source, "viewId") };
    default:
      throw new Refusal('The request\'s "source" must be in a message, home or modal.');
  }
}

function readState(value: unknown): ActionRequest["state"] {
  const blocks = Object.entries(asObject(value));
  return Object.fromEntries(
    blocks.flatMap(([id, actions]) => (isObject(actions) ? [[id, actions] as const] : [])),
  );
}
