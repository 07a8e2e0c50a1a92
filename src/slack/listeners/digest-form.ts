import type { App, BlockAction, BlockButtonAction, types, ViewOutput } from "@slack/bolt";
import type { DigestService } from "../../digest/service/digest-service.ts";
import type { Destination } from "../../digest/destination.ts";
import type { DigestKind } from "../../digest/subscription.ts";
import type { Client } from "../connection/web-client.ts";
import { draftOf, ordersOf, type DigestDraft } from "../views/digest-form-state.ts";
import {
  CADENCE_FIELD,
  DIGEST_FORM,
  buildDigestForm,
  MORE_BUTTON,
  readDigestForm,
} from "../views/digest-form.ts";
import type { SlackDependencies } from "../dependencies.ts";
import type { TimeZones } from "../actions/time-zones.ts";
import { buildSentenceModal } from "../blocks/sentence-message.ts";
import { subscribe } from "../actions/subscribe.ts";

/** The action id of the button that opens the form; its value is the channel. */
export const OPEN_FORM = "digest-subscribe";

const OF_ANOTHER_VERSION =
  "This form is of an older version. Please open it again with `/ip-digest`.";

/** Opens the form, lets it follow what is chosen, and does what it asks for. */
export function listenToDigestForm(
  app: Pick<App, "action" | "view">,
  { digestService }: Pick<SlackDependencies, "digestService">,
  people: TimeZones,
): void {
  app.action<BlockButtonAction>(OPEN_FORM, async ({ ack, action, body, client }) => {
    await ack();
    const to = { teamId: body.team?.id ?? "", channelId: action.value ?? "" };
    const request = { to, userId: body.user.id, triggerId: body.trigger_id };
    await openDigestForm(request, { digestService, client, people });
  });
  const redraw = async (client: Client, view: ViewOutput, changes: Partial<DigestDraft>) => {
    const next = redrawForm(view, changes, digestService.tags);
    await client.views.update({ view_id: view.id, hash: view.hash, view: next });
  };
  app.action<BlockAction>(CADENCE_FIELD, async ({ ack, body, client }) => {
    await ack();
    if (body.view) await redraw(client, body.view, {});
  });
  app.action<BlockAction>(MORE_BUTTON, async ({ ack, body, client }) => {
    await ack();
    if (body.view) await redraw(client, body.view, { isOpen: true });
  });
  app.view(DIGEST_FORM, async ({ ack, body, view, client }) => {
    const reading = readDigestForm(view);
    if (reading === null) {
      await ack({ response_action: "update", view: buildSentenceModal(OF_ANOTHER_VERSION) });
      return;
    }
    const { draft, problems } = reading;
    if (Object.keys(problems).length > 0) {
      await ack({ response_action: "errors", errors: problems });
      return;
    }
    await ack({ response_action: "update", view: buildSentenceModal("One moment.") });
    const sentences = await subscribe({
      from: { teamId: view.team_id, channelId: draft.channelId },
      forMe: draft.to === "me",
      userId: body.user.id,
      orders: ordersOf(draft),
      replaces: draft.replaces,
      digestService,
      client,
    });
    await client.views.update({ view_id: view.id, view: buildSentenceModal(...sentences) });
  });
}

function redrawForm(
  view: ViewOutput,
  changes: Partial<DigestDraft>,
  tags: readonly string[],
): types.ModalView {
  const reading = readDigestForm(view);
  if (reading === null) return buildSentenceModal(OF_ANOTHER_VERSION);
  return buildDigestForm({ ...reading.draft, ...changes }, tags);
}

interface FormRequest {
  readonly to: Destination;
  /** The digest to change; left out, all that the conversation has. */
  readonly kind?: DigestKind;
  readonly userId: string;
  /** Slack accepts it for three seconds. */
  readonly triggerId: string;
}

interface FormParts {
  readonly digestService: DigestService;
  readonly client: Client;
  readonly people: TimeZones;
}

/** Shows what the conversation has, to be changed, or an order to begin with. */
export async function openDigestForm(
  { to, kind, userId, triggerId }: FormRequest,
  { digestService, client, people }: FormParts,
  changes: Partial<DigestDraft> = {},
): Promise<void> {
  // At once, because the trigger does not wait.
  const [digests, zone] = await Promise.all([
    digestService.status(to),
    people.findZone(client, userId),
  ]);
  const current = digests
    .map(({ subscription }) => subscription)
    .filter((one) => kind === undefined || one.kind === kind);
  const draft = draftOf(to.channelId, current, zone);
  await client.views.open({
    trigger_id: triggerId,
    view: buildDigestForm({ ...draft, ...changes }, digestService.tags),
  });
}
