import { api } from "../session/api.ts";
import { stateValues } from "../blocks/state.ts";
import type { Entered } from "../blocks/state.ts";
import type { Reading, Surface } from "../blocks/surface.ts";
import type { ActionRequest, Blocks, OptionView } from "../protocol.ts";
import type { Session } from "../session/session.ts";
import { channelTitle, channelsOf, nowMs, userOf, zoneOf } from "../session/state.ts";

/** Blocks in a message, the app's home or a modal, connected to the app. */
export function surfaceOf(
  session: Session,
  source: ActionRequest["source"],
  blocks: Blocks,
  entered: Entered,
): Surface {
  const viewer = (): string => session.store.get().place.viewer;
  return {
    reading: readingOf(session),
    blocks,
    entered,
    async act({ blockId, actionId, type, value }) {
      const state = stateValues(blocks, entered);
      await session.attempt(() =>
        api.action({ as: viewer(), source, blockId, actionId, type, value, state }),
      );
    },
    async options(blockId, actionId, typed) {
      let options: readonly OptionView[] = [];
      await session.attempt(async () => {
        options = await api.options({ as: viewer(), source, blockId, actionId, typed });
      });
      return options;
    },
  };
}

/** Names and times as the person who looks at the page knows them. */
export function readingOf({ store }: Session): Reading {
  const state = store.get();
  const channels = state.workspace.channels.filter(({ kind }) => kind !== "direct");
  return {
    userName: (id) => userOf(state, id)?.realName ?? null,
    channelName: (id) => channels.find((channel) => channel.id === id)?.name ?? null,
    zone: zoneOf(state),
    viewerId: state.place.viewer,
    users: state.workspace.users.map(({ id, realName }) => ({ id, name: realName })),
    channels: channelsOf(state)
      .filter(({ kind }) => kind !== "direct")
      .map((channel) => ({ id: channel.id, name: `#${channelTitle(state, channel)}` })),
    nowMs: () => nowMs(store.get().clock, performance.now()),
  };
}
