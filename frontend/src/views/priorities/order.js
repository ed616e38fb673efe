/** The ideas by rank, how often each is among the first three, and what can be said of that. */
import { classes, html } from "../../lib.js";
import { half } from "./board.js";

const percent = (share) => `${Math.round(100 * share)} %`;
const range = ({ median, low, high }) => (low === high ? `${half(median)}` : `${half(median)} (${low} to ${high})`);

export function Order({ standing, chosen, onChoose, definition }) {
  const { ideas, words } = standing;
  const sure = ideas.some(({ top }) => top !== null);
  const most = Math.max(...ideas.map(({ value }) => value));
  return html`<div class="ranks">
    <table class="ruled pl">
      <caption class="vh">Ideas by median impact divided by median effort</caption>
      <thead><tr><th scope="col"><span class="vh">Number</span></th><th scope="col">Idea</th><th scope="col">${sure ? "In the top 3" : "Impact ÷ effort"}</th></tr></thead>
      <tbody>${ideas.map((one) => html`<tr key=${one.id} class=${classes(one.id === chosen && "on")}>
        <td class="num">${one.number}</td>
        <th scope="row"><button type="button" class="pick" aria-pressed=${String(one.id === chosen)} onClick=${() => onChoose(one.id === chosen ? "" : one.id)}><span dir="auto">${one.name}</span>
          <small>impact ${range(one.impact)}, effort ${range(one.effort)}</small></button></th>
        <td><span class="share-bar"><i style=${`--p:${100 * (sure ? (one.top ?? 0) : one.value / most)}%`} aria-hidden="true"></i><span class="num">${sure ? percent(one.top ?? 0) : one.value.toFixed(1)}</span></span></td>
      </tr>`)}</tbody>
    </table>
    <p class="said-of-it" role="status">${words.map(({ text, strong }, index) => html`${index ? " " : ""}${strong ? html`<b>${text}</b>` : text}`)}</p>
    <p class="soft small">${definition}</p>
  </div>`;
}
