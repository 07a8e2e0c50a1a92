const SVG = "http://www.w3.org/2000/svg";

/** Strokes on a grid of 20 by 20. */
const PATHS = {
  hash: "M7 3 5.5 17M14.5 3 13 17M3.5 7.5h13.5M3 12.5h13.5",
  lock: "M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  clock: "M10 2.75a7.25 7.25 0 1 0 0 14.5 7.25 7.25 0 0 0 0-14.5M10 6v4.2l2.8 1.8",
  sun: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M4.2 15.8l1.4-1.4M14.4 5.6l1.4-1.4",
  moon: "M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  close: "M5 5l10 10M15 5 5 15",
  send: "M3 3.5 17.5 10 3 16.5 5 10zM5 10h6",
  reply: "M4 4.5h12v8.5H9l-3.5 3V13H4zM7.5 8.7h5",
  eye: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5M10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  down: "M10 4v11.5M5 10.7l5 5 5-5",
  chevron: "M5.5 8 10 12.5 14.5 8",
  up: "M6 9.5v7H3.5v-7zM6 10l3-6.5c1.5 0 2 1 1.8 2.4L10.4 8.5h4.4c1 0 1.7.9 1.5 1.9l-1 4.8c-.2.8-.8 1.3-1.6 1.3H6",
  trash: "M4 6h12M8 6V4h4v2M5.5 6l.7 10.500h7.600L14.5 6M8.5 9v5M11.5 9v5",
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative icon; what it means is said by the element around it. */
export function icon(name: IconName): SVGElement {
  const image = svg("svg", { viewBox: "0 0 20 20", class: `icon icon-${name}` });
  image.setAttribute("aria-hidden", "true");
  image.append(svg("path", { d: PATHS[name] }));
  return image;
}

/** A drawn avatar: initials on the person's own colour, a leaf of a calendar for an app. */
export function avatar(of: { realName: string; hue: number; isBot: boolean }): SVGElement {
  const image = svg("svg", { viewBox: "0 0 36 36", class: "avatar" });
  image.setAttribute("aria-hidden", "true");
  image.style.setProperty("--hue", `${of.hue}`);
  image.append(svg("rect", { width: "36", height: "36", rx: "8" }));
  if (of.isBot) image.append(...calendarLeaf());
  else image.append(initials(of.realName));
  return image;
}

function calendarLeaf(): SVGElement[] {
  return [
    svg("path", { class: "leaf", d: "M9 10.500h18v16.500H9zM9 15h18M13.5 8v4.500M22.5 8v4.5" }),
    svg("path", {
      class: "star",
      d: "m18 17.3 1.1 2.4 2.6.3-1.9 1.8.5 2.6-2.3-1.3-2.3 1.3.5-2.6-1.9-1.8 2.6-.3z",
    }),
  ];
}

function initials(name: string): SVGElement {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => firstLetter(word));
  const label = svg("text", { x: "18", y: "23", "text-anchor": "middle" });
  label.textContent = letters.join("").toUpperCase();
  return label;
}

function firstLetter(word: string | undefined): string {
  return word ? String.fromCodePoint(word.codePointAt(0) ?? 0) : "";
}

function svg(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}
