export interface Panel {
  readonly title: string;
  readonly bars: readonly Bar[];
}

interface Bar {
  readonly name: string;
  /** Milliseconds; null where it was not measured. */
  readonly times: { readonly p50: number; readonly p99: number } | null;
}

const ROW = 46;
const LEFT = 230;
const WIDTH = 420;
const TOP = 50;
const PANEL_HEAD = 34;
const FLOOR_MS = 0.1;

/** Median and 99th percentile of each, one panel under the other, on one logarithmic scale from 0.1 ms on. */
export function chart(title: string, panels: readonly Panel[]): string {
  const slowest = panels.flatMap(({ bars }) => bars.map(({ times }) => times?.p99 ?? 0));
  const longest = Math.max(1, ...slowest);
  const widthOf = (ms: number): number =>
    Math.max(
      1,
      (WIDTH * Math.log10(Math.max(ms, FLOOR_MS) / FLOOR_MS)) / Math.log10(longest / FLOOR_MS),
    );
  let top = TOP;
  const drawn = panels.map((panel) => {
    const lines = panelLines(panel, top, widthOf);
    top += PANEL_HEAD + panel.bars.length * ROW;
    return lines;
  });
  const height = top + 10;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 ${height}" font-family="sans-serif" font-size="13" role="img">
<title>${title}</title>
<rect width="900" height="${height}" fill="#ffffff"/>
<text x="20" y="28" font-size="16">${title} (logarithmic)</text>
${drawn.join("\n")}
</svg>
`;
}

function panelLines({ title, bars }: Panel, top: number, widthOf: (ms: number) => number): string {
  const rows = bars.map(({ name, times }, place) => {
    const y = top + PANEL_HEAD + place * ROW;
    const label = `<text x="${LEFT - 10}" y="${y + 19}" text-anchor="end">${name}</text>`;
    if (!times)
      return `${label}\n<text x="${LEFT}" y="${y + 19}" fill="#666666">not measured</text>`;
    const { p50, p99 } = times;
    return [
      label,
      bar(y, widthOf(p50), "#4a7a9c", `${p50.toFixed(2)} ms, half of the questions`),
      bar(y + 16, widthOf(p99), "#c08a3e", `${p99.toFixed(2)} ms, 99 of 100`),
    ].join("\n");
  });
  return [`<text x="20" y="${top + 18}" font-weight="bold">${title}</text>`, ...rows].join("\n");
}

function bar(y: number, width: number, color: string, label: string): string {
  return `<rect x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="14" fill="${color}"/>
<text x="${(LEFT + width + 6).toFixed(1)}" y="${y + 12}" font-size="12">${label}</text>`;
}
