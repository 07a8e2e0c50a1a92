interface Bar {
  readonly name: string;
  readonly p50: number;
  readonly p99: number;
}

const ROW = 46;
const LEFT = 220;
const WIDTH = 420;
const TOP = 60;

/** Median and 99th percentile of each, as an SVG with a logarithmic scale from 0.1 ms on. */
export function chart(title: string, bars: readonly Bar[]): string {
  const longest = Math.max(...bars.map(({ p99 }) => p99));
  const widthOf = (ms: number): number =>
    Math.max(1, (WIDTH * Math.log10(Math.max(ms, 0.1) / 0.1)) / Math.log10(longest / 0.1));
  const rows = bars.map(({ name, p50, p99 }, place) => {
    const y = TOP + place * ROW;
    return [
      `<text x="${LEFT - 10}" y="${y + 19}" text-anchor="end">${name}</text>`,
      bar(y, widthOf(p50), "#4a7a9c", `${p50.toFixed(2)} ms, half of the questions`),
      bar(y + 16, widthOf(p99), "#c08a3e", `${p99.toFixed(2)} ms, 99 of 100`),
    ].join("\n");
  });
  const height = TOP + bars.length * ROW + 10;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 ${height}" font-family="sans-serif" font-size="13" role="img">
<title>${title}</title>
<rect width="900" height="${height}" fill="#ffffff"/>
<text x="20" y="28" font-size="16">${title} (logarithmic)</text>
${rows.join("\n")}
</svg>
`;
}

function bar(y: number, width: number, color: string, label: string): string {
  return `<rect x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="14" fill="${color}"/>
<text x="${(LEFT + width + 6).toFixed(1)}" y="${y + 12}" font-size="12">${label}</text>`;
}
