/** The table in which one person scores: impact and effort, 1 to 5, by press, by digit and by arrow. */
import { html, inWords, useId, useRef } from "../../lib.js";

const LEVELS = [1, 2, 3, 4, 5];

/** Whether an idea has both scores. */
export const filled = (score) => Boolean(score?.impact && score?.effort);

/**
 * @param {{state: object, ideas: object[], person: string, scores: Record<string, {impact?: number, effort?: number}>,
 *   onScore: (idea: string, side: "impact"|"effort", value: number) => void}} props
 */
export function ScoreTable({ state, ideas, person, scores, onScore }) {
  const id = useId();
  const table = useRef(null);
  const numbers = new Map(state.doc.opportunities.map((one, index) => [one.id, index + 1]));
  const keys = (event, idea, side) => {
    const value = !event.altKey && !event.ctrlKey && !event.metaKey && LEVELS.find((level) => String(level) === event.key);
    const groups = [...table.current.querySelectorAll("[data-score]")];
    const at = groups.indexOf(event.currentTarget);
    const step = { ArrowUp: -2, ArrowDown: 2 }[event.key];
    if (value) {
      onScore(idea, side, value);
      focusOn(groups[at + 1] ?? event.currentTarget);
    } else if (step) {
      // Up and down go from idea to idea; left and right change the score, as they do in any group of choices.
      focusOn(groups[at + step]);
    } else return;
    event.preventDefault();
  };
  const seg = (one, side, label) => html`<div class="seg num" role="radiogroup" aria-label=${`${label}, idea ${numbers.get(one.id)}`} data-score onKeyDown=${(event) => keys(event, one.id, side)}>
    ${LEVELS.map((level) => html`<label key=${level}>
      <input type="radio" name=${`${id}${one.id}${side}`} aria-label=${String(level)} checked=${scores[one.id]?.[side] === level} onChange=${() => onScore(one.id, side, level)} />
      <span aria-hidden="true">${level}</span>
    </label>`)}
  </div>`;
  return html`<table class="ruled stacks score-table" ref=${table}>
    <caption class="vh">The scores of ${person}</caption>
    <thead><tr><th scope="col"><span class="vh">Number</span></th><th scope="col">Idea</th><th scope="col">${inWords(state, "Impact on the {customer}")}</th><th scope="col">Effort for us</th></tr></thead>
    <tbody>${ideas.map((one) => html`<tr key=${one.id}>
      <td class="num">${numbers.get(one.id)}</td>
      <th scope="row" dir="auto">${one.name}</th>
      <td><span class="small soft" aria-hidden="true">Impact</span>${seg(one, "impact", "Impact")}</td>
      <td><span class="small soft" aria-hidden="true">Effort</span>${seg(one, "effort", "Effort")}</td>
    </tr>`)}</tbody>
  </table>`;
}

const focusOn = (group) => (group?.querySelector(":checked") ?? group?.querySelector("input"))?.focus();
