/** You said, we did: every action that is done, beside what was said before it. */
import { html, inWords, useEffect, useId, useState } from "../../lib.js";
import { Button, Icon } from "../../parts.js";

export function Answers({ state, answers }) {
  const heading = useId();
  const comments = useComments(state, answers);
  if (answers.length === 0) return null;
  return html`<section class="answers" aria-labelledby=${heading}>
    <h3 id=${heading}>You said, we did</h3>
    <p class="soft small">${inWords(state, "What is done goes back to the {customers} who said it: on the door, in the letter, in the handout.")}</p>
    <ol>${answers.map((one) => html`<${Answer} key=${one.action} state=${state} answer=${one} comments=${comments[one.action]} />`)}</ol>
  </section>`;
}

function Answer({ state, answer, comments }) {
  const { action, name, said, did, owner, closed } = answer;
  const by = [owner, closed].filter(Boolean).join(", ");
  return html`<li>
    <div class="heard">
      <p class="eye">You said</p>
      ${comments?.quote && html`<blockquote class="say" dir="auto">“${comments.quote}”</blockquote>`}
      ${comments?.words && html`<p class="soft small">${comments.words}</p>`}
      ${said.slice(0, comments?.quote ? 1 : 3).map((one) => html`<${Said} key=${one.id} state=${state} ...${one} />`)}
      ${!comments?.quote && said.length === 0 && html`<p class="soft">Nothing on the map says why. Choose where on the map it belongs, and it stands here.</p>`}
    </div>
    <div class="done">
      <p class="eye">We did</p>
      ${did ? html`<p class="did" dir="auto">${did}</p>` : html`<p class="did" dir="auto">${name || "An action without a name"}</p>`}
      <p class="soft small" dir="auto"><${Icon} name="check" />${by || "Done"}</p>
      ${!did && html`<${Button} bare onClick=${() => state.focus("action", action, "told")}>Say it in the words of the one who asked<//>`}
    </div>
  </li>`;
}

/** A line of the map: a quote as it was said, a pain as it was noted. */
function Said({ state, text, who, heard, spoken, kind, id, field }) {
  const go = (event) => {
    event.preventDefault();
    state.focus(kind, id, field);
  };
  const here = document.querySelector(`[data-field="${kind}:${id}:${field}"]`);
  const source = [who, heard].filter(Boolean).join(", ");
  return html`<blockquote class="say" dir="auto">${spoken ? `“${text}”` : text}</blockquote>
    ${source && html`<p class="soft small" dir="auto">${here ? html`<a href="#" onClick=${go}>${source}</a>` : source}</p>`}`;
}

/** How often a question without an answer is asked again, and after how many ms. */
const TIMES = 3, PAUSE = 3000;

/** Comments behind each answer, asked of the kernel, because there may be very many. */
function useComments(state, answers) {
  const [found, setFound] = useState({});
  const asked = answers.map(({ action, themes, touchpoint }) => [action, touchpoint, ...themes].join(" ")).join(", ");
  useEffect(() => {
    let here = true;
    let later, left = TIMES;
    // The first answer loads what reads comments, and a slow kernel may be given up meanwhile.
    const again = () => {
      if (here && left > 0) later = setTimeout(ask, PAUSE);
      left -= 1;
    };
    const ask = () => state.call("comments_behind").then((answer) => here && setFound(answer), again);
    if (asked) ask();
    return () => {
      here = false;
      clearTimeout(later);
    };
  }, [asked]);
  return found;
}
