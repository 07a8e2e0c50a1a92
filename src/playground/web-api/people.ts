import { Temporal } from "temporal-polyfill";
import type { JsonObject } from "../json.ts";
import type { Person } from "../workspace/workspace.ts";
import type { World } from "../world.ts";
import { type Call, readFlag, readLimit, requireText, SlackError } from "./call.ts";
import { cutPage } from "./pages.ts";

export function getUser(call: Call): JsonObject {
  const { world } = call;
  const id = requireText(call, "user");
  if (id === world.identity.bot.userId) return { user: botUser(world) };
  const person = world.workspace.person(id);
  if (!person) throw new SlackError("user_not_found");
  return { user: userOnWire(person, world, readFlag(call, "include_locale")) };
}

export function listUsers(call: Call): JsonObject {
  const { world } = call;
  const people = world.workspace.people.map((person) =>
    userOnWire(person, world, readFlag(call, "include_locale")),
  );
  const page = cutPage(call, [...people, botUser(world)], readLimit(call, 1000, 1000));
  return {
    members: page.items,
    cache_ts: Math.floor(world.clock.now() / 1000),
    response_metadata: { next_cursor: page.nextCursor },
  };
}

function userOnWire(person: Person, world: World, withLocale: boolean): JsonObject {
  const local = Temporal.Instant.fromEpochMilliseconds(world.clock.now()).toZonedDateTimeISO(
    person.zone,
  );
  return {
    ...accountOnWire(person.id, person.name, person.realName, world),
    tz: person.zone,
    tz_label: person.zone,
    tz_offset: local.offsetNanoseconds / 1_000_000_000,
    is_bot: false,
    is_app_user: false,
    is_admin: false,
    ...(withLocale ? { locale: person.locale } : {}),
    profile: profileOnWire(person.name, person.realName, person.title),
  };
}

function botUser(world: World): JsonObject {
  const { bot } = world.identity;
  return {
    ...accountOnWire(bot.userId, bot.name, bot.realName, world),
    tz: "America/Los_Angeles",
    tz_offset: -28_800,
    is_bot: true,
    is_app_user: false,
    profile: {
      ...profileOnWire(bot.name, bot.realName, ""),
      api_app_id: bot.appId,
      bot_id: bot.botId,
    },
  };
}

function accountOnWire(id: string, name: string, realName: string, world: World): JsonObject {
  return {
    id,
    team_id: world.identity.team.id,
    name,
    deleted: false,
    color: "4bbe2e",
    real_name: realName,
    is_restricted: false,
    is_ultra_restricted: false,
    updated: 0,
  };
}

function profileOnWire(name: string, realName: string, title: string): JsonObject {
  return {
    title,
    real_name: realName,
    real_name_normalized: realName,
    display_name: name,
    display_name_normalized: name,
  };
}
