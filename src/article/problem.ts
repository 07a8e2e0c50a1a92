/** Something in a content file that an editor has to mend. */
export interface Problem {
  /** Path as the editor knows it, e.g. `content/articles/x.md`. */
  readonly file: string;
  /** 1-based; 1 where the whole file is meant. */
  readonly line: number;
  /** What was read, what is allowed, what to do. */
  readonly message: string;
}

/** `content/articles/x.md:4: published is "2020-13-02"; month 13 does not exist. Write YYYY-MM-DD.` */
export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}: ${problem.message}`;
}

/** By file and line. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
  );
}
