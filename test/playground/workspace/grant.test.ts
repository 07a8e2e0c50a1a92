import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { hasScope, isSubscribed, readGrant } from "../../../src/playground/workspace/grant.ts";
import { asObject } from "../../../src/playground/json.ts";

test("an empty manifest grants nothing", () => {
  expect(readGrant({})).toEqual({
    scopes: [],
    events: [],
    commands: [],
    homeTab: false,
    messagesTab: false,
    interactivity: false,
  });
});

test("the app's own manifest is read whole", () => {
  const grant = readGrant(asObject(parse(readFileSync("manifest.yml", "utf8"))));
  expect(grant).toMatchObject({ homeTab: true, messagesTab: true, interactivity: true });
  expect(grant.commands).toContainEqual({
    command: "/ip",
    description: "Ask the almanac; only you see the answer",
    usageHint: "who presided over the 2021 forum",
  });
  expect([hasScope(grant, "chat:write"), hasScope(grant, "admin")]).toEqual([true, false]);
  expect([isSubscribed(grant, "app_mention"), isSubscribed(grant, "team_join")]).toEqual([
    true,
    false,
  ]);
});
