import { el, freshId } from "../dom/dom.ts";
import type { Child } from "../dom/dom.ts";
import { drawPlain, drawText } from "./text/draw-text.ts";
import { drawElement } from "./elements.ts";
import { drawMarkdown } from "./text/markdown.ts";
import { blockIdOf, isSet, partOf, partsOf, textOf, wordsOf } from "./part.ts";
import type { Part } from "./part.ts";
import { drawRichText } from "./text/rich-text.ts";
import type { Spot, Surface } from "./surface.ts";
import { drawTable } from "./table.ts";
import { drawUnsupported } from "./unsupported.ts";

/** Draws Block Kit. `headingLevel` is that of a `header` block on the page around it. */
export function drawBlocks(surface: Surface, headingLevel: number): HTMLElement {
  return el(
    "div",
    { class: "blocks" },
    ...surface.blocks.map((block, index) => {
      const context = { surface, blockId: blockIdOf(block, index), headingLevel };
      return drawBlock(block, context);
    }),
  );
}

interface Context {
  readonly surface: Surface;
  readonly blockId: string;
  readonly headingLevel: number;
}

const DRAWN: Readonly<Record<string, (block: Part, context: Context) => HTMLElement>> = {
  header: drawHeader,
  section: drawSection,
  context: drawContext,
  divider: () => el("hr"),
  image: drawImage,
  actions: drawActions,
  context_actions: drawActions,
  input: drawInput,
  rich_text: (block, { surface }) => drawRichText(block, surface.reading),
  markdown: (block, { headingLevel }) => drawMarkdown(textOf(block, "text"), headingLevel),
  table: (block, { surface }) => drawTable(block, surface.reading),
};

function drawBlock(block: Part, context: Context): HTMLElement {
  const type = textOf(block, "type");
  return DRAWN[type]?.(block, context) ?? drawUnsupported("block", type);
}

function drawHeader(block: Part, { surface, headingLevel }: Context): HTMLElement {
  const words = drawPlain(wordsOf(block), surface.reading);
  return el(
    "div",
    { class: "header-block", role: "heading", "aria-level": headingLevel },
    ...words,
  );
}

function drawSection(block: Part, context: Context): HTMLElement {
  const { reading } = context.surface;
  const fields = partsOf(block, "fields").map((field) =>
    el("div", { class: "section-field" }, ...drawText(field, reading)),
  );
  const accessory = partOf(block, "accessory");
  return el(
    "div",
    { class: "section" },
    el(
      "div",
      { class: "section-text" },
      ...drawText(partOf(block, "text"), reading),
      fields.length > 0 && el("div", { class: "section-fields" }, ...fields),
    ),
    accessory && el("div", { class: "accessory" }, drawPart(accessory, context)),
  );
}

function drawContext(block: Part, { surface }: Context): HTMLElement {
  const elements = partsOf(block, "elements").map((element) =>
    textOf(element, "type") === "image"
      ? drawPicture(element, "context-image")
      : el("span", {}, ...drawText(element, surface.reading)),
  );
  return el("div", { class: "context" }, ...elements);
}

function drawActions(block: Part, context: Context): HTMLElement {
  const elements = partsOf(block, "elements").map((element) => drawPart(element, context));
  return el("div", { class: "actions" }, ...elements);
}

/** An image, or an element that is sent as soon as it changes. */
function drawPart(element: Part, context: Context): HTMLElement {
  return textOf(element, "type") === "image"
    ? drawPicture(element, "thumbnail")
    : drawElement(spotOf(element, context, true));
}

function spotOf(element: Part, { surface, blockId }: Context, sends: boolean): Spot {
  return { surface, blockId, element, sends, labelId: null, describedBy: null };
}

function drawImage(block: Part, { surface }: Context): HTMLElement {
  const title = wordsOf(block, "title");
  return el(
    "figure",
    { class: "image-block" },
    title !== "" && el("figcaption", {}, ...drawPlain(title, surface.reading)),
    enlargeable(drawPicture(block, "picture")),
  );
}

/** As in Slack, a press shows the whole picture. */
function enlargeable(picture: HTMLElement): HTMLElement {
  if (!(picture instanceof HTMLImageElement)) return picture;
  return el(
    "a",
    { class: "enlarge", href: picture.src, target: "_blank", rel: "noopener" },
    picture,
  );
}

/** Only pictures of this server are loaded; others would tell strangers who reads what. */
function drawPicture(of: Part, className: string): HTMLElement {
  const url = pictureUrl(of);
  const alt = textOf(of, "alt_text");
  const isOwn =
    url.startsWith("data:image/") || URL.parse(url, location.href)?.origin === location.origin;
  if (isOwn) return el("img", { class: className, src: url, alt });
  return el("span", { class: `${className} absent`, role: "img", "aria-label": alt }, alt);
}

/** A file of the workspace is served beside the page. */
function pictureUrl(of: Part): string {
  const file = partOf(of, "slack_file");
  return file ? `/playground/files/${textOf(file, "id")}` : textOf(of, "image_url");
}

function drawInput(block: Part, context: Context): HTMLElement {
  const { reading } = context.surface;
  const element = partOf(block, "element") ?? {};
  const [labelId, hintId, errorId] = [freshId("label"), freshId("hint"), freshId("error")];
  const hint = partOf(block, "hint");
  const drawn = drawElement({
    ...spotOf(element, context, isSet(block, "dispatch_action")),
    labelId,
    describedBy: hint ? `${hintId} ${errorId}` : errorId,
  });
  const label: Child[] = [
    ...drawPlain(wordsOf(block, "label"), reading),
    isSet(block, "optional") && el("span", { class: "optional" }, " (optional)"),
  ];
  return el(
    "div",
    { class: "input-block", "data-input": context.blockId },
    drawLabel(drawn, labelId, label),
    drawn,
    hint && el("div", { class: "hint", id: hintId }, ...drawText(hint, reading)),
    el("div", { class: "field-error", id: errorId }),
  );
}

/** A press on the label of a native control moves the focus into it. */
function drawLabel(of: HTMLElement, id: string, label: readonly Child[]): HTMLElement {
  const field = of.matches(".combobox") ? of.querySelector("input") : of;
  if (!field?.matches("input, select, textarea"))
    return el("div", { class: "label", id }, ...label);
  field.id ||= freshId("field");
  return el("label", { class: "label", id, for: field.id }, ...label);
}

/** Shows what is wrong with each input, moves the focus to the first, and clears what was mended. */
export function showErrors(within: HTMLElement, errors: Readonly<Record<string, string>>): void {
  let first: HTMLElement | null = null;
  for (const block of within.querySelectorAll<HTMLElement>("[data-input]")) {
    const error = errors[block.dataset["input"] ?? ""] ?? "";
    const place = block.querySelector(".field-error");
    if (place) place.textContent = error;
    const control = block.querySelector<HTMLElement>("[data-action]");
    control?.setAttribute("aria-invalid", `${error !== ""}`);
    if (error) first ??= focusable(block);
  }
  first?.focus();
}

function focusable(block: HTMLElement): HTMLElement | null {
  return block.querySelector<HTMLElement>("input, select, textarea, summary, button");
}
