/** The board of impact and effort with the order beside it, once the scores are shown; and two other ways to rank. */
import { html, inWords, useId, useState } from "../lib.js";
import { Section } from "../parts.js";
import { usePriorities } from "./priorities/asked.js";
import { Board } from "./priorities/board.js";
import { Details } from "./priorities/details.js";
import { Methods } from "./priorities/methods.js";
import { Order } from "./priorities/order.js";

export function ImpactEffort({ state }) {
  const heading = useId();
  const told = usePriorities(state);
  const [chosen, choose] = useState("");
  const { opportunities } = state.doc;
  if (!opportunities.length) return html`<p class="soft">The board of impact and effort fills once there are ideas, and everybody has scored them.</p>`;
  const standing = told?.standing;
  const idea = standing?.ideas.find(({ id }) => id === chosen);
  const people = standing?.scorers ?? 0;
  return html`<section class="board-of-ideas" aria-labelledby=${heading}>
    <h2 id=${heading}>What comes first</h2>
    ${standing?.ideas.length
      ? html`<div class="pri">
          <div><figure>
            <${Board} standing=${standing} chosen=${chosen} onChoose=${choose} across="Effort for us" up=${inWords(state, "Impact on the {customer}")} />
            <figcaption class="soft small">Medians of ${people === 1 ? "one person" : `${people} people`}. Above 3 is much. Filled: among the first three in at least a third of the draws.</figcaption>
          </figure>
          ${idea && html`<${Details} state=${state} told=${told} idea=${idea} />`}</div>
          <${Order} standing=${standing} chosen=${chosen} onChoose=${choose} definition=${told.definitions.rank} />
        </div>`
      : html`<p class="hush">${hush(state.facts?.priorities)}</p>`}
    <${Section} title="Other ways to rank" hint="RICE and the opportunity score, for who has numbers">
      <${Methods} state=${state} told=${told} />
    <//>
  </section>`;
}

/** Why there is no board yet. */
function hush(now) {
  if (now?.shown) return "The scores are shown, and there are none yet.";
  return now?.people.length ? "Hidden until the reveal. Everybody can still change their own scores." : "Everybody scores alone first. Then all scores appear here together, so the loudest voice counts once.";
}
