import { basename, extname } from "node:path";
import type { Problem } from "../../article/problem.ts";
import type { SourceText } from "../../suggest/source-text.ts";
import { readArticle } from "../articles/article-file.ts";
import { readPlainArticle } from "../articles/plain-article.ts";
import { readTextFile } from "../text-file.ts";

/** Reads the files to search for events: articles with front matter, and plain texts. Never rejects. */
export async function loadSourceTexts(
  files: readonly string[],
): Promise<{ readonly texts: readonly SourceText[]; readonly problems: readonly Problem[] }> {
  const texts: SourceText[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const reading = await readTextFile(file);
    if ("problem" in reading) problems.push(reading.problem);
    else if (reading.text.startsWith("---\n")) {
      const { article, problems: own } = readArticle(
        file,
        basename(file, extname(file)),
        reading.text,
      );
      problems.push(...own);
      if (article !== null) texts.push({ ...article, name: file });
    } else texts.push(readPlainArticle(file, reading.text));
  }
  return { texts, problems };
}
