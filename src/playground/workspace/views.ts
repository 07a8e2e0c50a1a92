import type { Feed } from "./feed.ts";
import { drawHex, drawId } from "./identity.ts";
import { asText, type JsonObject } from "../json.ts";
import { readInitialState, keepState, type StateValues } from "./view-state.ts";

/** A modal or a home tab that a person sees. */
export interface View {
  readonly id: string;
  readonly userId: string;
  readonly type: "modal" | "home";
  /** As the app sent it, with the block ids that Slack adds. */
  readonly sent: JsonObject;
  readonly hash: string;
  readonly rootId: string;
  readonly previousId: string | null;
  readonly state: StateValues;
}

/** The documented limit of views on top of each other. */
export const MODALS_MAX = 3;

/** Every person's stack of modals, and home. */
export class Views {
  readonly #feed: Feed;
  readonly #nowSeconds: () => number;
  readonly #modals = new Map<string, View[]>();
  readonly #homes = new Map<string, View>();

  constructor(feed: Feed, nowSeconds: () => number) {
    this.#feed = feed;
    this.#nowSeconds = nowSeconds;
  }

  /** The newest last. */
  modalsOf(userId: string): readonly View[] {
    return this.#modals.get(userId) ?? [];
  }

  home(userId: string): View | null {
    return this.#homes.get(userId) ?? null;
  }

  modal(viewId: string): View | null {
    return [...this.#modals.values()].flat().find(({ id }) => id === viewId) ?? null;
  }

  withExternalId(externalId: string): View | null {
    if (externalId === "") return null;
    const all = [...this.#modals.values()].flat();
    return all.find(({ sent }) => asText(sent["external_id"]) === externalId) ?? null;
  }

  /** Opens a modal alone, in place of whatever was open. */
  open(userId: string, sent: JsonObject): View {
    const view = this.#create(userId, "modal", sent, null);
    this.#setStack(userId, [view]);
    return view;
  }

  push(userId: string, sent: JsonObject): View {
    const stack = this.modalsOf(userId);
    const view = this.#create(userId, "modal", sent, stack.at(-1) ?? null);
    this.#setStack(userId, [...stack, view]);
    return view;
  }

  /** New content for an open modal; what was typed stays where block and action ids stay. */
  update(view: View, sent: JsonObject): View {
    const updated = this.#renew(view, sent);
    this.#setStack(
      view.userId,
      this.modalsOf(view.userId).map((open) => (open.id === view.id ? updated : open)),
    );
    return updated;
  }

  /** What the person has put in so far; the page keeps it and sends it along. */
  remember(view: View, state: StateValues): View {
    const remembered = { ...view, state: { ...view.state, ...state } };
    if (view.type === "home") this.#homes.set(view.userId, remembered);
    else {
      const stack = this.modalsOf(view.userId);
      this.#modals.set(
        view.userId,
        stack.map((open) => (open.id === view.id ? remembered : open)),
      );
    }
    return remembered;
  }

  close(view: View): void {
    this.#setStack(
      view.userId,
      this.modalsOf(view.userId).filter(({ id }) => id !== view.id),
    );
  }

  closeAll(userId: string): void {
    this.#setStack(userId, []);
  }

  publishHome(userId: string, sent: JsonObject): View {
    const earlier = this.home(userId);
    const view = earlier ? this.#renew(earlier, sent) : this.#create(userId, "home", sent, null);
    this.#homes.set(userId, view);
    this.#feed.publish({ kind: "home", userId });
    return view;
  }

  #create(userId: string, type: View["type"], sent: JsonObject, below: View | null): View {
    const id = drawId("V");
    return {
      id,
      userId,
      type,
      sent,
      hash: this.#newHash(),
      rootId: below?.rootId ?? id,
      previousId: below?.id ?? null,
      state: readInitialState(sent),
    };
  }

  #renew(view: View, sent: JsonObject): View {
    return { ...view, sent, hash: this.#newHash(), state: keepState(view.state, sent) };
  }

  #newHash(): string {
    return `${this.#nowSeconds()}.${drawHex(4)}`;
  }

  #setStack(userId: string, stack: readonly View[]): void {
    this.#modals.set(userId, [...stack]);
    this.#feed.publish({ kind: "modal", userId });
  }
}
