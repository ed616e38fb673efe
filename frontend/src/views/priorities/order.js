/** The ideas by rank, how often each is among the first three, and what can be said of that. */
import { classes, html, useState } from "../../lib.js";
import { Button } from "../../parts.js";
import { half } from "./board.js";

/** How many places are shown before "Show all". */
const FIRST = 10;

const percent = (share) => `${Math.round(100 * share)} %`;
const range = ({ median, low, high }) => (low === high ? `${half(median)}` : `${half(median)} (${low} to ${high})`);

export function Order({ standing, chosen, onChoose, definition }) {
  const { ideas, words } = standing;
  const sure = ideas.some(({ top }) => top !== null);
  const [all, setAll] = useState(false);
  const shown = all ? ideas : ideas.filter(({ id }, place) => place < FIRST || id === chosen);
  const most = Math.max(...ideas.map(({ value }) => value));
  return html`<div class="ranks">
    <p class="said-of-it" role="status">${words.map(({ text, strong }, index) => html`${index ? " " : ""}${strong ? html`<b>${text}</b>` : text}`)}</p>
    <table class="ruled pl">
      <caption class="vh">Ideas by median impact divided by median effort</caption>
      <thead><tr><th scope="col"><span class="vh">Number</span></th><th scope="col">Idea</th><th scope="col">${sure ? "In the top 3" : "Impact ÷ effort"}</th></tr></thead>
      <tbody>${shown.map((one) => html`<tr key=${one.id} class=${classes(one.id === chosen && "on")}>
        <td class="num">${one.number}</td>
        <th scope="row"><button type="button" class="pick" aria-pressed=${String(one.id === chosen)} onClick=${() => onChoose(one.id === chosen ? "" : one.id)}><span dir="auto">${one.name}</span>
          <small>impact ${range(one.impact)}, effort ${range(one.effort)}${one.people < standing.scorers && `, from ${one.people} of ${standing.scorers} people`}</small></button></th>
        <td><span class="share-bar"><i style=${`--p:${100 * (sure ? (one.top ?? 0) : one.value / most)}%`} aria-hidden="true"></i><span class="num">${sure ? percent(one.top ?? 0) : one.value.toFixed(1)}</span></span></td>
      </tr>`)}</tbody>
    </table>
    ${ideas.length > FIRST && html`<p><${Button} bare aria-expanded=${String(all)} onClick=${() => setAll(!all)}>${all ? `The first ${FIRST} only` : `Show all ${ideas.length}`}<//></p>`}
    <${Waiting} list=${standing.waiting} />
    <p class="soft small">${definition}</p>
  </div>`;
}

/** Ideas that have no place, because too few people scored them: else one enthusiast would be a median. */
function Waiting({ list = [] }) {
  if (!list.length) return null;
  return html`<div class="waiting">
    <h3>Too few scores yet</h3>
    <ul>${list.map(({ id, number, name, words }) => html`<li key=${id}><span class="num soft">${number}</span><span><span dir="auto">${name}</span> <small class="soft">${words}</small></span></li>`)}</ul>
  </div>`;
}
