import { writeChannelName } from "../deliveries/messages-on-wire.ts";
import type { CommandRequest } from "../page/protocol.ts";
import { respond } from "./response-urls.ts";
import { Refusal } from "../refusal.ts";
import { nameFailure } from "../deliveries/transport.ts";
import { escapeText } from "./typed-text.ts";
import { runBuiltIn } from "./built-in-commands.ts";
import { findChannel, notifyPerson, findPerson } from "../workspace/look-up.ts";
import { hasScope } from "../workspace/grant.ts";
import type { World } from "../world.ts";

/** What Slack did with a command. */
export type CommandResult =
  | { readonly result: "acknowledged" }
  /** Slack told the person this instead. */
  | { readonly result: "failed"; readonly notice: string };

/** A person sends a slash command; resolves when the app has acknowledged it or failed to. */
export async function runCommand(world: World, request: CommandRequest): Promise<CommandResult> {
  const { command, text } = request;
  const person = findPerson(world, request.as);
  const channel = findChannel(world, request.channel, person);
  if (runBuiltIn(world, person, channel, `${command} ${text}`)) return { result: "acknowledged" };
  refuseUnknown(world, command);
  const { team, bot } = world.identity;
  const place = { userId: person.id, channel: channel.id, original: null };
  const path = world.tickets.issueResponsePath("commands", place);
  const ack = await world.deliveries.ask("slash_commands", {
    token: world.identity.verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: writeChannelName(channel),
    user_id: person.id,
    user_name: person.name,
    command,
    text: escapeText(text),
    api_app_id: bot.appId,
    is_enterprise_install: "false",
    response_url: world.url + path,
    trigger_id: world.tickets.issueTrigger(person.id),
  });
  const failure = ack.acknowledged
    ? ack.payload && respond(world, place, ack.payload)
    : nameFailure(ack);
  if (!failure) return { result: "acknowledged" };
  const notice = `${command} failed with the error "${failure}"`;
  notifyPerson(world, person.id, notice, "error");
  return { result: "failed", notice };
}

function refuseUnknown({ grant }: World, command: string): void {
  const known = grant.commands === null || grant.commands.some((own) => own.command === command);
  if (known && hasScope(grant, "commands")) return;
  throw new Refusal(`${command} is not a valid command here.`);
}
