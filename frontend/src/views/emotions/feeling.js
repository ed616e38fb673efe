/** What a chosen face sets. */

/** The faces of the vocabulary, worst first, each with its words. */
export const levels = (state) => state.vocabulary.emotions ?? [];

/** Words to choose from for a feeling. */
export const wordsFor = (state, feeling) => levels(state).find((one) => one.feeling === feeling)?.words ?? [];

/** The fields a face sets: a suggested word of another face goes, a person's own word stays. */
export function felt(state, moment, feeling) {
  const all = levels(state).flatMap((one) => one.words);
  const misfit = all.includes(moment.word) && !wordsFor(state, feeling).includes(moment.word);
  return misfit ? { feeling, word: "" } : { feeling };
}
