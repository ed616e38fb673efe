/** Idea cards: first those that the map calls for, then all of them by stage and kind. */
import { classes, html, sentence, useState } from "../../lib.js";
import { Button, Icon, Section, Select } from "../../parts.js";
import { useDeck } from "./asked.js";
import { HURTS, chosen } from "./sieve.js";

const FIRST = 6;

export function Cards({ state, told }) {
  const deck = useDeck(state) ?? { cards: [], groups: {}, stages: [] };
  const [stage, setStage] = useState(HURTS);
  const [group, setGroup] = useState("");
  const [all, setAll] = useState(false);
  const offers = told?.offers ?? [];
  const found = chosen(deck, offers, told?.stages ?? {}, stage, group);
  const shown = all ? found : found.slice(0, FIRST);
  const stages = [
    { value: HURTS, label: `Where the map calls for it (${offers.length})` },
    ...state.doc.stages.map(({ id, name }) => ({ value: id, label: name || "A stage without a name" })),
    { value: "", label: `Anywhere (${deck.cards.length})` },
  ];
  const groups = [{ value: "", label: "All kinds" }, ...Object.entries(deck.groups).map(([value, label]) => ({ value, label }))];
  return html`<${Section} title="Idea cards" hint=${hint(deck.cards.length, offers.length)}>
    <div class="sieve">
      <${Select} label="For which stage" value=${stage} options=${stages} onInput=${setStage} />
      <${Select} label="What kind of idea" value=${group} options=${groups} onInput=${setGroup} />
    </div>
    ${!found.length && html`<p class="soft">${offers.length ? "No card of this kind for that place." : "Nothing hurts on the map yet. Choose a stage, and its cards are here."}</p>`}
    <ul class="ideacards" aria-label="Idea cards">
      ${shown.map(({ card, offer }) => html`<${Card} key=${card.name} state=${state} deck=${deck} card=${card} offer=${offer} stage=${stage} />`)}
    </ul>
    ${found.length > FIRST && html`<p><${Button} bare aria-expanded=${String(all)} onClick=${() => setAll(!all)}>${all ? `The first ${FIRST} only` : `Show all ${found.length}`}<//></p>`}
  <//>`;
}

/** How many cards there are, and how many of them the map calls for: the number that is shown first. */
function hint(all, fit) {
  if (!all) return "";
  return fit ? `${fit} of ${all} answer what is on your map` : `${all} things that helped others, by stage and kind`;
}

function Card({ state, deck, card, offer, stage }) {
  const link = `card.${card.name}`;
  const taken = state.doc.opportunities.some(({ origin }) => origin.includes(link));
  const spot = state.doc.touchpoints.find(({ id }) => id === offer?.touchpoint);
  const take = () => {
    const place = offer ? { touchpoint: offer.touchpoint, stage: offer.stage } : { stage: state.doc.stages.some(({ id }) => id === stage) ? stage : "" };
    state.add("opportunity", { name: card.title, kind: card.kind, origin: [link], note: card.text, ...place });
  };
  return html`<li class="ideacard">
    <p class="eye">${deck.groups[card.group]}</p>
    <h4>${card.title}</h4>
    <p>${card.text}</p>
    <p class="instance">${card.instance}</p>
    ${spot && html`<p class=${classes("why", offer.glad && "glad")}><${Icon} name=${offer.glad ? "star" : "warn"} /><span><b dir="auto">${spot.name}.</b> <span dir="auto">${sentence(offer.why)}</span></span></p>`}
    <${Button} icon=${taken ? "check" : "plus"} aria-pressed=${taken ? "true" : null} aria-disabled=${taken ? "true" : null} aria-label=${`${taken ? "Taken" : "Take"}: ${card.title}`} onClick=${() => taken || take()}>${taken ? "Taken" : "Take it"}<//>
  </li>`;
}
