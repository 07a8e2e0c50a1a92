import type { Digest } from "../digest.ts";
import type { Agendas } from "../compose/agenda.ts";
import type { PictureUploader, ShownPicture } from "../ports/picture.ts";
import type { PostOutcome } from "../ports/poster.ts";
import type { DigestOrder } from "../subscription.ts";
import { planYear, spanYearFrom } from "../year/plan-year.ts";

/** A monthly digest carries a picture of the year from the first day on that it tells, with what the channel wants to be told. */
export async function showPicture(
  { pictures, agendas }: { readonly pictures?: PictureUploader; readonly agendas: Agendas },
  { preferences }: DigestOrder,
  { kind, date, range, language }: Digest,
): Promise<ShownPicture | null> {
  if (kind !== "monthly" || pictures === undefined) return null;
  const agenda = agendas.of(spanYearFrom(range.from), preferences);
  // Of a late digest "today" would not be true.
  return pictures.show({ ...planYear(agenda, date, language), today: null });
}

/** Slack stored nothing, and says that a block is at fault; of a digest that others have got, that is the picture. */
export function isPictureRefusal(outcome: PostOutcome): boolean {
  return outcome.outcome === "refused" && outcome.error === "invalid_blocks";
}
