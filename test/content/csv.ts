/** Rows of a CSV text with a header line; fields may be quoted and then hold commas and doubled quotes. */
export function readCsv(text: string): Record<string, string>[] {
  const [header = [], ...rows] = text
    .split("\n")
    .filter((line) => line !== "")
    .map(splitLine);
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ""])));
}

function splitLine(line: string): string[] {
  return [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = ""]) =>
    quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'),
  );
}
