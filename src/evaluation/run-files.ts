import type { AnsweredQuestion } from "./evaluate.ts";

/** Name of the run in its own lines. */
const TAG = "ip-almanac";
/** trec_eval sorts by score again and breaks ties by id: equal scores are set apart by this much. */
const SCORE_STEP = 1e-6;

/** Lines of a TREC run, `qid Q0 docid rank score tag`, in the order in which the product shows the documents. */
export function runLines({ questionId, documents }: AnsweredQuestion): readonly string[] {
  let last = Infinity;
  return documents.map(({ id, score }, index) => {
    last = Math.min(score, last - SCORE_STEP);
    return `${questionId} Q0 ${id} ${index + 1} ${last.toFixed(6)} ${TAG}`;
  });
}

/** `{"_id": qid, "excerpts": [{"doc": id, "text": "..."}]}`, one line. */
export function formatExcerptLine({ questionId, excerpts }: AnsweredQuestion): string {
  return JSON.stringify({
    _id: questionId,
    excerpts: excerpts.map(({ documentId, text }) => ({ doc: documentId, text })),
  });
}
