import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import {
  COLOURS,
  PIXELS_PER_UNIT,
  type Cell,
  type Drawing,
  type Font,
  type Mark,
  type Measure,
  type Shape,
} from "./drawing.ts";
import { Fonts } from "./fonts.ts";
import { encodeIndexedPng } from "./indexed-png.ts";

/** A painter with its colours and fonts. */
export interface Canvas {
  readonly measure: Measure;
  /** A PNG. */
  paint(drawing: Drawing): Uint8Array;
}

/** Call once in a process: the fonts are global to it. */
export function openCanvas(): Canvas {
  const fonts = new Fonts();
  const ruler = createCanvas(1, 1).getContext("2d");
  return {
    measure(words, font) {
      setFont(ruler, font, words, fonts);
      return ruler.measureText(words).width;
    },
    paint(drawing) {
      const width = Math.ceil(drawing.width * PIXELS_PER_UNIT);
      const height = Math.ceil(drawing.height * PIXELS_PER_UNIT);
      const context = createCanvas(width, height).getContext("2d");
      context.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
      // Slack shows it on white and on black alike.
      context.fillStyle = COLOURS.paper;
      context.fillRect(0, 0, drawing.width, drawing.height);
      for (const shape of drawing.shapes) paintShape(context, shape, fonts);
      return encodeIndexedPng(context.getImageData(0, 0, width, height), EXACT);
    },
  };
}

const EXACT = new Set(Object.values(COLOURS).map((colour) => Number.parseInt(colour.slice(1), 16)));

const CELL_CORNER = 4;
const OUTLINE_WIDTH = 2;

function paintShape(context: SKRSContext2D, shape: Shape, fonts: Fonts): void {
  switch (shape.kind) {
    case "cell":
      return paintCell(context, shape);
    case "diamond":
    case "dot":
      return paintMark(context, shape);
    case "line":
      context.fillStyle = shape.stroke;
      context.fillRect(shape.x, shape.y, shape.width, 1);
      return;
    case "text":
      context.fillStyle = shape.fill;
      setFont(context, shape.font, shape.words, fonts);
      context.fillText(shape.words, shape.x, shape.y);
      return;
  }
}

function paintCell(context: SKRSContext2D, { x, y, width, height, fill, outline }: Cell): void {
  context.beginPath();
  context.roundRect(x, y, width, height, CELL_CORNER);
  if (fill !== null) {
    context.fillStyle = fill;
    context.fill();
  }
  if (outline === null) return;
  context.strokeStyle = outline;
  context.lineWidth = OUTLINE_WIDTH;
  context.stroke();
}

function paintMark(context: SKRSContext2D, { kind, x, y, radius, fill }: Mark): void {
  context.beginPath();
  if (kind === "dot") context.arc(x, y, radius, 0, 2 * Math.PI);
  else {
    context.moveTo(x, y - radius);
    context.lineTo(x + radius, y);
    context.lineTo(x, y + radius);
    context.lineTo(x - radius, y);
    context.closePath();
  }
  context.fillStyle = fill;
  context.fill();
}

function setFont(
  context: SKRSContext2D,
  { size, weight }: Font,
  words: string,
  fonts: Fonts,
): void {
  fonts.provideFor(words);
  context.font = `${size}px ${fonts.families()}`;
  // The files hold every weight in one; a weight in `font` would only choose among files.
  context.fontVariationSettings = `"wght" ${weight}`;
}
