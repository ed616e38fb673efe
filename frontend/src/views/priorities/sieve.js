/** Which idea cards are shown. */

/** The place that stands for all places where the map hurts. */
export const HURTS = "hurts";

/** Cards that fit the place and kind asked for, those that the map calls for first. */
export function chosen(deck, offers, kinds, stage, group) {
  const at = new Map(offers.map((offer, place) => [offer.card, { offer, place }]));
  const fits = (card) => {
    if (group && card.group !== group) return false;
    if (stage === HURTS) return at.has(card.name);
    return !stage || card.stages.includes(kinds[stage]);
  };
  const here = (card) => {
    const { offer } = at.get(card.name) ?? {};
    return stage === HURTS || !stage || offer?.stage === stage ? offer : undefined;
  };
  const place = (card) => (here(card) ? at.get(card.name).place : Infinity);
  return deck.cards.filter(fits).sort((a, b) => place(a) - place(b) || 0).map((card) => ({ card, offer: here(card) }));
}
