/** What could be done next: the best opportunities, or ideas from where it hurts most. One press makes an action. */
import { html, useId } from "../../lib.js";
import { Button, Face } from "../../parts.js";

/** How many a group can keep at once. */
const BEST = 3;
const NUMBER = { 2: "two", 3: "three" };

/**
 * @param {object} props
 * @param {{id: string, name: string, where: string, feeling: number|null, note?: string, fields: object}[]} props.offered
 * @param {string} [props.few] said when only a few people have made the order
 * @param {(fields: object) => void} props.onTake
 * @param {(list: object[]) => void} props.onTakeAll
 */
export function Offered({ state, offered, few, onTake, onTakeAll, go }) {
  const heading = useId();
  if (offered.length === 0) return null;
  const best = offered.slice(0, BEST);
  const ranked = state.doc.opportunities.length > 0;
  return html`<section class="offered" aria-labelledby=${heading}>
    <div class="top">
      <div>
        <h3 id=${heading}>${ranked ? "From the best opportunities" : "From the map, where it hurts most"}</h3>
        <p class="soft small">${ranked ? "Nobody has taken these yet. One press makes an action of it." : "Ideas from the lowest moments. One press makes an action of it."}${ranked && few && ` ${few}`}</p>
      </div>
      ${best.length > 1 && html`<${Button} go=${go} icon="plus" onClick=${() => onTakeAll(best.map((one) => one.fields))}>Take the ${NUMBER[best.length]} best<//>`}
    </div>
    <ol>
      ${offered.map((one, index) => html`<li key=${one.id}>
        <span class="num soft">${index + 1}</span>
        <p><b dir="auto">${one.name}</b>${one.where && html`<span class="soft where" dir="auto">${one.feeling !== null && html`<${Face} value=${one.feeling} size=${18} />`}${one.where}</span>`}</p>
        ${one.note && html`<span class="soft small note-of">${one.note}</span>`}
        <${Button} icon="plus" aria-label=${`Make an action of: ${one.name}`} onClick=${() => onTake(one.fields)}>Make it an action<//>
      </li>`)}
    </ol>
  </section>`;
}
