import type { Blocks, OptionView } from "../protocol.ts";
import type { Part } from "./part.ts";
import type { ElementValue, Entered } from "./state.ts";

/** Who and what a text may name, and when it is read. */
export interface Reading {
  userName(id: string): string | null;
  channelName(id: string): string | null;
  /** IANA zone of the person who looks. */
  readonly zone: string;
  readonly viewerId: string;
  readonly users: readonly Choice[];
  readonly channels: readonly Choice[];
  nowMs(): number;
}

interface Choice {
  readonly id: string;
  readonly name: string;
}

/** Where blocks are drawn: a message, the app's home or a modal. */
export interface Surface {
  readonly reading: Reading;
  readonly blocks: Blocks;
  readonly entered: Entered;
  /** Sends an action to the app; resolves when it was taken or refused. Never rejects. */
  act(action: BlockAction): Promise<void>;
  /** What the app offers for the typed text. Never rejects. */
  options(blockId: string, actionId: string, typed: string): Promise<readonly OptionView[]>;
}

interface BlockAction {
  readonly blockId: string;
  readonly actionId: string;
  /** The element's type, e.g. `button`. */
  readonly type: string;
  readonly value: ElementValue;
}

/** One interactive element in its place. */
export interface Spot {
  readonly surface: Surface;
  readonly blockId: string;
  readonly element: Part;
  /** True where a change is sent at once; false in an input block that waits for the modal's button. */
  readonly sends: boolean;
  /** Id of the element's label and of its hint and error, when it stands in an input block. */
  readonly labelId: string | null;
  readonly describedBy: string | null;
}
