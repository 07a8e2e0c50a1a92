/** A picture as shapes, in units of PIXELS_PER_UNIT pixels; the origin is at the top left. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Later ones lie over earlier ones. */
  readonly shapes: readonly Shape[];
}

export type Shape = Cell | Mark | Line | Text;

export interface Cell {
  readonly kind: "cell";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: Colour | null;
  readonly outline: Colour | null;
}

/** Two forms, so that nobody has to distinguish colours. */
export interface Mark {
  readonly kind: "diamond" | "dot";
  /** Of the centre. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fill: Colour;
}

interface Line {
  readonly kind: "line";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly stroke: Colour;
}

export interface Text {
  readonly kind: "text";
  readonly words: string;
  /** Of the left end of the baseline. */
  readonly x: number;
  readonly y: number;
  /** As measured. */
  readonly width: number;
  readonly font: Font;
  readonly fill: Colour;
}

export interface Font {
  readonly size: number;
  /** 100 to 900. */
  readonly weight: number;
}

/** How wide the words are in a font, in units. */
export type Measure = (words: string, font: Font) => number;

/** `#rrggbb` */
export type Colour = `#${string}`;

/** Sharp on the screens of phones. */
export const PIXELS_PER_UNIT = 2;

/** Text has a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3), marks of at least 3:1 (1.4.11); a test computes both. */
export const COLOURS = {
  paper: "#ffffff",
  ink: "#17222d",
  quiet: "#51606e",
  day: "#e9eef2",
  weekend: "#d5dde4",
  outside: "#dfe5ea",
  rule: "#c3ccd4",
  milestone: "#a8380c",
  anniversary: "#0f5f59",
  fewEvents: "#bfe0da",
  someEvents: "#7fbdb3",
  manyEvents: "#2f857c",
} as const satisfies Readonly<Record<string, Colour>>;
