/** What a chosen face sets. */

const level = (state, feeling) => (state.vocabulary.emotions ?? []).find((one) => one.feeling === feeling);

/** Words to choose from for a feeling. */
export const wordsFor = (state, feeling) => level(state, feeling)?.words ?? [];

/** The fields a face sets: a suggested word of another face goes, a person's own word stays. */
export function felt(state, moment, feeling) {
  const all = (state.vocabulary.emotions ?? []).flatMap((one) => one.words);
  const misfit = all.includes(moment.word) && !wordsFor(state, feeling).includes(moment.word);
  return misfit ? { feeling, word: "" } : { feeling };
}
