import type { types } from "@slack/bolt";
import type { ShownPicture } from "../../digest/ports/picture.ts";

/** The picture as a block; none without one. */
export function buildPictureBlocks(picture: ShownPicture | null): types.ImageBlock[] {
  if (picture === null) return [];
  return [{ type: "image", slack_file: { id: picture.fileId }, alt_text: picture.altText }];
}
